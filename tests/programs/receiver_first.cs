// What stands to the left of an index is read before the index is evaluated, also where the index awaits or assigns.
using System;
using System.Threading.Tasks;

var c = new Cells("first");
c[Replace(7)]++;
Console.WriteLine(c);
c = new Cells("again");
c[await ReplaceLater(3)] += 2;
Console.WriteLine(c);

int Replace(int i) { c = new Cells("second"); return i; }
async Task<int> ReplaceLater(int i) { await Task.Yield(); c = new Cells("third"); return i; }

class Cells(string name)
{
    public int this[int i]
    {
        get { Console.WriteLine($"get {name}[{i}]"); return i; }
        set => Console.WriteLine($"set {name}[{i}] = {value}");
    }
    public override string ToString() => name;
}
