// The methods of the rows `sm:` and `box:` (their sources stand there). The test looks at their machines, not at a run.
using System.Runtime.CompilerServices;
using System.Threading.Tasks;

struct D12 { public int A, B, C; }
class Res : IAsyncDisposable { public ValueTask DisposeAsync() => default; }
class ClassAwaitable : INotifyCompletion
{
    public ClassAwaitable GetAwaiter() => this;
    public bool IsCompleted => false;
    public void OnCompleted(Action continuation) { }
    public void GetResult() { }
}
class ClassAwaitable2 : INotifyCompletion
{
    public ClassAwaitable2 GetAwaiter() => this;
    public bool IsCompleted => false;
    public void OnCompleted(Action continuation) { }
    public void GetResult() { }
}

class S
{
    static Task T = Task.CompletedTask;
    static Task<int> TI = Task.FromResult(1);
    static Task<bool> TB = Task.FromResult(true);
    static Task<string> TS = Task.FromResult("");
    static Task<Task> TT = Task.FromResult(Task.CompletedTask);
    static ValueTask VT => default;
    static ValueTask<int> VTI => default;
    int cnt;
    SemaphoreSlim sem = new(1);
    static void Use(object? o) { }
    static void Use<V>(V v) { }
    static void UseI(long n) { }
    static Task A0() => T;
    static void Main() { }

