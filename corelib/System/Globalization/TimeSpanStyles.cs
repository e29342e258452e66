namespace System.Globalization;

[Flags]
public enum TimeSpanStyles { None = 0, AssumeNegative = 1 }
