using System.Numerics;

namespace RecipeEngine.Dsl.Text;

/// <summary>What a text said about a date and time; Date._parse and Date._strptime make their hashes of it.</summary>
public sealed class DateElements
{
    public BigInteger? Year { get; set; }

    public int? Month { get; set; }

    public int? MonthDay { get; set; }

    public int? YearDay { get; set; }

    public BigInteger? CommercialYear { get; set; }

    public int? CommercialWeek { get; set; }

    /// <summary>1 is Monday.</summary>
    public int? CommercialDay { get; set; }

    /// <summary>0 is Sunday.</summary>
    public int? WeekDay { get; set; }

    /// <summary>Week of the year, weeks from Sunday.</summary>
    public int? WeekFromSunday { get; set; }

    /// <summary>Week of the year, weeks from Monday.</summary>
    public int? WeekFromMonday { get; set; }

    public int? Hour { get; set; }

    public int? Minute { get; set; }

    public int? Second { get; set; }

    /// <summary>The digits behind the second's point.</summary>
    public string? FractionDigits { get; set; }

    public string? Zone { get; set; }

    /// <summary>Seconds east of UTC, when the zone is known.</summary>
    public int? Offset { get; set; }

    /// <summary>Thousandths of seconds since 1970, from %s and %Q.</summary>
    public BigInteger? EpochMilliseconds { get; set; }

    /// <summary>Whether %Q gave the milliseconds; %s gives whole seconds.</summary>
    public bool EpochIsExact { get; set; }

    /// <summary>What strptime did not use.</summary>
    public string? Leftover { get; set; }

    /// <summary>The fraction of the second as a quotient.</summary>
    public FormatRatio? SecondFraction => FractionDigits is { } digits
        ? new FormatRatio(digits.Length == 0 ? 0 : BigInteger.Parse(digits, global::System.Globalization.CultureInfo.InvariantCulture), BigInteger.Pow(10, digits.Length))
        : null;

    internal bool Before { get; set; }

    internal int? Century { get; set; }

    internal int? Meridian { get; set; }

    /// <summary>False when a two-digit year is to be taken as it stands.</summary>
    internal bool CompletesYear { get; set; } = true;

    /// <summary>
    /// The elements by the names of Ruby's hash: integers, strings, and <see cref="FormatRatio"/> for fractions.
    /// </summary>
    public IEnumerable<(string Name, object? Value)> Pairs()
    {
        (string, object?)[] all =
        [
            ("wday", WeekDay), ("zone", Zone), ("hour", Hour), ("min", Minute), ("sec", Second), ("sec_fraction", SecondFraction),
            ("year", Year), ("mon", Month), ("mday", MonthDay), ("yday", YearDay), ("cwyear", CommercialYear), ("cweek", CommercialWeek),
            ("cwday", CommercialDay), ("wnum0", WeekFromSunday), ("wnum1", WeekFromMonday),
            ("seconds", EpochMilliseconds is { } milliseconds ? EpochIsExact ? new FormatRatio(milliseconds, 1000) : milliseconds / 1000 : null),
            ("offset", Offset), ("leftover", Leftover),
        ];
        foreach (var (name, value) in all)
        {
            // A zone nobody knows has an offset of nil.
            if (value is not null || (name == "offset" && Zone is not null))
            {
                yield return (name, value switch { int small => (long)small, BigInteger big => IntegerParser.Normalize(big), _ => value });
            }
        }
    }
}
