int x = 1;
switch (x)
{
    case 1 System.Console.WriteLine(); break;
}
