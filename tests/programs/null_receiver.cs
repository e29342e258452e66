using System;

// A receiver is looked at when the arguments have been evaluated, whatever the call is expanded to.
C none = null;
Try(() => none.X = Say("setter"));
Try(() => Console.WriteLine(none.X));
Try(() => none.Set(Say("method"), Say("second")));
Try(() => Console.WriteLine(none.Sum(Say("sum"))));
Try(() => none.Count += Say("compound"));

static void Try(Action action)
{
    try
    {
        action();
        Console.WriteLine("went through");
    }
    catch (NullReferenceException)
    {
        Console.WriteLine("null reference");
    }
}

static int Say(string text)
{
    Console.WriteLine(text);
    return 1;
}

class C
{
    public int X { get; set; }
    public int Count { get; set; }
    private int _a, _b;
    public void Set(int a, int b)
    {
        _a = a;
        _b = b;
    }
    public int Sum(int a) => a + _a + _b;
}
