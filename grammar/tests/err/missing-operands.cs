class C { void M() { int a = ; a = 1 + ; if () { } M(1, ); } }
