int x = 1 switch { 1 : 2, _ => 3 };
