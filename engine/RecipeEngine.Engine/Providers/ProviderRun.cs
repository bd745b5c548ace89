namespace RecipeEngine.Engine.Providers;

/// <summary>One action of one resource being carried out by a provider written in C#.</summary>
sealed class ProviderRun(ChefRun chef, Context context, Resource resource, string action)
{
    public Resource Resource => resource;
    public Context Context => context;
    public string Action => action;
    public IRunEvents Events => chef.Events;
    public bool WhyRun => chef.WhyRun;

    /// <summary>Something was changed, or would be.</summary>
    public bool Updated { get; private set; }

    public void Log(LogLevel level, string message) => chef.Log(level, message);

    public void Converge(IReadOnlyList<ChangeLine> lines, Action<ISystem> change)
    {
        if (!chef.WhyRun)
        {
            change(context.Interpreter.Machine);
        }
        Updated = true;
        chef.Events.ResourceUpdateApplied(resource, action, lines);
    }

    public void Nested(Action<NestedResources> declare)
    {
        var nested = new NestedResources(chef, context, resource);
        declare(nested);
        if (nested.Run())
        {
            Updated = true;
        }
    }
}
