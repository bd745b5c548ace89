namespace RecipeEngine.Engine.Running;

/// <summary>Chef's log levels.</summary>
public enum LogLevel { Trace, Debug, Info, Warn, Error, Fatal }
