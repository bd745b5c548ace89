using static RecipeEngine.Engine.Resources.HabitatServiceResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>A service of a Habitat supervisor: its HTTP gateway says how it is, <c>hab svc</c> changes it.</summary>
public sealed class HabitatServiceProvider : Provider
{
    const int Patience = 9;

    public static readonly ProviderType Provides = ProviderType.For<HabitatServiceProvider>(HabitatServiceResource.Type,
        ("load", p => p.LoadService("load")), ("unload", p => p.Unload("unload")), ("start", p => p.Start()), ("stop", p => p.Stop("stop")),
        ("restart", p => p.Restart()), ("reload", p => p.ReloadService()));

    string Name => Desired[ServiceName]!;

    HabGateway Gateway => new(Context, Desired[RemoteSupHttp]!, Desired.IsSet(GatewayAuthToken) ? Desired[GatewayAuthToken] : null);

    RHash? Details()
    {
        var words = Name.Split('/');
        return (Gateway.Get("/services") as RArray)?.OfType<RHash>().FirstOrDefault(service =>
            Text(service, "pkg", "origin") == words[0] && Text(service, "pkg", "name") == words.ElementAtOrDefault(1));
    }

    string? Text(RHash service, params ReadOnlySpan<string> keys) => HabGateway.Dig(Context, service, keys) is { } value ? Context.ToS(value) : null;

    bool IsUp(RHash? service) => service is not null && Text(service, "process", "state") == "up";

    protected override State? Load()
    {
        var service = Details();
        var state = new State { [Loaded] = service is not null, [HabitatServiceResource.Running] = IsUp(service) };
        // what is not loaded counts as having the defaults
        state[ServiceName] = service is null ? Name : Text(service, "spec_ident", "spec_identifier") ?? Name;
        if (service is not null)
        {
            Take(state, Strategy, Symbol(service, "update_strategy"));
            Take(state, UpdateCondition, Symbol(service, "update_condition"));
            Take(state, Topology, Symbol(service, "topology"));
            Take(state, Channel, Symbol(service, "channel"));
            Take(state, BindingMode, Symbol(service, "binding_mode"));
            Take(state, Bind, HabGateway.Dig(Context, service, "binds"));
            state[BldrUrl] = Text(service, "bldr_url");
            state[ServiceGroup] = Text(service, "service_group")?.Split('.')[^1] ?? "default";
            state[ShutdownTimeout] = HabGateway.Dig(Context, service, "pkg", "shutdown_timeout") as long? ?? 8;
            state[HealthCheckInterval] = HabGateway.Dig(Context, service, "health_check_interval", "secs") as long? ?? 30;
        }
        return state;
    }

    object? Symbol(RHash service, string key) => Text(service, key) is { } text ? RSymbol.Of(text) : null;

    static void Take(State state, Property<object> property, object? value)
    {
        if (value is not null)
        {
            state[property] = value;
        }
    }

    void LoadService(string action)
    {
        var isModified = false;
        foreach (var property in (Property[])[ServiceName, Strategy, UpdateCondition, Topology, BldrUrl, Channel, Bind, BindingMode, ServiceGroup, ShutdownTimeout, HealthCheckInterval])
        {
            if (ChangedProperties.Describe(Context, Run, Resource, Current, property) is { } lines)
            {
                isModified = true;
                Converge(lines, _ => { });
            }
        }
        if (!Current![Loaded] || isModified)
        {
            var command = $"hab svc load {Name} {string.Join(' ', [.. OptionsOf(action), .. Current[Loaded] && isModified ? (string[])["--force"] : []])}";
            Nested(n => n.Declare("execute", "load " + Name, ("command", new RString(command)), ("retry_delay", 10), ("retries", 5)));
        }
    }

    void Unload(string action)
    {
        if (Current![Loaded])
        {
            Svc("unload", action);
            Await(() => Details() is not null, "loaded");
            Current[Loaded] = WhyRun;
        }
    }

    void NeedLoaded()
    {
        if (!Current![Loaded])
        {
            var problem = $"No service named {Name} is loaded on the Habitat supervisor";
            Run.Log(LogLevel.Fatal, problem);
            throw RubyError.Runtime(problem);
        }
    }

    void Start(string action = "start")
    {
        NeedLoaded();
        if (!Current![HabitatServiceResource.Running])
        {
            Svc("start", action);
        }
    }

    void Stop(string action)
    {
        NeedLoaded();
        if (Current![HabitatServiceResource.Running])
        {
            Svc("stop", action);
            Await(() => IsUp(Details()), "running");
            Current[HabitatServiceResource.Running] = false;
        }
    }

    void Restart()
    {
        Stop("restart");
        Start("restart");
    }

    void ReloadService()
    {
        Unload("reload");
        LoadService("reload");
    }

    void Svc(string verb, string action) => Nested(n => n.Declare("execute", $"hab svc {verb} {Name} {string.Join(' ', OptionsOf(action))}".TrimEnd()));

    // Stopping takes its time.
    void Await(Func<bool> lasts, string how)
    {
        for (var left = Patience; !WhyRun && lasts(); left--)
        {
            if (left == 0)
            {
                throw RubyError.Runtime($"{Name} still {how}");
            }
            Run.Sleep(TimeSpan.FromSeconds(1));
        }
    }

    // Not every subcommand knows every option; a restart or reload gives none of either.
    List<string> OptionsOf(string action)
    {
        List<string> options = [];
        void Add(string flag, Property property) => options.AddRange([flag, Context.ToS(Desired.Value(property))]);
        if (action == "load")
        {
            foreach (var bind in (RArray)Desired[Bind]!)
            {
                options.AddRange(["--bind", Context.ToS(bind)]);
            }
            Add("--binding-mode", BindingMode);
            Add("--url", BldrUrl);
            Add("--channel", Channel);
            Add("--group", ServiceGroup);
            Add("--strategy", Strategy);
            Add("--update-condition", UpdateCondition);
            Add("--topology", Topology);
            Add("--health-check-interval", HealthCheckInterval);
        }
        if (action is "load" or "unload" or "stop")
        {
            Add("--shutdown-timeout", ShutdownTimeout);
        }
        Add("--remote-sup", RemoteSup);
        return options;
    }
}