    static async Task YieldOnly(){ await Task.Yield(); }
    static async Task AwaiterOnly(){ await T; }
    static async Task AwaiterOnlyInt(){ await TI; }
    static async Task OneInt(){ int a=Environment.TickCount; await T; UseI(a);}
    static async Task OneBool(){ bool a=Environment.TickCount>0; await T; UseI(a?1:0);}
    static async Task OneChar(){ char a=(char)Environment.TickCount; await T; UseI(a);}
    static async Task OneFloat(){ float a=Environment.TickCount; await T; UseI((long)a);}
    static async Task TwoInt(){ int a=Environment.TickCount,b=a+1; await T; UseI(a+b);}
    static async Task ThreeInt(){ int a=Environment.TickCount,b=a+1,c=b+1; await T; UseI(a+b+c);}
    static async Task OneLong(){ long a=Environment.TickCount; await T; UseI(a);}
    static async Task OneDouble(){ double a=Environment.TickCount; await T; UseI((long)a);}
    static async Task OneRef(){ object a=T; await T; Use(a);}
    static async Task OneDateTime(){ DateTime a=DateTime.Now; await T; UseI(a.Ticks);}
    static async Task OneNullableInt(){ int? a=Environment.TickCount; await T; UseI(a.Value);}
    async Task ThisOnly(){ await T; Use(this);}
    static async Task RefParam(string s){ await T; Use(s);}
    static async Task UnusedParam(string s, int x, long y){ await T; }
    static async Task IntStringLong(){ int a=Environment.TickCount; string s=a.ToString(); long l=a; await T; UseI(a+l); Use(s);}
    static async Task ThreeRefs(){ object a=T,b=TI,c=T; await T; Use(a);Use(b);Use(c);}
    static async Task OneDecimal(){ decimal a=Environment.TickCount; await T; UseI((long)a);}
    static async Task OneGuid(){ Guid a=Guid.NewGuid(); await T; Use(a);}
    static async Task CfgFalse(){ await T.ConfigureAwait(false); }
    static async Task CfgFalseInt(){ await TI.ConfigureAwait(false); }
    static async Task VTAw(){ await VT; }
    static async Task VTIAw(){ await VTI; }
    static async Task VTCfg(){ await VT.ConfigureAwait(false); }
    static async Task VTICfg(){ await VTI.ConfigureAwait(false); }
    static async Task TaskAndYield(){ await T; await Task.Yield(); }
    static async Task YieldAndTask(){ await Task.Yield(); await T; }
    static async Task TaskAndTaskInt(){ await T; await TI; }
    static async Task<int> TIntYield(){ await Task.Yield(); return 1; }
    static async Task<int> TIntOneInt(){ int a=Environment.TickCount; await T; return a; }
    static async Task<string> TStrOneTask(){ await T; return "x"; }
    static async Task<Guid> TGuid(){ await T; return default; }
    static async Task<decimal> TDec(){ await T; return 1m; }
    static async Task<long> TLong(){ await T; return 1; }
    static async Task<D12> TD12(){ await T; return default; }
    static async Task<(int,string)> TTup(){ await T; return default; }
    static async ValueTask<int> VIntTask(){ await T; return 1; }
    static async ValueTask<string> VStrTask(){ await T; return ""; }
    static async ValueTask<long> VLongTask(){ await T; return 1; }
    static async ValueTask<Guid> VGuidTask(){ await T; return default; }
    static async ValueTask VTask(){ await T; }
    static async void VoidYield(){ await Task.Yield(); }
    static async void VoidTask(){ await T; }
    static async Task<int> Fib(int n){ if(n<2) return n; return await Fib(n-1)+await Fib(n-2); }
    static async Task Loop(int n){ for(int i=0;i<n;i++) await T; }
    static async Task ForeachList(List<int> l){ foreach(var x in l) await T; }
    static async Task ForeachListUse(List<int> l){ foreach(var x in l) {await T; UseI(x);} }
    static async Task ForeachListStr(List<string> l){ foreach(var x in l) {await T; Use(x);} }
    static async Task ForeachListLong(List<long> l){ foreach(var x in l) await T; }
    static async Task ForeachArr(int[] l){ foreach(var x in l) await T; }
    static async Task ForeachArrUse(int[] l){ foreach(var x in l) {await T;UseI(x);} }
    static async Task ForeachEnum(IEnumerable<int> l){ foreach(var x in l) await T; }
    static async Task ForeachEnumUse(IEnumerable<int> l){ foreach(var x in l) {await T;UseI(x);} }
    static async Task AwaitUsing(){ await using var r=new Res(); await Task.Yield(); }
    static async Task AwaitUsingTask(){ await using var r=new Res(); await T; }
    static async Task AwaitForeach(IAsyncEnumerable<int> e){ await foreach(var x in e) UseI(x); }
    static async Task AwaitForeachYield(IAsyncEnumerable<int> e){ await foreach(var x in e) {await T; UseI(x);} }
    async Task SemPattern(){ await sem.WaitAsync(); try{ await Task.Yield(); cnt++; } finally{ sem.Release(); } }
    async Task SemPattern2(){ await sem.WaitAsync(); try{ await T; cnt++; } finally{ sem.Release(); } }
    static async Task ClassAw(){ await new ClassAwaitable(); }
    static async Task ClassAw2(){ await new ClassAwaitable(); await new ClassAwaitable2(); }
    static async Task CatchAwait(){ try { await T; } catch(Exception e) { await T; Use(e); } }
    static async Task CatchAwaitNoVar(){ try { await T; } catch { await T; } }
    static async Task CatchRethrow(){ try { await T; } catch(Exception) { await T; throw; } }
    static async Task FinallyAwait(){ try { await T; } finally { await T; } }
    static async Task<int> FinallyAwaitRet(){ try { await T; return Environment.TickCount; } finally { await T; } }
    static async Task CatchFinallyAwait(){ try { await T; } catch(InvalidOperationException e) { await T; Use(e);} finally { await T; } }
    static async Task TryFinallyPlain(){ try { await T; } finally { UseI(1); } }
    static async Task UsingPlain(IDisposable d){ using(d) { await T; } }
    static async Task UsingVar(){ using var s=new SemaphoreSlim(1); await T; }
    static async Task GenericM<X>(X x){ await T; Use(x); }
    static async Task Sibling(){ { int a=Environment.TickCount; await T; UseI(a);} {int b=Environment.TickCount+1; await T; UseI(b);} {string s="a"+Environment.TickCount; await T; Use(s);} {string s2="a"+Environment.TickCount; await T; Use(s2);} }
    static async Task SpillMix(int n){ int x=n; UseI(x + await TI + n); int y=x+1; await T; UseI(x+y); }
    static async Task SpillMix2(int n){ string x="a"+n; UseI(n * await TI); string y="b"+n; await T; Use(x+y); long z=n; await T; UseI(z); }
    static async Task<int> NMul(int n){ return n * await TI; }
    static async Task<int> FieldAdd(S o){ o.cnt += await TI; return o.cnt; }
    static async Task ArrAdd(int[] a,int i){ a[i] += await TI; }
    static async Task ArrSet(int[] a,int i){ a[i] = await TI; }
    static async Task LocalAdd(){ int x=Environment.TickCount; x += await TI; UseI(x);}
    static async Task Closure(int p){ int q=p+1; Action f=()=>{p++; q++;}; await T; f(); UseI(p+q); }
    static async Task Closure2(int p){ Func<Task> f=async ()=>{ await T; p++; }; await f(); {int z=p; Action g=()=>z++; await T; g(); UseI(z);} }
    static async Task Cond(bool b){ UseI(b ? await TI : 3); UseI(b && await TB ? 1:2); }
    static async Task<string> Interp(int i){ return $"{await TI} {i}"; }
    static async Task<string> InterpStr(string i){ return $"{await TS} {i}"; }
    static async Task<string> Interp5(int i){ return $"{await TI} {i} {i} {i} {i}"; }
    async Task ThisParamOrder(string b, int a){ await T; UseI(a); Use(b); Use(this); }
    static async Task ParamOrder(string b, int a, string c){ Use(c); await T; UseI(a); Use(b); }
    static async Task TwoAwInit(){ var a=await TI; var b=await TI; UseI(a+b);}
    static async Task CallArgs(int a){ Add3(a, await TI, await TI);} static int Add3(int a,int b,int c)=>a+b+c;
    static async Task SwitchExpr(int a){ UseI(a switch{1=>await TI,2=>5,_=>await TI+a}); }
    static async Task LockIt(object o){ lock(o){ UseI(1);} await T; }
    static async Task TwoTry(){ try{await T;}finally{await T;} try{await T;}finally{await T;} }
    static async Task ForeachTwo(int[] a,int[] b){ foreach(var x in a) await T; foreach(var x in b) await T; }
    static async Task Deconstruct(){ var (a,b)=(Environment.TickCount, "s"); await T; UseI(a); Use(b);}
    static async Task ParamReassign(int a){ a=3; await T; }
    static async Task DeadLocal(){ int a=Environment.TickCount; UseI(a); await T; a=5; UseI(a);}
    static async Task AwaitTwoArgs(){ await Task.WhenAll(A0(),A0()); }
    static async Task AwaitWhenAllSpill(int x){ await Task.WhenAll(await TT, A0()); }
    async IAsyncEnumerable<int> GenNoAwait(){ yield return 1; yield return 2; }
    static async IAsyncEnumerable<int> SGenNoAwait(){ yield return 1; yield return 2; }
    static async IAsyncEnumerable<int> Gen(int n){ for(int i=0;i<n;i++){ await Task.Yield(); yield return i; } }
    static async IAsyncEnumerable<int> GenTask(int n){ for(int i=0;i<n;i++){ await T; yield return i; } }
    static async IAsyncEnumerable<int> GenTok(int n,[EnumeratorCancellation] CancellationToken ct=default){ for(int i=0;i<n;i++){ await Task.Yield(); yield return i; } }
    static async IAsyncEnumerable<string> GenStr(string n){ await T; yield return n; }
    static async IAsyncEnumerable<string> GenFin(string n){ try{ await T; yield return n;} finally { Use(n);} }
    static async IAsyncEnumerator<int> GenEnumerator(){ await T; yield return 1; }
    async Task ThisOnlyCall(){ await T; cnt++; }
    static async Task LambdaIn(){ int c=Environment.TickCount; Func<Task> f=async()=>{ await T; UseI(c);}; await f(); Func<Task<int>> g=async()=>{ await T; return 3;}; await g(); async Task Local(){ await T; UseI(c);} await Local(); static async Task SL(int k){ await T; UseI(k);} await SL(3);}
    static IEnumerable<int> It(int n) { for (int i = 0; i < n; i++) yield return i; }
    static IEnumerable<int> It0() { yield return 1; yield return 2; }
    static IEnumerable<string> ItS(string s) { yield return s; }
    static IEnumerator<int> ItR() { yield return 1; yield return 2; }
}
