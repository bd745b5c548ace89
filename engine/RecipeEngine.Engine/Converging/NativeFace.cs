namespace RecipeEngine.Engine.Converging;

/// <summary>The provider written in C# behind a Ruby object: of a subclass or a reopened class, or of an object that a cookbook made by hand.</summary>
sealed class NativeFace
{
    static readonly RSymbol CurrentResource = RSymbol.Of("@current_resource");
    readonly RubyProvider ruby;
    readonly ProviderRun run;
    readonly ProviderType type;

    NativeFace(Context context, RubyProvider ruby, ProviderType type)
    {
        this.ruby = ruby;
        this.type = type;
        run = new ProviderRun(ChefRun.Of(context), context, ruby.NewResource, ruby.Action ?? "") { Face = ruby };
        Provider = type.Create();
        Provider.Attach(run);
    }

    public Provider Provider { get; }

    /// <summary>The face of a provider object for its present action; null when no class above it is the engine's own.</summary>
    public static NativeFace? Of(Context context, RubyProvider ruby)
    {
        if (ruby.Face is { } face && face.run.Action == (ruby.Action ?? ""))
        {
            return face;
        }
        return NativeProviders.Nearest(context, context.ClassOf(ruby)) is { } type ? ruby.Face = new NativeFace(context, ruby, type) : null;
    }

    /// <summary>Looks at the machine and makes @current_resource of what was found.</summary>
    public void Load(Context context)
    {
        Provider.LoadCurrent();
        var desired = ruby.NewResource;
        var current = (Resource)context.Send(context.ClassOf(desired), "new", desired.GetInstanceVariable(RSymbol.Of("@name")), desired.RunContext)!;
        foreach (var p in desired.Definition.IdentityProperties.Where(p => p.Variable is not null && p.IsSetOn(desired)))
        {
            current.SetInstanceVariable(p.Variable!, desired.GetInstanceVariable(p.Variable!));
        }
        Provider.Expose(current);
        ruby.SetInstanceVariable(CurrentResource, current);
    }

    /// <summary>What Ruby code made of @current_resource is what the provider compares with.</summary>
    public void Adopt()
    {
        if (ruby.GetInstanceVariable(CurrentResource) is Resource current)
        {
            Provider.Adopt(current);
        }
    }

    public void Collect(Requirements requirements) => Provider.Collect(requirements);

    public void Act(Context context, string action)
    {
        var act = type.Find(action) ?? throw new RubyError("Chef::Exceptions::UnsupportedAction", $"{context.ClassOf(ruby)} does not support :{action}");
        try
        {
            act(Provider);
        }
        finally
        {
            run.Announce();
            ruby.Updated |= run.Updated;
        }
    }
}
