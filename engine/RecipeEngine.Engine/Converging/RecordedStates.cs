namespace RecipeEngine.Engine.Converging;

/// <summary>What reports show as a resource's state before an action and after it.</summary>
static class RecordedStates
{
    static readonly RSymbol CurrentVariable = RSymbol.Of("@current_resource"), AfterVariable = RSymbol.Of("@after_resource");

    /// <summary>A provider written in C#: looked at again after a change; in a dry run what the recipe asks for stands over what was found.</summary>
    public static void Note(Context context, ChefRun run, Provider provider, Resource resource, string action, bool isUpdated)
    {
        if (isUpdated && !run.WhyRun)
        {
            Safely(context, run, provider.Reload);
        }
        run.States[resource] = (provider.CurrentState, isUpdated && run.WhyRun ? Expected(context, resource, provider.CurrentState, action) : provider.After);
    }

    /// <summary>A provider written in Ruby: its current_resource, and what load_after_resource finds.</summary>
    public static void Note(Context context, ChefRun run, RubyProvider provider, Resource resource, string action)
    {
        var before = Of(context, provider.GetInstanceVariable(CurrentVariable) as Resource);
        if (run.WhyRun)
        {
            run.States[resource] = (before, provider.Updated || resource.Updated ? Expected(context, resource, before, action) : null);
            return;
        }
        Safely(context, run, () => context.Send(provider, "load_after_resource"));
        run.States[resource] = (before, Of(context, provider.GetInstanceVariable(AfterVariable) as Resource));
    }

    // The change is made: a look that fails now is not the resource's failure.
    static void Safely(Context context, ChefRun run, Action look)
    {
        var mark = context.GetMark();
        try
        {
            look();
        }
        catch (Exception e) when (run.IsFailure(e))
        {
            context.Unwind(mark);
        }
    }

    static State? Of(Context context, Resource? resource)
    {
        if (resource is null)
        {
            return null;
        }
        var state = new State();
        foreach (var property in resource.Definition.Properties().Where(p => p.IsDesiredState && p.IsSetOn(resource)))
        {
            state.Set(property, resource.Read(context, property));
        }
        return state;
    }

    // Nothing is there after what takes away.
    static State? Expected(Context context, Resource resource, State? before, string action)
    {
        if (action is "delete" or "remove" or "purge" or "uninstall")
        {
            return null;
        }
        var state = new State();
        foreach (var property in resource.Definition.Properties().Where(p => p.IsDesiredState))
        {
            // a checksum is that of the old content
            var value = property.IsSetOn(resource) ? resource.Read(context, property) : property.Name == "checksum" ? null : before?.Value(property);
            if (value is not null)
            {
                state.Set(property, value);
            }
        }
        return state;
    }
}
