namespace System.Globalization;

/// Weeks begin on Monday; the first one of a year is that of its first Thursday.
public static class ISOWeek
{
    private static int Weekday(DayOfWeek day) => day == DayOfWeek.Sunday ? 7 : (int)day;

    public static int GetWeekOfYear(DateTime date)
    {
        int week = (date.DayOfYear - Weekday(date.DayOfWeek) + 10) / 7;
        if (week < 1) return GetWeeksInYear(date.Year - 1);
        return week > GetWeeksInYear(date.Year) ? 1 : week;
    }

    public static int GetWeekOfYear(DateOnly date) => GetWeekOfYear(date.ToDateTime(TimeOnly.MinValue));

    public static int GetYear(DateTime date)
    {
        int week = (date.DayOfYear - Weekday(date.DayOfWeek) + 10) / 7;
        if (week < 1) return date.Year - 1;
        return week > GetWeeksInYear(date.Year) ? date.Year + 1 : date.Year;
    }

    public static int GetYear(DateOnly date) => GetYear(date.ToDateTime(TimeOnly.MinValue));
    public static DateTime GetYearStart(int year) => ToDateTime(year, 1, DayOfWeek.Monday);
    public static DateTime GetYearEnd(int year) => ToDateTime(year, GetWeeksInYear(year), DayOfWeek.Sunday);

    public static int GetWeeksInYear(int year)
    {
        if (year < 1 || year > 9999) throw new ArgumentOutOfRangeException("year", "Year must be between 1 and 9999.");
        return EndsOn(year) == 4 || EndsOn(year - 1) == 3 ? 53 : 52;
    }

    /// The weekday of a year's last day, Sunday 0.
    private static int EndsOn(int year) => (year + year / 4 - year / 100 + year / 400) % 7;

    public static DateTime ToDateTime(int year, int week, DayOfWeek dayOfWeek)
    {
        if (year < 1 || year > 9999) throw new ArgumentOutOfRangeException("year", "Year must be between 1 and 9999.");
        if (week < 1 || week > 53) throw new ArgumentOutOfRangeException("week", "The week parameter must be in the range 1 through 53.");
        int correction = Weekday(new DateTime(year, 1, 4).DayOfWeek) + 3;
        return new DateTime(year, 1, 1).AddDays((double)(week * 7 + Weekday(dayOfWeek) - correction - 1));
    }
}
