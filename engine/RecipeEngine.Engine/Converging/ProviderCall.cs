namespace RecipeEngine.Engine.Converging;

/// <summary>A provider chosen for one action, whatever language it is written in.</summary>
abstract class ProviderCall
{
    /// <summary>Loads, checks and acts; tells the listeners how it went.</summary>
    public abstract void Run(Context context, ChefRun run, Resource resource, string action);

    protected static void Finish(ChefRun run, Resource resource, string action, bool updated)
    {
        if (updated)
        {
            resource.UpdatedByLastAction = true;
        }
        if (resource.UpdatedByLastAction)
        {
            run.Events.ResourceUpdated(resource, action);
        }
        else
        {
            run.Events.ResourceUpToDate(resource, action);
        }
    }

    /// <summary>Properties that the action needs and that have no value.</summary>
    protected static void CheckRequired(Context context, Resource resource, string action)
    {
        foreach (var p in resource.Definition.Properties())
        {
            if (p.IsRequiredFor(action) && p.Get(context, resource) is null)
            {
                throw new RubyError(Validation.Failed, $"{p.Name} is a required property");
            }
        }
    }

    /// <summary>Whether the action may go on.</summary>
    protected static bool Process(Context context, ChefRun run, Resource resource, string action, Requirements requirements)
    {
        foreach (var entry in requirements.Entries)
        {
            if (entry.Actions is { } actions && !actions.Contains(action) && !actions.Contains("all_actions"))
            {
                continue;
            }
            if (entry.Holds())
            {
                continue;
            }
            run.Events.RequirementFailed(resource, action, entry.Message);
            if (!run.WhyRun || entry.Assumption is null)
            {
                throw new RubyError(entry.ErrorClass, entry.Message);
            }
            run.Events.WhyRunAssumption(resource, action, entry.Assumption);
            if (entry.Blocks)
            {
                return false;
            }
        }
        return true;
    }
}

/// <summary>A provider written in C#.</summary>
sealed class NativeProviderCall(ProviderType type) : ProviderCall
{
    public ProviderType Type => type;

    public override void Run(Context context, ChefRun run, Resource resource, string action)
    {
        var act = type.Find(action) ?? throw new RubyError("Chef::Exceptions::UnsupportedAction",
            $"{type.RubyName} does not support :{action} for {resource}");
        CheckRequired(context, resource, action);
        var provider = type.Create();
        var state = new ProviderRun(run, context, resource, action);
        provider.Attach(state);
        provider.LoadCurrent();
        var requirements = new Requirements();
        provider.Collect(requirements);
        var may = Process(context, run, resource, action, requirements);
        if (may)
        {
            try
            {
                act(provider);
            }
            finally
            {
                state.Announce();
            }
        }
        if (run.RecordsStates)
        {
            RecordedStates.Note(context, run, provider, resource, action, state.Updated);
        }
        else
        {
            run.States[resource] = (provider.CurrentState, null);
        }
        Finish(run, resource, action, state.Updated);
    }
}
