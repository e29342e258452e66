class C { int<string> a; void M() { M<int>(); } }
