using System.Globalization;
using System.Text.RegularExpressions;

namespace RecipeEngine.Dsl.Text;

/// <summary>Time zones as dates in texts name them.</summary>
public static class TimeZoneText
{
    /// <summary>A zone at the start of a text, as Date._parse and %z accept it.</summary>
    internal const string Pattern =
        @"(?:(?:gmt|utc?)?[-+]\d+(?:[,.:]\d+(?::\d+)?)?|[\p{L}.\s]+(?:standard|daylight)\s+time\b|[\p{L}]+(?:\s+dst)?\b)";

    // Minutes east of UTC.
    static readonly Lazy<Dictionary<string, int>> Minutes = new(() =>
    {
        const string table =
            "utc 0 gmt 0 ut 0 wet 0 est -300 edt -240 cst -360 cdt -300 mst -420 mdt -360 pst -480 pdt -420 akst -540 akdt -480 hst -600 " +
            "ast -240 adt -180 nst -150 ndt -90 brt -180 art -180 clt -240 bst 60 west 60 cet 60 cest 120 met 60 mest 120 wat 60 eet 120 eest 180 " +
            "sast 120 cat 120 eat 180 msk 180 msd 240 ist 330 pkt 300 uzt 300 idt 180 ict 420 wib 420 sgt 480 hkt 480 pht 480 awst 480 jst 540 kst 540 " +
            "acst 570 aest 600 aedt 660 nzst 720 nzdt 780 gst 600 chst 600 chadt 825 sst -660 " +
            "a 60 b 120 c 180 d 240 e 300 f 360 g 420 h 480 i 540 k 600 l 660 m 720 n -60 o -120 p -180 q -240 r -300 s -360 t -420 u -480 v -540 w -600 x -660 y -720 z 0 " +
            "eastern -300 central -360 mountain -420 pacific -480 alaskan -540 hawaiian -600 atlantic -240 newfoundland -210 " +
            "tokyo 540 korea 540 china 480 singapore 480 taipei 480 india 330 russian 180 arab 180 arabian 240 egypt 120 israel 120 jerusalem 120 " +
            "w.europe 60 centraleurope 60 romance 60 e.europe 120 greenwich 0 fle 120 gtb 120 ausEastern 600";
        var parts = table.ToLowerInvariant().Split(' ');
        var zones = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < parts.Length; i += 2)
        {
            zones[parts[i]] = int.Parse(parts[i + 1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        }
        return zones;
    });

    static readonly Lazy<Regex>
        Numeric = new(() => new Regex(@"\A(?:gmt|utc?)?([-+])(\d+)(?:([,.:])(\d+)(?::(\d+))?)?\z", RegexOptions.CultureInvariant)),
        Suffix = new(() => new Regex(@"\s+(?:(standard)\s+time|(daylight)\s+time|(dst))\z", RegexOptions.CultureInvariant));

    /// <summary>Seconds east of UTC, or null for a zone nobody knows.</summary>
    public static int? Offset(string zone)
    {
        zone = zone.Trim().ToLowerInvariant();
        var suffix = Suffix.Value.Match(zone);
        var summer = suffix.Success && !suffix.Groups[1].Success ? 3600 : 0;
        var name = suffix.Success ? zone[..suffix.Index] : zone;
        if (Minutes.Value.TryGetValue(name.Replace(" ", "", StringComparison.Ordinal), out var minutes))
        {
            return minutes * 60 + summer;
        }
        var match = Numeric.Value.Match(zone);
        if (!match.Success)
        {
            return null;
        }
        var seconds = match.Groups[3].Success
            ? Separated(match.Groups[2].Value, match.Groups[3].Value, match.Groups[4].Value, match.Groups[5].Value)
            : Compact(match.Groups[2].Value);
        return match.Groups[1].Value == "-" ? -seconds : seconds;
    }

    static int? Separated(string hours, string mark, string rest, string seconds)
    {
        if (!int.TryParse(hours, out var whole) || whole > 23)
        {
            return null;
        }
        if (mark == ":")
        {
            return whole * 3600 + int.Parse(rest[..Math.Min(rest.Length, 2)], CultureInfo.InvariantCulture) * 60
                + (seconds.Length > 0 ? int.Parse(seconds[..Math.Min(seconds.Length, 2)], CultureInfo.InvariantCulture) : 0);
        }
        // +9.5 is half past nine.
        var fraction = double.Parse("0." + rest, CultureInfo.InvariantCulture);
        return whole * 3600 + (int)Math.Round(fraction * 3600, MidpointRounding.AwayFromZero);
    }

    // hh, hmm, hhmm, hmmss, hhmmss
    static int? Compact(string digits)
    {
        if (digits.Length > 6)
        {
            return null;
        }
        digits = digits.Length % 2 == 0 ? digits : "0" + digits;
        digits = digits.PadRight(6, '0');
        int Part(int at) => int.Parse(digits.AsSpan(at, 2), NumberStyles.None, CultureInfo.InvariantCulture);
        return Part(0) * 3600 + Part(2) * 60 + Part(4);
    }
}
