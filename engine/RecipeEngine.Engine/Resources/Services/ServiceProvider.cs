using static RecipeEngine.Engine.Resources.ServiceResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>What all service managers have in common: which action is needed, and how it is said.</summary>
public abstract class ServiceProvider : Provider
{
    protected string Name => Desired[ServiceName]!;
    protected bool IsRunning => Current![ServiceResource.Running];
    protected bool IsEnabled => Current![Enabled];

    /// <summary>supports restart: true, and the like.</summary>
    protected bool CanDo(string what) => Desired[Supports] is { } supports && Context.Truthy(supports.Get(Context, what));

    /// <summary>Whether enabling and disabling mean anything for it.</summary>
    protected virtual bool IsEnableable => true;

    protected abstract void EnableService(ISystem machine);
    protected abstract void DisableService(ISystem machine);
    protected abstract void StartService(ISystem machine);
    protected abstract void StopService(ISystem machine);
    protected abstract void RestartService(ISystem machine);
    protected abstract void ReloadService(ISystem machine);
    protected virtual void MaskService(ISystem machine) => throw Unsupported("mask");
    protected virtual void UnmaskService(ISystem machine) => throw Unsupported("unmask");

    RubyError Unsupported(string action) => new("Chef::Exceptions::UnsupportedAction", $"{Resource} does not support :{action}");

    /// <summary>In why-run the state of a service is never sure: what would install it may not have run.</summary>
    protected static void AssumeInstalled(Requirements requirements)
    {
        foreach (var line in (string[])["Service status not available. Assuming a prior action would have installed the service.", "Assuming status of not running."])
        {
            requirements.Assert("all_actions", () => false, "Chef::Exceptions::Service", line, assumption: line);
        }
    }

    /// <summary>A command property of the recipe; null for none (false takes one away).</summary>
    protected static string? Given(string? command) => command is null or "false" ? null : command;

    /// <summary>A command of the recipe's own, run as the recipe wrote it.</summary>
    protected void RunLine(ISystem machine, string line) => ShellOut.Line(Context, line).WithoutDefaults().Within(Desired[ServiceResource.Timeout]).Run(machine);

    protected virtual bool NeedsEnabling => !IsEnabled;

    public void Enable()
    {
        if (IsEnableable)
        {
            Do(NeedsEnabling, "enable", "enabled", EnableService);
            Note(Enabled, true);
        }
    }

    public void Disable()
    {
        if (IsEnableable)
        {
            Do(IsEnabled, "disable", "disabled", DisableService);
            Note(Enabled, false);
        }
    }


    public void Start()
    {
        Do(!IsRunning, "start", "started", StartService, "running");
        Note(ServiceResource.Running, true);
    }

    public void Stop()
    {
        Do(IsRunning, "stop", "stopped", StopService);
        Note(ServiceResource.Running, false);
    }

    public void Restart()
    {
        Do(true, "restart", "restarted", RestartService);
        Note(ServiceResource.Running, true);
    }

    public void Mask()
    {
        Do(!Current![Masked], "mask", "masked", MaskService);
        Note(Masked, true);
    }

    public void Unmask()
    {
        Do(Current![Masked], "unmask", "unmasked", UnmaskService);
        Note(Masked, false);
    }

    // As in Chef, the resource tells from now on what the service is like; what it did not say is what was found.
    void Note(Property<bool>? property, bool value)
    {
        foreach (var p in (Property<bool>[])[Enabled, ServiceResource.Running, Masked])
        {
            if (ReferenceEquals(p, property))
            {
                p.Set(Context, Resource, Box.Bool(value));
            }
            else if (Resource.Read(Context, p) is null && Current is { } found)
            {
                p.Set(Context, Resource, Box.Bool(found[p]));
            }
        }
    }

    public void ReloadRunning()
    {
        if (IsRunning)
        {
            Do(true, "reload", "reloaded", ReloadService);
        }
        Note(null, false);
    }

    void Do(bool needed, string verb, string past, Action<ISystem> change, string? already = null)
    {
        if (!needed)
        {
            Debug($"{Resource} already {already ?? past} - nothing to do");
            return;
        }
        Converge($"{verb} service {Resource}", machine =>
        {
            if (!Overridden(verb + "_service", out _))
            {
                change(machine);
            }
            Info(past);
        });
    }

    internal override object? Call(string method, object?[] arguments)
    {
        Action<ISystem> change = method switch
        {
            "enable_service" => EnableService,
            "disable_service" => DisableService,
            "start_service" => StartService,
            "stop_service" => StopService,
            "restart_service" => RestartService,
            "reload_service" => ReloadService,
            "mask_service" => MaskService,
            _ => UnmaskService,
        };
        change(Context.Interpreter.Machine);
        return null;
    }

    protected static ProviderType Table<T>(string rubyName, Func<ProviderQuestion, bool>? supports) where T : ServiceProvider, new() =>
        ProviderType.For<T>(ServiceResource.Type, ("enable", p => p.Enable()), ("disable", p => p.Disable()), ("start", p => p.Start()), ("stop", p => p.Stop()),
            ("restart", p => p.Restart()), ("reload", p => p.ReloadRunning()), ("mask", p => p.Mask()), ("unmask", p => p.Unmask())).When(rubyName, supports);
}
