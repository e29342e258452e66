// Layouts of user types, and iterators.
using System.Runtime.CompilerServices;
using System.Threading.Tasks;

struct B5 { public byte A, B, C, D, E; }
struct BI { public byte B; public int I; }
struct E1 { }
struct II { public int A, B; }
struct LB { public long L; public byte B; }
struct NI { public int? N; public byte B; }
struct RB { public object O; public byte B; }
class C1 { public int? N; }
class C2 { public int I; public long L; public byte B; public object? O; public (int, string) T; }
class C3 { public DateTime D; public decimal M; public Guid G; }
class C4 { public byte A, B, C; }
class C5 : C4 { public byte D; public long L; }
class C6 : C4 { public object? O; public byte D, E; }
class C7 : C4 { public II S; public byte D; }
class CA { public byte B; }
class CB { public int I; public byte B; public object? O; }
class CD : CB { public byte C; public int J; }
class CE : CD { public object? P; public bool Q; }

static class Program
{
    static object? s_sink;

    static void Size<T>(string name) => Console.WriteLine($"layout:{name}\t{Unsafe.SizeOf<T>()}");

    static void Object<T>(string name) where T : new()
    {
        s_sink = new T();
        long before = GC.GetAllocatedBytesForCurrentThread();
        s_sink = new T();
        Console.WriteLine($"layout:{name}\t{GC.GetAllocatedBytesForCurrentThread() - before}");
    }

    static void Main()
    {
        Size<B5>("B5");
        Size<BI>("BI");
        Size<E1>("E1");
        Size<II>("II");
        Size<LB>("LB");
        Size<NI>("NI");
        Size<RB>("RB");
        Size<ValueTuple<byte, DateTime>>("ValueTuple<Byte,DateTime>");
        Size<ValueTuple<byte, Task, byte>>("ValueTuple<Byte,Task,Byte>");
        Size<ValueTuple<int, bool>>("ValueTuple<Int32,Boolean>");
        Size<ValueTuple<int, DateTime>>("ValueTuple<Int32,DateTime>");
        Size<ValueTuple<int, int, int>>("ValueTuple<Int32,Int32,Int32>");
        Size<ValueTuple<int?, byte>>("ValueTuple<Nullable<Int32>,Byte>");
        Size<ValueTuple<string, bool>>("ValueTuple<String,Boolean>");
        Size<ValueTuple<TaskStatus, int>>("ValueTuple<TaskStatus,Int32>");
        Object<C1>("class C1");
        Object<C2>("class C2");
        Object<C3>("class C3");
        Object<C4>("class C4");
        Object<C5>("class C5");
        Object<C6>("class C6");
        Object<C7>("class C7");
        Object<CA>("class CA");
        Object<CB>("class CB");
        Object<CD>("class CD");
        Object<CE>("class CE");
    }
}
