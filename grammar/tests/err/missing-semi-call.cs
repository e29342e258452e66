System.Console.WriteLine(1)
System.Console.WriteLine(2);
