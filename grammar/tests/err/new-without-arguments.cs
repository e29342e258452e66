class C { void M() { var a = new int; var b = new List<int>; } }
