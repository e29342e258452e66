using Hoist.Runtime;
using System.Threading.Tasks;
namespace System.Runtime.CompilerServices;

/// How AwaitUnsafeOnCompleted treats awaiters of a type; found once per type.
internal static class AwaiterKind<TAwaiter>
{
    internal const int Other = 0;
    internal const int Task = 1;
    internal const int ConfiguredTask = 2;
    internal const int BoxAware = 3;
    internal const int Yield = 4;

    internal static readonly int Kind = Find();

    private static int Find()
    {
        if (!Generics.IsValueType<TAwaiter>()) return Other;
        if (Generics.IsAssignable<TAwaiter, ITaskAwaiter>()) return Task;
        if (Generics.IsAssignable<TAwaiter, IConfiguredTaskAwaiter>()) return ConfiguredTask;
        if (Generics.IsAssignable<TAwaiter, YieldAwaitable.YieldAwaiter>()) return Yield;
        if (Generics.IsAssignable<TAwaiter, IStateMachineBoxAwareAwaiter>()) return BoxAware;
        return Other;
    }
}
