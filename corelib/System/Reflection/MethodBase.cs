namespace System.Reflection;

public abstract class MethodBase : MemberInfo { }
