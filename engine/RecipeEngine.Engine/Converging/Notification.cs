namespace RecipeEngine.Engine.Converging;

/// <summary>"When I change, run this action of that resource." The target is a name until it is resolved.</summary>
public sealed class Notification(object? target, RSymbol action, Resource notifier)
{
    /// <summary>A <see cref="Resource"/> once resolved; before, text or a hash of type and name.</summary>
    public object? Target { get; set; } = target;
    public RSymbol Action { get; } = action;

    /// <summary>The resource that notifies; its name only (<see cref="NotifierKey"/>) for a subscription to something declared later.</summary>
    public Resource Notifier { get; } = notifier;
    public string? NotifierKey { get; init; }

    /// <summary>Nobody says so if the target is not there yet (unified mode).</summary>
    public bool UnifiedMode { get; init; }

    public Resource? Resolved => Target as Resource;

    public bool Duplicates(Notification other) => Resolved is { } mine && ReferenceEquals(other.Resolved, mine) && ReferenceEquals(other.Action, Action);
}
