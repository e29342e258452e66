using Hoist.Runtime;
namespace System;

public static class GC
{
    /// Collects now.
    [Native("GC.Collect")] public static extern void Collect();
    public static void Collect(int generation) => Collect();
    public static void Collect(int generation, GCCollectionMode mode) => Collect();
    public static void Collect(int generation, GCCollectionMode mode, bool blocking) => Collect();
    public static void Collect(int generation, GCCollectionMode mode, bool blocking, bool compacting) => Collect();
    /// Finalizers of objects found dead have run when it returns (if the VM runs any).
    [Native("GC.WaitForPendingFinalizers")] public static extern void WaitForPendingFinalizers();
    /// Bytes that .NET would have allocated on this logical thread so far.
    [Native("GC.GetAllocatedBytesForCurrentThread")] public static extern long GetAllocatedBytesForCurrentThread();
    /// The same for the whole process.
    [Native("GC.GetTotalAllocatedBytes")] internal static extern long TotalAllocatedBytes();
    public static long GetTotalAllocatedBytes(bool precise = false) => TotalAllocatedBytes();
    /// Bytes in use.
    [Native("GC.GetTotalMemory")] public static extern long GetTotalMemory(bool forceFullCollection);
    [Native("GC.SuppressFinalize")] private static extern void SuppressFinalizeCore(object obj);
    [Native("GC.ReRegisterForFinalize")] private static extern void ReRegisterCore(object obj);
    /// Collections so far.
    [Native("GC.CollectionCount")] public static extern int CollectionCount(int generation);
    public static int MaxGeneration => 2;
    public static int GetGeneration(object obj) => 0;
    public static void KeepAlive(object obj) { }
    public static void AddMemoryPressure(long bytesAllocated) { }
    public static void RemoveMemoryPressure(long bytesAllocated) { }
    public static bool TryStartNoGCRegion(long totalSize) => true;
    public static void EndNoGCRegion() { }

    public static void SuppressFinalize(object obj)
    {
        ArgumentNullException.ThrowIfNull(obj, "obj");
        SuppressFinalizeCore(obj);
    }

    public static void ReRegisterForFinalize(object obj)
    {
        ArgumentNullException.ThrowIfNull(obj, "obj");
        ReRegisterCore(obj);
    }

    public static T[] AllocateUninitializedArray<T>(int length, bool pinned = false) => new T[length];
    public static T[] AllocateArray<T>(int length, bool pinned = false) => new T[length];
}
