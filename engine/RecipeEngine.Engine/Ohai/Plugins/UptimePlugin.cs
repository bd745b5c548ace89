using System.Globalization;

namespace RecipeEngine.Engine.Ohai.Plugins;

/// <summary>uptime and idletime, in words and in whole seconds.</summary>
public sealed class UptimePlugin : OhaiPlugin
{
    public override IReadOnlyList<string> Provides { get; } = ["uptime", "uptime_seconds", "idletime", "idletime_seconds"];

    public override void Collect(OhaiCollector ohai)
    {
        string[] words = (Read(ohai.Machine, "/proc/uptime") ?? "").Split(' ');
        if (words.Length >= 2)
        {
            Add(ohai, "uptime", words[0]);
            Add(ohai, "idletime", words[1]);
        }
    }

    /// <summary>Seconds in words, such as "30 days 15 hours 07 minutes 30 seconds"; leading units that are zero are left out.</summary>
    public static string InWords(long seconds)
    {
        (long days, long hours, long minutes, long rest) = (seconds / 86400, seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
        return days > 0 ? $"{days} {(days == 1 ? "day" : "days")} {hours:00} hours {minutes:00} minutes {rest:00} seconds"
            : hours > 0 ? $"{hours} hours {minutes:00} minutes {rest:00} seconds"
            : minutes > 0 ? $"{minutes} minutes {rest:00} seconds"
            : $"{rest:00} seconds";
    }

    static void Add(OhaiCollector ohai, string name, string text)
    {
        if (double.TryParse(text, CultureInfo.InvariantCulture, out double seconds))
        {
            ohai.Set(name + "_seconds", (long)seconds);
            ohai.Set(name, InWords((long)seconds));
        }
    }
}
