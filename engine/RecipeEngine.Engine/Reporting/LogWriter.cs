namespace RecipeEngine.Engine.Reporting;

/// <summary>Chef's log lines: <c>[time] LEVEL: text</c>.</summary>
public sealed class LogWriter(TextWriter output, bool color, Func<DateTimeOffset>? clock = null) : IRunEvents
{
    public void Logged(LogLevel level, string text)
    {
        var time = (clock ?? (() => TimeProvider.System.GetUtcNow()))().ToString("yyyy-MM-dd'T'HH:mm:ssK", System.Globalization.CultureInfo.InvariantCulture).Replace("Z", "+00:00", StringComparison.Ordinal);
        var line = $"[{time}] {level.ToString().ToUpperInvariant()}: {text}";
        output.WriteLine(color && level >= LogLevel.Error ? $"\e[31m{line}\e[0m" : line);
    }
}
