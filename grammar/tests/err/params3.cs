class C { void F(int a { } }
