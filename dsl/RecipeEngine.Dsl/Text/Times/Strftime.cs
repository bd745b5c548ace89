using System.Globalization;
using System.Text;

namespace RecipeEngine.Dsl.Text;

/// <summary>Time#strftime and, with two directives more and another %Z, Date#strftime.</summary>
public sealed class Strftime
{
    const int WidestField = 1024 * 1024;

    internal static readonly string[]
        DayNames = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
        MonthNames = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    readonly string format;
    readonly TimeFields time;
    readonly bool date;
    readonly StringBuilder output = new();

    Strftime(string format, in TimeFields time, bool date)
    {
        this.format = format;
        this.time = time;
        this.date = date;
    }

    /// <summary>The formatted time; what is no directive is copied as it stands.</summary>
    public static string Format(string format, in TimeFields time) => new Strftime(format, time, date: false).Run();

    /// <summary>The same for Date and DateTime: %Q and %+ are known.</summary>
    public static string FormatDate(string format, in TimeFields time) => new Strftime(format, time, date: true).Run();

    string Run()
    {
        var at = 0;
        while (at < format.Length)
        {
            var percent = format.IndexOf('%', at);
            if (percent < 0)
            {
                break;
            }
            output.Append(format, at, percent - at);
            at = percent;
            if (!Directive(ref at))
            {
                output.Append(format, percent, at - percent);
            }
        }
        return output.Append(format, at, format.Length - at).ToString();
    }

    // False when the text from the percent sign to the new position is no directive.
    bool Directive(ref int at)
    {
        var flags = new Flags { Width = -1 };
        for (at++; at < format.Length; at++)
        {
            var c = format[at];
            switch (c)
            {
                case '-': flags.NoPadding = true; flags.Padding = '-'; continue;
                case >= '0' and <= '9' when flags.Colons > 0:
                    return false;
                case '0' when flags.Width < 0: flags.Padding = '0'; continue;
                case '_': flags.Padding = '_'; continue;
                case '^': flags.Upper = true; continue;
                case '#': flags.Change = true; continue;
                case ':': flags.Colons++; continue;
                case >= '0' and <= '9':
                    if (!Width(ref at, ref flags))
                    {
                        return false;
                    }
                    continue;
                case 'E' or 'O':
                    if (at + 1 < format.Length && (c == 'E' ? "cCxXyY" : "deHkIlmMSuUVwWy").Contains(format[at + 1], StringComparison.Ordinal))
                    {
                        continue;
                    }
                    at++;
                    return false;
            }
            if (flags.Colons > 0 && c != 'z')
            {
                at++;
                return false;
            }
            at++;
            return Field(c, flags);
        }
        if (!date && format[at - 1] is not (':' or 'E' or 'O'))
        {
            throw TextError.Argument($"invalid format: {format}");
        }
        return false;
    }

    bool Width(ref int at, ref Flags flags)
    {
        var start = at;
        while (at < format.Length && char.IsAsciiDigit(format[at]))
        {
            at++;
        }
        if (!int.TryParse(format.AsSpan(start, at - start), NumberStyles.None, CultureInfo.InvariantCulture, out flags.Width) || flags.Width > WidestField)
        {
            return false;
        }
        // A colon behind a width starts the zone's form; the loop goes on from the last digit.
        at--;
        return true;
    }

