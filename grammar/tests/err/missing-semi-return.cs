class C { int F() { return 1 } }
