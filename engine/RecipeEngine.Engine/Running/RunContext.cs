namespace RecipeEngine.Engine.Running;

/// <summary>Where resources are declared and notifications kept: one for the recipes, and a child for each custom resource action.</summary>
public sealed class RunContext : RObject
{
    readonly Dictionary<string, List<Notification>> before = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<Notification>> immediate = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<Notification>> delayed = new(StringComparer.Ordinal);

    public RunContext(RClass klass, ChefRun run, RunContext? parent, ResourceCollection collection) : base(klass)
    {
        Run = run;
        Parent = parent;
        Collection = collection;
        collection.Context = this;
    }

    public ChefRun Run { get; }
    public RunContext? Parent { get; }
    public ResourceCollection Collection { get; set; }

    /// <summary>Resources run as soon as they are declared.</summary>
    public bool UnifiedMode { get; set; }

    /// <summary>Actions waiting for the end of this context.</summary>
    public List<Notification> DelayedActions { get; } = [];

    /// <summary>Unified mode: notifications whose target is not declared yet.</summary>
    public List<Notification> PendingImmediate { get; } = [];

    public RunContext Root => Parent?.Root ?? this;

    public IReadOnlyList<Notification> Before(Resource resource) => At(before, resource);
    public IReadOnlyList<Notification> Immediate(Resource resource) => At(immediate, resource);
    public IReadOnlyList<Notification> Delayed(Resource resource) => At(delayed, resource);

    public void NotifiesBefore(Notification n)
    {
        var key = n.NotifierKey ?? n.Notifier.DeclaredKey;
        if (UnifiedMode && n.NotifierKey is not null && Collection.TryFind(key) is { Updated: true })
        {
            throw new RubyError("Chef::Exceptions::UnifiedModeBeforeSubscriptionEarlierResource",
                $"{n.Resolved} has a before subscription to {key}, which has already been updated");
        }
        Add(before, key, n);
    }

    public void NotifiesImmediately(Notification n) => Add(immediate, n.NotifierKey ?? n.Notifier.DeclaredKey, n);
    public void NotifiesDelayed(Notification n) => Add(delayed, n.NotifierKey ?? n.Notifier.DeclaredKey, n);

    /// <summary>Queues a delayed action where its target lives; a second one of the same target and action is dropped.</summary>
    public bool AddDelayed(Notification n)
    {
        if (n.Resolved?.RunContext is { } home && !ReferenceEquals(home, this) && IsAncestor(home))
        {
            return home.AddDelayed(n);
        }
        if (DelayedActions.Any(d => d.Duplicates(n)))
        {
            return false;
        }
        DelayedActions.Add(n);
        return true;
    }

    bool IsAncestor(RunContext other)
    {
        for (var c = Parent; c is not null; c = c.Parent)
        {
            if (ReferenceEquals(c, other))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Forgets what a deleted resource would notify.</summary>
    public void Forget(Resource resource)
    {
        before.Remove(resource.DeclaredKey);
        immediate.Remove(resource.DeclaredKey);
        delayed.Remove(resource.DeclaredKey);
    }

    /// <summary>All notifications, for checking their targets before anything runs.</summary>
    public IEnumerable<Notification> AllNotifications() => before.Concat(immediate).Concat(delayed).SelectMany(p => p.Value).ToList();

    static IReadOnlyList<Notification> At(Dictionary<string, List<Notification>> table, Resource resource) =>
        table.Count > 0 && table.TryGetValue(resource.DeclaredKey, out var list) ? list : [];

    static void Add(Dictionary<string, List<Notification>> table, string key, Notification n)
    {
        if (!table.TryGetValue(key, out var list))
        {
            table[key] = list = [];
        }
        list.Add(n);
    }
}
