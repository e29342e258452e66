class C { void M() { int; Console.WriteLine(string); var x = C; } }
