namespace System.Runtime.CompilerServices;

/// The ConfiguredTaskAwaiters: the task, then the options.
internal interface IConfiguredTaskAwaiter { }
