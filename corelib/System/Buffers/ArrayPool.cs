using System.Collections.Generic;
namespace System.Buffers;

public abstract class ArrayPool<T>
{
    private static ArrayPool<T> s_shared;
    public static ArrayPool<T> Shared => s_shared == null ? s_shared = new SimplePool() : s_shared;
    public static ArrayPool<T> Create() => new SimplePool();
    public static ArrayPool<T> Create(int maxArrayLength, int maxArraysPerBucket) => new SimplePool();
    public abstract T[] Rent(int minimumLength);
    public abstract void Return(T[] array, bool clearArray = false);

    private sealed class SimplePool : ArrayPool<T>
    {
        private readonly Dictionary<int, Stack<T[]>> _free = new Dictionary<int, Stack<T[]>>();

        public override T[] Rent(int minimumLength)
        {
            if (minimumLength < 0) throw new ArgumentOutOfRangeException("minimumLength");
            if (minimumLength == 0) return Array.Empty<T>();
            int size = 16;
            while (size < minimumLength) size *= 2;
            Stack<T[]> stack;
            if (_free.TryGetValue(size, out stack) && stack.Count > 0) return stack.Pop();
            return new T[size];
        }

        public override void Return(T[] array, bool clearArray = false)
        {
            ArgumentNullException.ThrowIfNull(array, "array");
            if (array.Length == 0) return;
            if (array.Length < 16 || (array.Length & (array.Length - 1)) != 0) throw new ArgumentException("The buffer is not associated with this pool and may not be returned to it.", "array");
            if (clearArray) Array.Clear(array);
            Stack<T[]> stack;
            if (!_free.TryGetValue(array.Length, out stack))
            {
                stack = new Stack<T[]>();
                _free.Add(array.Length, stack);
            }
            if (stack.Count < 32) stack.Push(array);
        }
    }
}
