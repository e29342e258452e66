namespace System.Threading;

public static class LazyInitializer
{
    public static T EnsureInitialized<T>(ref T target) where T : class
    {
        if (target == null) target = Activator.CreateInstance<T>();
        return target;
    }

    public static T EnsureInitialized<T>(ref T target, Func<T> valueFactory) where T : class
    {
        if (target != null) return target;
        T value = valueFactory();
        if (value == null) throw new InvalidOperationException("ValueFactory returned null.");
        if (target == null) target = value;
        return target;
    }

    public static T EnsureInitialized<T>(ref T target, ref bool initialized, ref object syncLock, Func<T> valueFactory)
    {
        if (initialized) return target;
        if (syncLock == null) syncLock = new object();
        lock (syncLock)
        {
            if (!initialized)
            {
                target = valueFactory();
                initialized = true;
            }
        }
        return target;
    }

    public static T EnsureInitialized<T>(ref T target, ref object syncLock, Func<T> valueFactory) where T : class
    {
        if (target != null) return target;
        if (syncLock == null) syncLock = new object();
        lock (syncLock)
        {
            if (target == null)
            {
                target = valueFactory();
                if (target == null) throw new InvalidOperationException("ValueFactory returned null.");
            }
        }
        return target;
    }
}
