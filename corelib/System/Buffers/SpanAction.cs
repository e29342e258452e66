namespace System.Buffers;

public delegate void SpanAction<T, in TArg>(System.Span<T> span, TArg arg);
