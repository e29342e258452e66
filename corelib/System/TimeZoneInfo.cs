namespace System;

/// Only UTC.
public sealed class TimeZoneInfo
{
    private TimeZoneInfo() { }
    public static TimeZoneInfo Utc { get; } = new TimeZoneInfo();
    public static TimeZoneInfo Local => Utc;
    public string Id => "UTC";
    public string DisplayName => "(UTC) Coordinated Universal Time";
    public string StandardName => "Coordinated Universal Time";
    public TimeSpan BaseUtcOffset => TimeSpan.Zero;
    public TimeSpan GetUtcOffset(DateTime dateTime) => TimeSpan.Zero;
    public override string ToString() => DisplayName;
}
