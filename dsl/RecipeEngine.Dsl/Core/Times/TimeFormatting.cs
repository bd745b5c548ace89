using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Core.Times;

/// <summary>Time#strftime.</summary>
[RubyClass("Time")]
public static class TimeFormatting
{
    /// <summary>The time as the formatter takes it.</summary>
    internal static TimeFields Fields(Context ctx, RTime time)
    {
        var c = time.Civil;
        var zone = TimeParts.ZoneText(ctx, time);
        return TimeFields.Of(c.Year, c.Month, c.Day, c.Hour, c.Minute, c.Second, time.Nanoseconds, time.Offset, zone, time.Mode == TimeMode.Utc);
    }

    [RubyMethod("strftime")]
    public static RString Format(Context ctx, RTime self, RString format) => new(Strftime.Format(format.Text, Fields(ctx, self)), format.Encoding);
}
