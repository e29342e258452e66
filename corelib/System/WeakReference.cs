using Hoist.Runtime;
namespace System;

/// The target is kept in a weak cell of the VM.
[NetSize(24)]
public class WeakReference
{
    private readonly object _cell;
    private object _cleared;

    /// An uncounted object of the VM that refers to the target without keeping it alive.
    [Native("WeakReference.NewCell")] internal static extern object NewCell(object target);
    /// The target, null when collected.
    [Native("WeakReference.GetCell")] internal static extern object GetCell(object cell);
    [Native("WeakReference.SetCell")] internal static extern void SetCell(object cell, object target);

    public WeakReference(object target) { _cell = NewCell(target); }
    public WeakReference(object target, bool trackResurrection) { _cell = NewCell(target); }
    public virtual bool IsAlive => GetCell(_cell) != null;
    public virtual bool TrackResurrection => false;
    public virtual object Target { get => GetCell(_cell); set => SetCell(_cell, value); }
}

[NetSize(24)]
public sealed class WeakReference<T> where T : class
{
    private readonly object _cell;

    public WeakReference(T target) { _cell = WeakReference.NewCell(target); }
    public WeakReference(T target, bool trackResurrection) { _cell = WeakReference.NewCell(target); }

    public bool TryGetTarget(out T target)
    {
        target = (T)WeakReference.GetCell(_cell);
        return target != null;
    }

    public void SetTarget(T target) => WeakReference.SetCell(_cell, target);
}
