using RecipeEngine.Systems;

namespace RecipeEngine.Engine.Ohai.Plugins;

/// <summary>ohai_time (seconds since the epoch with a fraction) and time.timezone (the abbreviation in force).</summary>
public sealed class TimePlugin : OhaiPlugin
{
    public override IReadOnlyList<string> Provides { get; } = ["ohai_time", "time"];

    public override void Collect(OhaiCollector ohai)
    {
        ohai.Set("ohai_time", ohai.Machine.ReadClock(MachineClock.Realtime).TotalSeconds);
        ohai.Data.Branch("time")["timezone"] = ohai.Machine.TimeZoneAbbreviation(ohai.Machine.UtcNow);
    }
}
