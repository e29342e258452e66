namespace System.Threading;
public enum ApartmentState { STA, MTA, Unknown }
