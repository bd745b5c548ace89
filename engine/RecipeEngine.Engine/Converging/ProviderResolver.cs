namespace RecipeEngine.Engine.Converging;

/// <summary>Chooses the provider of a resource's action: the one it names, its own action class, else what fits the platform.</summary>
static class ProviderResolver
{
    static readonly RSymbol ProviderVariable = RSymbol.Of("@provider");

    /// <exception cref="RubyError">Chef::Exceptions::ProviderNotFound.</exception>
    public static ProviderCall Resolve(Context context, ChefRun run, Resource resource, string action)
    {
        if (resource.GetInstanceVariable(ProviderVariable) is RClass chosen)
        {
            return ForClass(context, run, chosen);
        }
        for (var c = resource.Definition; c is not null; c = c.Parent)
        {
            if (c.ActionClass is { } actionClass)
            {
                return new RubyProviderCall(actionClass);
            }
        }
        if (run.ProviderRegistry.Resolve(context, resource, action) is { } mapped)
        {
            return ForClass(context, run, mapped);
        }
        if (resource.Definition.BaseType is { } type)
        {
            var question = Question(context, run, resource);
            foreach (var klass in run.ProviderRegistry.Priorities.Of(context, resource.ResourceName))
            {
                if (NativeProviders.Exact(run, klass) is { } first && (first.Supports is null || first.Supports(question)))
                {
                    return ForClass(context, run, klass);
                }
            }
            foreach (var p in run.Registry.ProvidersFor(type))
            {
                if (p.Supports is null || p.Supports(question))
                {
                    return run.ProvidersNamed ? Reopened(context, p) ?? new NativeProviderCall(p) : new NativeProviderCall(p);
                }
            }
            if (type.Refusal is { } why)
            {
                throw new RubyError("Chef::Exceptions::ProviderNotFound", $"{resource} {why}");
            }
        }
        if (run.Era < 13 && run.ProviderRegistry.ResolveAsBefore(context, resource) is { } old)
        {
            return ForClass(context, run, old);
        }
        throw new RubyError("Chef::Exceptions::ProviderNotFound", $"Cannot find a provider for {resource} on {Platform(context, run, "platform")} version {Platform(context, run, "platform_version")}");
    }

    static string Platform(Context context, ChefRun run, string key) => context.ToS(run.Node.Attributes.Top(context, key));

    static ProviderCall ForClass(Context context, ChefRun run, RClass klass) =>
        NativeProviders.Exact(run, klass) is { } native && !NativeProviders.IsReopened(klass) ? new NativeProviderCall(native) : new RubyProviderCall(klass);

    /// <summary>The Ruby class of the provider, for code that asks.</summary>
    public static RClass ClassOf(Context context, ProviderCall call) => call switch
    {
        RubyProviderCall ruby => ruby.Class,
        NativeProviderCall native => RubyClass(context, native.Type),
        _ => throw new InvalidOperationException("a provider of neither kind"),
    };

    static RClass RubyClass(Context context, ProviderType type)
    {
        RModule at = context.Interpreter.FindClass(context, "Chef::Provider");
        foreach (var part in type.RubyName["Chef::Provider::".Length..].Split("::"))
        {
            if (!at.TryGetOwnConstant(context, part, out var value) || value is not RModule next)
            {
                at.SetConstant(part, next = context.Interpreter.NewClass(null, context.Interpreter.FindClass(context, "Chef::Provider")));
                NativeProviders.DefineActions((RClass)next, type);
            }
            at = next;
        }
        return (RClass)at;
    }

    static ProviderCall? Reopened(Context context, ProviderType type) =>
        NativeProviders.Existing(context, type.RubyName) is { } klass && NativeProviders.IsReopened(klass) ? new RubyProviderCall(klass) : null;

    static ProviderQuestion Question(Context context, ChefRun run, Resource resource) => new(run.Machine,
        Platform(context, run, "platform_family"), Platform(context, run, "platform"), Platform(context, run, "platform_version"),
        run.Node.Attributes.Top(context, "init_package") is { } init ? context.ToS(init) : null, resource);
}
