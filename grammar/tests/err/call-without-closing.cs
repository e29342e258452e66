class C { void M() { M(; if (true { } } }
