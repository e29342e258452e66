class C { void F(int) { } }
