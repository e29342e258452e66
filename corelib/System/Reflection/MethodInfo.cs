namespace System.Reflection;

/// Only a name: reflection is outside the subset.
public class MethodInfo : MemberInfo
{
    private readonly string _name;
    internal MethodInfo(string name) { _name = name; }
    public override string Name => _name;
}
