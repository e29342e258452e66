namespace System.Runtime.CompilerServices;

/// TaskAwaiter and TaskAwaiter<T>: one field, the task.
internal interface ITaskAwaiter { }
