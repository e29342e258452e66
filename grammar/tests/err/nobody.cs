class C { void F() }
