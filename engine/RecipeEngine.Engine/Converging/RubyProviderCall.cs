namespace RecipeEngine.Engine.Converging;

/// <summary>A provider written in Ruby: the class of a custom resource's actions, or a subclass of Chef::Provider.</summary>
sealed class RubyProviderCall(RClass klass) : ProviderCall
{
    public RClass Class => klass;

    static readonly RSymbol LoadCurrent = RSymbol.Of("load_current_resource");

    public override void Run(Context context, ChefRun run, Resource resource, string action)
    {
        RunWith(context, run, Make(context, resource, action), resource, action);
    }

    /// <summary>The whole sequence of one action on a provider object.</summary>
    public static void RunWith(Context context, ChefRun run, RubyProvider provider, Resource resource, string action)
    {
        var klass = context.ClassOf(provider);
        if (run.WhyRun && !Context.Truthy(context.Send(provider, "whyrun_supported?")))
        {
            run.Events.ResourceBypassed(resource, action, klass.ToString());
            return;
        }
        CheckRequired(context, resource, action);
        context.Send(provider, "load_current_resource");
        if (context.FindMethod(provider, LoadCurrent)?.Body is not BuiltinBody && NativeFace.Of(context, provider) is { } face)
        {
            face.Adopt();
        }
        context.Send(provider, "define_resource_requirements");
        if (Process(context, run, resource, action, provider.Requirements))
        {
            var method = RSymbol.Of("action_" + action);
            if (context.FindMethod(provider, method) is null)
            {
                throw new RubyError("Chef::Exceptions::UnsupportedAction", $"{klass} does not support :{action}");
            }
            context.Send(provider, method);
        }
        if (run.RecordsStates)
        {
            RecordedStates.Note(context, run, provider, resource, action);
        }
        Finish(run, resource, action, provider.Updated);
        context.Send(provider, "cleanup_after_converge");
    }

    /// <summary>A provider object for a resource.</summary>
    public RubyProvider Make(Context context, Resource resource, string action) => Make(context, klass, resource, action);

    public static RubyProvider Make(Context context, RClass klass, Resource resource, string action)
    {
        var provider = (RubyProvider)context.Send(klass, "new", resource, resource.RunContext)!;
        provider.Action = action;
        return provider;
    }
}

/// <summary>A provider object as Ruby code sees it.</summary>
public sealed class RubyProvider(RClass klass) : RObject(klass)
{
    static readonly RSymbol NewResourceVariable = RSymbol.Of("@new_resource");
    static readonly RSymbol RunContextVariable = RSymbol.Of("@run_context");

    public Requirements Requirements { get; } = new();

    /// <summary>The provider written in C# that stands behind it.</summary>
    internal NativeFace? Face { get; set; }

    /// <summary>converge_by was reached.</summary>
    public bool Updated { get; set; }

    public string? Action { get; set; }

    public Resource NewResource => (Resource)GetInstanceVariable(NewResourceVariable)!;

    public RunContext? RunContext
    {
        get => GetInstanceVariable(RunContextVariable) as RunContext;
        set => SetInstanceVariable(RunContextVariable, value);
    }
}
