class C { void M() { }; int P { get; set; }; }
