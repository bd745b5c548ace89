namespace RecipeEngine.Engine.Running;

/// <summary>A restart of the machine that a recipe asked for.</summary>
/// <param name="RequestedBy">name of the resource</param>
/// <param name="Reason">shown to users who are logged in</param>
/// <param name="DelayMinutes">how long after the run</param>
public sealed record RebootRequest(string RequestedBy, string Reason, long DelayMinutes, DateTimeOffset At);
