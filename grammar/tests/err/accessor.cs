class C { public int P { get set; } }
