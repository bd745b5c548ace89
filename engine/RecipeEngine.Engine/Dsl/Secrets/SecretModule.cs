namespace RecipeEngine.Engine.Dsl.Secrets;

/// <summary>Chef::DSL::Secret: values that a secret store keeps, fetched while the recipe compiles or a lazy property is read.</summary>
[RubyModule("Chef::DSL::Secret")]
public static class SecretModule
{
    static readonly RSymbol Service = RSymbol.Of("@default_secret_service"), Config = RSymbol.Of("@default_secret_config");

    static RunContext Home(Context ctx, object? self) => Recipes.ResourceDeclaration.ContextOf(ctx, self);

    [RubyMethod("default_secret_service")]
    public static object? DefaultService(Context ctx, object? self, object? service = null)
    {
        if (service is null)
        {
            return Home(ctx, self).GetInstanceVariable(Service);
        }
        SecretFetcherClass.CheckKnown(ctx, service);
        Home(ctx, self).SetInstanceVariable(Service, service);
        return service;
    }

    [RubyMethod("default_secret_config")]
    public static object? DefaultConfig(Context ctx, object? self, [Keywords] RHash? config)
    {
        if (config is not { Count: > 0 })
        {
            return Home(ctx, self).GetInstanceVariable(Config) ?? new RHash();
        }
        Home(ctx, self).SetInstanceVariable(Config, config);
        return config;
    }

    [RubyMethod("with_secret_service")]
    public static object? WithService(Context ctx, object? self, object? service, RProc? block)
    {
        SecretFetcherClass.CheckKnown(ctx, service);
        return With(ctx, self, Service, service, block, "with_secret_service");
    }

    [RubyMethod("with_secret_config")]
    public static object? WithConfig(Context ctx, object? self, [Keywords] RHash? config, RProc? block) =>
        With(ctx, self, Config, config ?? new RHash(), block, "with_secret_config");

    static object? With(Context ctx, object? self, RSymbol variable, object? value, RProc? block, string method)
    {
        if (block is null)
        {
            throw RubyError.Argument($"You must pass a block to #{method}");
        }
        var home = Home(ctx, self);
        var old = home.GetInstanceVariable(variable);
        home.SetInstanceVariable(variable, value);
        try
        {
            return block.Yield(ctx, []);
        }
        finally
        {
            home.SetInstanceVariable(variable, old);
        }
    }

    /// <summary>The value of a secret. A resource that asks becomes sensitive.</summary>
    [RubyMethod("secret")]
    public static object? Secret(Context ctx, object? self, [Keywords] RHash? options)
    {
        if (self is Resource resource)
        {
            ctx.Send(resource, "sensitive", Box.True);
        }
        var home = Home(ctx, self);
        object? Option(string name, Func<object?> otherwise) => options is not null && options.TryGet(ctx, RSymbol.Of(name), out var given) ? given : otherwise();
        var fetcher = SecretFetcherClass.ForService(ctx, Option("service", () => home.GetInstanceVariable(Service)),
            Option("config", () => home.GetInstanceVariable(Config) ?? new RHash()), home);
        var value = ctx.Send(fetcher, "fetch", Option("name", () => null), Option("version", () => null));
        ChefRun.Of(ctx).Secrets.AddValue(value);
        return value;
    }
}
