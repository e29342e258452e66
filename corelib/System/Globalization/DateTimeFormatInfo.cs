namespace System.Globalization;

public sealed class DateTimeFormatInfo : System.IFormatProvider, System.ICloneable
{
    private static readonly DateTimeFormatInfo s_invariant = new DateTimeFormatInfo();
    public static DateTimeFormatInfo InvariantInfo => s_invariant;
    public static DateTimeFormatInfo CurrentInfo => s_invariant;
    public string ShortDatePattern { get; set; } = "MM/dd/yyyy";
    public string LongDatePattern { get; set; } = "dddd, dd MMMM yyyy";
    public string ShortTimePattern { get; set; } = "HH:mm";
    public string LongTimePattern { get; set; } = "HH:mm:ss";
    public string FullDateTimePattern { get; set; } = "dddd, dd MMMM yyyy HH:mm:ss";
    public string DateSeparator { get; set; } = "/";
    public string TimeSeparator { get; set; } = ":";
    public string AMDesignator { get; set; } = "AM";
    public string PMDesignator { get; set; } = "PM";
    public string[] DayNames => new string[] { "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday" };
    public string[] AbbreviatedDayNames => new string[] { "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat" };
    public string[] MonthNames => new string[] { "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December", "" };
    public string[] AbbreviatedMonthNames => new string[] { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "" };
    public string GetMonthName(int month) => MonthNames[month - 1];
    public string GetAbbreviatedMonthName(int month) => AbbreviatedMonthNames[month - 1];
    public string GetDayName(System.DayOfWeek dayofweek) => DayNames[(int)dayofweek];
    public string GetAbbreviatedDayName(System.DayOfWeek dayofweek) => AbbreviatedDayNames[(int)dayofweek];
    public System.DayOfWeek FirstDayOfWeek => System.DayOfWeek.Sunday;
    public object GetFormat(System.Type formatType) => formatType == typeof(DateTimeFormatInfo) ? this : null;
    public object Clone() => MemberwiseClone();
}