    bool Field(char directive, Flags flags)
    {
        switch (directive)
        {
            case 'Y': Number(time.Year, time.Year >= 0 ? 4 : 5, '0', flags); break;
            case 'C': Number(FloorDivide(time.Year, 100), 2, '0', flags); break;
            case 'y': Number(time.Year - FloorDivide(time.Year, 100) * 100, 2, '0', flags); break;
            case 'm': Number(time.Month, 2, '0', flags); break;
            case 'd': Number(time.Day, 2, '0', flags); break;
            case 'e': Number(time.Day, 2, ' ', flags); break;
            case 'j': Number(time.YearDay, 3, '0', flags); break;
            case 'H': Number(time.Hour, 2, '0', flags); break;
            case 'k': Number(time.Hour, 2, ' ', flags); break;
            case 'I': Number((time.Hour + 11) % 12 + 1, 2, '0', flags); break;
            case 'l': Number((time.Hour + 11) % 12 + 1, 2, ' ', flags); break;
            case 'M': Number(time.Minute, 2, '0', flags); break;
            case 'S': Number(time.Second, 2, '0', flags); break;
            case 's': Number(time.EpochSeconds, 1, '0', flags); break;
            case 'Q' when date: Number(time.EpochSeconds * 1000 + time.Nanosecond / 1_000_000, 1, '0', flags); break;
            case 'L': Fraction(flags.Width < 0 ? 3 : flags.Width); break;
            case 'N': Fraction(flags.Width < 0 ? 9 : flags.Width); break;
            case 'u': Number(time.WeekDay == 0 ? 7 : time.WeekDay, 1, '0', flags); break;
            case 'w': Number(time.WeekDay, 1, '0', flags); break;
            case 'U': Number(time.WeekFrom(0), 2, '0', flags); break;
            case 'W': Number(time.WeekFrom(1), 2, '0', flags); break;
            case 'V': Number(time.IsoWeek.Week, 2, '0', flags); break;
            case 'G': Number(time.IsoWeek.Year, time.IsoWeek.Year >= 0 ? 4 : 5, '0', flags); break;
            case 'g': Number(time.IsoWeek.Year - FloorDivide(time.IsoWeek.Year, 100) * 100, 2, '0', flags); break;
            case 'z': return Zone(flags);
            case 'Z': Name(time.Zone ?? "", flags, lowers: true); break;
            case 'A': Name(DayNames[time.WeekDay], flags); break;
            case 'a': Name(DayNames[time.WeekDay][..3], flags); break;
            case 'B': Name(MonthNames[time.Month - 1], flags); break;
            case 'b' or 'h': Name(MonthNames[time.Month - 1][..3], flags); break;
            case 'p': Name(time.Hour < 12 ? "AM" : "PM", flags, lowers: true); break;
            case 'P': Name(time.Hour < 12 ? "am" : "pm", flags); break;
            case 'c': Composite("%a %b %e %H:%M:%S %Y", flags); break;
            case 'D' or 'x': Composite("%m/%d/%y", flags); break;
            case 'F': Composite("%Y-%m-%d", flags); break;
            case 'T' or 'X': Composite("%H:%M:%S", flags); break;
            case 'R': Composite("%H:%M", flags); break;
            case 'r': Composite("%I:%M:%S %p", flags); break;
            case 'v': Composite("%e-%^b-%4Y", flags); break;
            case '+' when date: Composite("%a %b %e %H:%M:%S %Z %Y", flags); break;
            case 'n': Text("\n", flags); break;
            case 't': Text("\t", flags); break;
            case '%': Text("%", flags); break;
            default: return false;
        }
        return true;
    }

    void Number(long value, int width, char padding, Flags flags)
    {
        if (flags.Padding is '0' or '_')
        {
            padding = flags.Padding == '0' ? '0' : ' ';
        }
        var digits = Math.Abs(value).ToString(CultureInfo.InvariantCulture);
        width = flags.NoPadding ? 0 : flags.Width >= 0 ? flags.Width : width;
        var sign = value < 0 ? "-" : "";
        var blanks = Math.Max(0, width - digits.Length - sign.Length);
        _ = padding == '0'
            ? output.Append(sign).Append('0', blanks).Append(digits)
            : output.Append(' ', blanks).Append(sign).Append(digits);
    }

    void Fraction(int digits)
    {
        var all = time.Nanosecond.ToString("D9", CultureInfo.InvariantCulture) + time.FinerDigits;
        output.Append(all.Length >= digits ? all[..digits] : all.PadRight(digits, '0'));
    }

    bool Zone(Flags flags)
    {
        if (flags.Colons > 3)
        {
            return false;
        }
        int offset = Math.Abs(time.Offset), hours = offset / 3600, minutes = offset / 60 % 60, seconds = offset % 60;
        var tail = flags.Colons switch
        {
            0 => $"{minutes:D2}",
            1 => $":{minutes:D2}",
            2 => $":{minutes:D2}:{seconds:D2}",
            _ => seconds > 0 ? $":{minutes:D2}:{seconds:D2}" : minutes > 0 ? $":{minutes:D2}" : "",
        };
        var negative = time.Offset < 0 || (flags.NoPadding && time.IsUtc && !date);
        var sign = negative ? "-" : "+";
        var width = Math.Max(flags.Width - tail.Length, 3);
        var digits = hours.ToString(CultureInfo.InvariantCulture);
        if (flags.Padding == '_')
        {
            output.Append((sign + digits).PadLeft(width));
        }
        else
        {
            output.Append(sign).Append(flags.NoPadding && date && flags.Width < 0 ? digits : digits.PadLeft(width - 1, '0'));
        }
        output.Append(tail);
        return true;
    }

    void Name(string name, Flags flags, bool lowers = false)
    {
        if (flags.Change)
        {
            name = lowers ? name.ToLowerInvariant() : name.ToUpperInvariant();
        }
        Text(name, flags);
    }

    void Composite(string inner, Flags flags)
    {
        // Composites are padded even where padding is switched off.
        flags.NoPadding = false;
        Text(new Strftime(inner, time, date).Run(), flags);
    }

    void Text(string text, Flags flags)
    {
        text = flags.Upper ? text.ToUpperInvariant() : text;
        var blanks = flags.NoPadding ? 0 : Math.Max(0, flags.Width - text.Length);
        output.Append(flags.Padding == '0' ? '0' : ' ', blanks).Append(text);
    }

    static long FloorDivide(long value, long divisor) => value >= 0 ? value / divisor : (value - divisor + 1) / divisor;

    struct Flags
    {
        public bool NoPadding, Upper, Change;
        public char Padding;
        public int Width, Colons;
    }
}
