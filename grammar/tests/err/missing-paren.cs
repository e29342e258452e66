System.Console.WriteLine("x";
