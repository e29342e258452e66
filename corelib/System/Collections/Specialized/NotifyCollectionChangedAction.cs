namespace System.Collections.Specialized;

public enum NotifyCollectionChangedAction { Add, Remove, Replace, Move, Reset }
