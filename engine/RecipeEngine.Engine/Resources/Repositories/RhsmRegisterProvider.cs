using RecipeEngine.Dsl.Stdlib;
using static RecipeEngine.Engine.Resources.RhsmRegisterResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>The host's registration with Red Hat or a Satellite server.</summary>
public sealed class RhsmRegisterProvider : RhsmProvider
{
    public static readonly ProviderType Provides = ProviderType.For<RhsmRegisterProvider>(RhsmRegisterResource.Type, ("register", p => p.Register()), ("unregister", p => p.Unregister()));

    bool IsRegistered
    {
        get
        {
            var status = ShellOut.Line(Context, "subscription-manager status").Query(Machine).Stdout;
            return !(Desired[NotRegisteredStrings] ?? []).Any(text => status.Contains(text, StringComparison.Ordinal));
        }
    }

    string FlushName => $"rhsm_register-{Resource.Name}-flush_cache";

    void Register()
    {
        Nested(n => n.Declare("package", "subscription-manager"));
        if (Desired[SatelliteHost] is { } satellite && !IsRegistered)
        {
            FetchCertificates(satellite);
        }
        var line = Command();
        Nested(n =>
        {
            var flush = n.Declare("package", FlushName, ("action", ":nothing"));
            var register = n.Declare("execute", "Register to RHSM", ("sensitive", Resource.Read(Context, "sensitive")), ("command", new RString(line)), ("default_env", true), ("action", ":run"));
            if (!Desired[Force])
            {
                NestedResources.NotIf(register, () => IsRegistered);
            }
            n.Notify(register, "flush_cache", flush, immediately: true);
            if (Desired[InstallKatelloAgent] && Desired[SatelliteHost] is not null)
            {
                n.Declare("package", "katello-agent");
            }
        });
    }

    void FetchCertificates(string satellite) => Nested(n =>
    {
        var path = $"{Run.Config.Text(Context, "file_cache_path")}/katello-package.rpm";
        var package = n.Declare(Tool + "_package", "katello-ca-consumer-latest", ("options", "--nogpgcheck"), ("source", path), ("action", ":nothing"));
        var file = n.Declare("remote_file", path, ("source", new RString($"{(Desired[HttpsForCaConsumer] ? "https" : "http")}://{satellite}/pub/katello-ca-consumer-latest.noarch.rpm")), ("action", ":create"));
        NestedResources.NotIf(file, () => ShellOut.Line(Context, "rpm -qa").Query(Machine).Stdout.Contains("katello-ca-consumer", StringComparison.Ordinal));
        n.Notify(file, "install", package, immediately: true);
        n.Declare("file", path, ("action", ":delete"));
    });

    void Unregister() => Nested(n =>
    {
        var flush = n.Declare("package", FlushName, ("action", ":nothing"));
        var leave = Execute(n, "Unregister from RHSM", "subscription-manager unregister");
        NestedResources.OnlyIf(leave, () => IsRegistered);
        n.Notify(leave, "flush_cache", flush, immediately: true);
        n.Notify(leave, "run", Execute(n, "Clean RHSM Config", "subscription-manager clean", ":nothing"), immediately: true);
    });

    string Command()
    {
        var words = new List<string> { "subscription-manager", "register" };
        void Add(string option, string? value)
        {
            if (value is not null)
            {
                words.Add($"--{option}={Shellwords.EscapeText(value)}");
            }
        }
        if (Desired[ActivationKey] is { Count: > 0 } keys)
        {
            var organization = Desired[Organization] ?? throw RubyError.Runtime("Unable to register - you must specify organization when using activation keys");
            foreach (var key in keys)
            {
                Add("activationkey", key);
            }
            Add("org", organization);
        }
        else if (Desired[Username] is { } user && Desired[Password] is { } password)
        {
            if (Desired[RhsmRegisterResource.Environment] is null && Desired[SatelliteHost] is not null)
            {
                throw RubyError.Runtime("Unable to register - you must specify environment when using username/password");
            }
            if (Desired[ServiceLevel] is not null && !Desired[AutoAttach])
            {
                throw RubyError.Runtime("Unable to register - 'auto_attach' must be enabled when using property `service_level`.");
            }
            if (Desired[Release] is not null && !Desired[AutoAttach])
            {
                throw RubyError.Runtime("Unable to register - `auto_attach` must be enabled when using property `release`.");
            }
            Add("username", user);
            Add("password", password);
            Add("environment", Desired[SatelliteHost] is null ? null : Desired[RhsmRegisterResource.Environment]);
        }
        else
        {
            throw RubyError.Runtime("Unable to create register command - you must specify activation_key or username/password");
        }
        var byKey = Desired[ActivationKey] is { Count: > 0 };
        Add("name", Desired[SystemName]);
        Add("serverurl", Desired[ServerUrl]);
        Add("baseurl", Desired[BaseUrl]);
        if (!byKey && Desired[AutoAttach])
        {
            words.Add("--auto-attach");
        }
        Add("servicelevel", byKey ? null : Desired[ServiceLevel]);
        Add("release", Desired[Release]);
        if (Desired[Force])
        {
            words.Add("--force");
        }
        return string.Join(' ', words);
    }
}
