class C { void F(int a int b) { } }
