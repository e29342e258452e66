using System.Threading.Tasks;
using Hoist.Runtime;
namespace System.Runtime.CompilerServices;

/// Completed tasks that results are shared through: null references, true and false, -1 to 8, and zeros of 1, 2, 4, 8 or 16 bytes.
internal static class TaskCache<TResult>
{
    private const int None = 0;
    private const int Null = 1;
    private const int Bool = 2;
    private const int Int = 3;
    private const int Zero = 4;

    private static readonly int s_kind = FindKind();
    private static readonly Task<TResult> s_default = new Task<TResult>(default(TResult));
    private static readonly Task<TResult>[] s_values = MakeValues();

    private static int FindKind()
    {
        if (!Generics.IsValueType<TResult>()) return Null;
        if (typeof(TResult) == typeof(bool)) return Bool;
        if (typeof(TResult) == typeof(int)) return Int;
        if (default(TResult) == null) return Null;
        if (Generics.IsReferenceOrContainsReferences<TResult>()) return None;
        return Zero;
    }

    private static Task<TResult>[] MakeValues()
    {
        if (s_kind == Int)
        {
            Task<TResult>[] numbers = new Task<TResult>[10];
            for (int i = 0; i < 10; i++)
            {
                int value = i - 1;
                numbers[i] = new Task<TResult>(Values.AsRef<int, TResult>(ref value));
            }
            return numbers;
        }
        if (s_kind == Bool)
        {
            bool yes = true;
            return new Task<TResult>[] { s_default, new Task<TResult>(Values.AsRef<bool, TResult>(ref yes)) };
        }
        return null;
    }

    internal static Task<TResult> GetTask(TResult result)
    {
        int kind = s_kind;
        if (kind == Null)
        {
            if (result == null) return s_default;
        }
        else if (kind == Int)
        {
            int value = Values.AsRef<TResult, int>(ref result);
            if (value >= -1 && value <= 8) return s_values[value + 1];
        }
        else if (kind == Bool)
        {
            return s_values[Values.AsRef<TResult, bool>(ref result) ? 1 : 0];
        }
        else if (kind == Zero)
        {
            if (Values.IsZeroOfCacheableSize(ref result)) return s_default;
        }
        return new Task<TResult>(result);
    }
}
