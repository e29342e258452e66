namespace System.Threading.Tasks;

/// The result of a task that has none.
internal struct VoidTaskResult { }
