using Microsoft.Extensions.Logging;

namespace RecipeEngine.Engine.Reporting;

/// <summary>Passes the run's log lines to a logger of Microsoft.Extensions.Logging.</summary>
public sealed partial class LoggerBridge(ILogger logger, SecretTexts secrets) : IRunEvents
{
    public void Logged(Running.LogLevel level, string text)
    {
        text = secrets.Masked(text);
        switch (level)
        {
            case Running.LogLevel.Trace: TraceLine(logger, text); break;
            case Running.LogLevel.Debug: DebugLine(logger, text); break;
            case Running.LogLevel.Info: InfoLine(logger, text); break;
            case Running.LogLevel.Warn: WarnLine(logger, text); break;
            case Running.LogLevel.Error: ErrorLine(logger, text); break;
            default: FatalLine(logger, text); break;
        }
    }

    [LoggerMessage(1, Microsoft.Extensions.Logging.LogLevel.Trace, "{Text}")]
    static partial void TraceLine(ILogger logger, string text);

    [LoggerMessage(2, Microsoft.Extensions.Logging.LogLevel.Debug, "{Text}")]
    static partial void DebugLine(ILogger logger, string text);

    [LoggerMessage(3, Microsoft.Extensions.Logging.LogLevel.Information, "{Text}")]
    static partial void InfoLine(ILogger logger, string text);

    [LoggerMessage(4, Microsoft.Extensions.Logging.LogLevel.Warning, "{Text}")]
    static partial void WarnLine(ILogger logger, string text);

    [LoggerMessage(5, Microsoft.Extensions.Logging.LogLevel.Error, "{Text}")]
    static partial void ErrorLine(ILogger logger, string text);

    [LoggerMessage(6, Microsoft.Extensions.Logging.LogLevel.Critical, "{Text}")]
    static partial void FatalLine(ILogger logger, string text);
}
