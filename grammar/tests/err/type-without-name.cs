class C { void M() { int = 1; } }
