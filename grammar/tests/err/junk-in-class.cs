class C { int x int y; 5; foo(); }
