namespace RecipeEngine.Engine.Providers;

/// <summary>One action of one resource being carried out by a provider written in C#.</summary>
sealed class ProviderRun(ChefRun chef, Context context, Resource resource, string action)
{
    IReadOnlyList<ChangeLine>? pending;

    public Resource Resource => resource;
    public Context Context => context;
    public string Action => action;
    public IRunEvents Events => chef.Events;
    public bool WhyRun => chef.WhyRun;

    /// <summary>The Ruby object it is done for, when a class written in Ruby stands before the provider.</summary>
    public RubyProvider? Face { get; init; }

    /// <summary>Something was changed, or would be.</summary>
    public bool Updated { get; private set; }

    public void Log(LogLevel level, string message)
    {
        Announce();
        chef.Log(level, message);
    }

    /// <summary>What was just done, for the log: it comes before the change is announced, and not at all when nothing was done.</summary>
    public void LogDone(string message)
    {
        if (pending is null || !chef.WhyRun)
        {
            chef.Log(LogLevel.Info, message);
        }
    }

    public void Converge(IReadOnlyList<ChangeLine> lines, Action<ISystem> change)
    {
        Announce();
        if (!chef.WhyRun)
        {
            chef.Node.Attributes.CollectFacts();
            change(context.Interpreter.Machine);
        }
        Updated = true;
        pending = lines;
    }

    /// <summary>Tells the listeners about the last change.</summary>
    public void Announce()
    {
        if (pending is { } lines)
        {
            pending = null;
            chef.Events.ResourceUpdateApplied(resource, action, lines);
        }
    }

    public void Nested(Action<NestedResources> declare)
    {
        Announce();
        var nested = new NestedResources(chef, context, resource);
        declare(nested);
        if (nested.Run())
        {
            Updated = true;
        }
    }

    /// <summary>Runs a resource of the same collection that belongs to no recipe.</summary>
    public void RunDetached(string type, string name, string detachedAction, (string Property, object? Value)[] properties)
    {
        Announce();
        var detached = chef.Registry.Build(context, type, new RString(name), resource.RunContext);
        detached.SetOrigin(resource.CookbookName is { } c ? RSymbol.Of(c) : null, null);
        foreach (var (property, value) in properties)
        {
            if (value is not null)
            {
                context.Send(detached, property, Literal.ToRuby(value));
            }
        }
        ResourceRunner.Run(context, chef, detached, detachedAction, null, null);
        Updated |= detached.Updated;
    }
}
