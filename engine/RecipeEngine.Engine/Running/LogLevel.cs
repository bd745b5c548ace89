namespace RecipeEngine.Engine.Running;

/// <summary>Chef's log levels.</summary>
public enum LogLevel { Trace, Debug, Info, Warn, Error, Fatal }

static class LogLevels
{
    /// <summary>The level as options and configuration files name it.</summary>
    public static string Word(this LogLevel level) => level switch
    {
        LogLevel.Trace => "trace",
        LogLevel.Debug => "debug",
        LogLevel.Info => "info",
        LogLevel.Warn => "warn",
        LogLevel.Error => "error",
        _ => "fatal",
    };
}
