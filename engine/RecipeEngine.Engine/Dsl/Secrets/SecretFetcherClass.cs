namespace RecipeEngine.Engine.Dsl.Secrets;

/// <summary>Chef::SecretFetcher: which stores of secrets there are.</summary>
[RubyClass("Chef::SecretFetcher")]
public static class SecretFetcherClass
{
    static readonly (string Service, string? Class)[] Known =
    [
        ("example", "Chef::SecretFetcher::Example"), ("aws_secrets_manager", null), ("azure_key_vault", "Chef::SecretFetcher::AzureKeyVault"),
        ("hashi_vault", "Chef::SecretFetcher::HashiVault"), ("akeyless_vault", null),
    ];

    static string Names => ":" + string.Join(" :", Known.Select(k => k.Service));

    [RubyConstant("SECRET_FETCHERS")]
    public static RArray Services => new(Known.Select(k => (object?)RSymbol.Of(k.Service))) { Frozen = true };

    internal static void CheckKnown(Context ctx, object? service)
    {
        if (service is not RSymbol s || !Known.Any(k => k.Service == s.Name))
        {
            throw Unknown($"Unsupported secret service: {ctx.Inspect(service)}");
        }
    }

    static RubyError Unknown(string given) => new("Chef::Exceptions::Secret::InvalidFetcherService", $"{given} is not a supported secrets service.  Supported services are: {Names}");

    [RubyMethod("for_service", Singleton = true)]
    public static object? ForService(Context ctx, object? service, object? config, object? runContext)
    {
        if (service is null or RString { Length: 0 })
        {
            throw new RubyError("Chef::Exceptions::Secret::MissingFetcher", $"No secret service provided. Supported services are: {Names}");
        }
        var name = ctx.ToS(service);
        var (known, type) = Known.FirstOrDefault(k => k.Service == name);
        if (known is null)
        {
            throw Unknown($"Unsupported secret service: '{name}'");
        }
        if (type is null)
        {
            throw new RubyError("Chef::Exceptions::Secret::ConfigurationInvalid",
                $"secrets of :{name} cannot be fetched here: use :hashi_vault, :azure_key_vault or an encrypted data bag item");
        }
        var fetcher = ctx.Send(ctx.Interpreter.FindClass(ctx, type), "new", config, runContext);
        ctx.Send(fetcher, "validate!");
        return fetcher;
    }
}

/// <summary>Chef::SecretFetcher::Base: what cookbooks derive fetchers of their own from.</summary>
[RubyClass("Chef::SecretFetcher::Base")]
public static class SecretFetcherBase
{
    internal static readonly RSymbol ConfigVariable = RSymbol.Of("@config");

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(RObject self, object? config, object? runContext)
    {
        self.SetInstanceVariable(ConfigVariable, config);
        self.SetInstanceVariable(RSymbol.Of("@run_context"), runContext);
    }

    [RubyMethod("config")]
    public static object? Config(RObject self) => self.GetInstanceVariable(ConfigVariable);

    [RubyMethod("run_context")]
    public static object? RunContextOf(RObject self) => self.GetInstanceVariable(RSymbol.Of("@run_context"));

    [RubyMethod("validate!")]
    public static void Validate()
    {
    }

    [RubyMethod("fetch")]
    public static object? Fetch(Context ctx, RObject self, object? name, object? version = null) => name is null || ctx.ToS(name).Length == 0
        ? throw new RubyError("Chef::Exceptions::Secret::MissingSecretName", "Chef::Exceptions::Secret::MissingSecretName")
        : ctx.Send(self, "do_fetch", name, version);

    [RubyMethod("do_fetch")]
    public static object? DoFetch(object? identifier, object? version) => throw RubyError.NotImplemented("NotImplementedError");

    /// <summary>A setting by its symbol; null when it is not given.</summary>
    internal static object? Setting(Context ctx, RObject self, string name) => (Config(self) as RHash)?.Get(ctx, RSymbol.Of(name));

    internal static string? Text(Context ctx, RObject self, string name) => Setting(ctx, self, name) is { } value ? ctx.ToS(value) : null;

    internal static RubyError Invalid(string message) => new("Chef::Exceptions::Secret::ConfigurationInvalid", message);

    internal static RubyError Failed(string message) => new("Chef::Exceptions::Secret::FetchFailed", message);
}

/// <summary>Chef::SecretFetcher::Example: secrets that stand in the configuration, for trying things out.</summary>
[RubyClass("Chef::SecretFetcher::Example", Superclass = "Chef::SecretFetcher::Base")]
public static class ExampleFetcher
{
    [RubyMethod("validate!")]
    public static void Validate(RObject self)
    {
        if (SecretFetcherBase.Config(self) is not RHash)
        {
            throw SecretFetcherBase.Invalid("The Example fetcher requires a hash of secrets");
        }
    }

    [RubyMethod("do_fetch")]
    public static object? DoFetch(Context ctx, RObject self, object? identifier, object? version) =>
        SecretFetcherBase.Config(self) is RHash secrets && secrets.TryGet(ctx, identifier, out var value) ? value
            : throw SecretFetcherBase.Failed($"Secret {ctx.ToS(identifier)}) not found.");
}
