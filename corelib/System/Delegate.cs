using Hoist.Runtime;
namespace System;

[NetFields("object target; object methodBase; IntPtr methodPtr; IntPtr methodPtrAux")]
public abstract class Delegate
{
    /// A delegate that calls a's targets, then b's; the one that isn't null if the other is; null for two nulls.
    /// ArgumentException "Delegates must be of the same type." for different exact types.
    [Native("Delegate.Combine")] public static extern Delegate Combine(Delegate a, Delegate b);

    public static Delegate Combine(params Delegate[] delegates)
    {
        if (delegates == null || delegates.Length == 0) return null;
        Delegate result = delegates[0];
        for (int i = 1; i < delegates.Length; i++) result = Combine(result, delegates[i]);
        return result;
    }

    /// `source` without the last occurrence of value's whole invocation list; null when nothing is left; source itself when there is none.
    [Native("Delegate.Remove")] public static extern Delegate Remove(Delegate source, Delegate value);

    public static Delegate RemoveAll(Delegate source, Delegate value)
    {
        Delegate result;
        do
        {
            result = source;
            source = Remove(source, value);
        } while (result != source);
        return result;
    }

    public virtual Delegate[] GetInvocationList() => InvocationList(this);

    /// The single-target delegates of the invocation list in a new array (counted as Delegate[]).
    [Native("Delegate.InvocationList")] private static extern Delegate[] InvocationList(Delegate value);

    public bool HasSingleTarget => TargetCount(this) == 1;

    /// Number of targets in the invocation list.
    [Native("Delegate.TargetCount")] private static extern int TargetCount(Delegate value);

    public object Target => TargetOf(this);

    /// The object that the (last) target is called on; null for static methods. A non-capturing lambda's is its <>c object.
    [Native("Delegate.Target")] private static extern object TargetOf(Delegate value);

    /// Name of the (last) target's method in metadata.
    [Native("Delegate.MethodName")] private static extern string MethodName(Delegate value);

    public System.Reflection.MethodInfo Method => new System.Reflection.MethodInfo(MethodName(this));

    /// Same exact type and the same list of (target, method) pairs.
    [Native("Delegate.Same")] private static extern bool Same(Delegate a, Delegate b);

    /// Agrees with Same.
    [Native("Delegate.Hash")] private static extern int Hash(Delegate a);

    public override bool Equals(object obj) => obj is Delegate other && Same(this, other);
    public override int GetHashCode() => Hash(this);

    public static bool operator ==(Delegate d1, Delegate d2)
    {
        if ((object)d1 == (object)d2) return true;
        if ((object)d1 == null || (object)d2 == null) return false;
        return Same(d1, d2);
    }

    public static bool operator !=(Delegate d1, Delegate d2) => !(d1 == d2);

    public object Clone() => this;
}
