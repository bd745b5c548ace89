using System.Text;
using static RecipeEngine.Engine.Resources.HabitatSupResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>Habitat's supervisor: Habitat, the supervisor's packages, a unit of systemd and its settings, as options or as a file.</summary>
public sealed class HabitatSupProvider : Provider
{
    const string Folder = "/hab/sup/default/config", Unit = "hab-sup.service";

    public static readonly ProviderType Provides = ProviderType.For<HabitatSupProvider>(HabitatSupResource.Type, ("run", p => p.Start()), ("stop", p => p.Stop()));

    void Start() => Nested(n =>
    {
        var habitat = n.Declare("habitat_install", Resource.Name, ("license", Desired[License]), ("hab_version", Desired[SupVersion]));
        foreach (var program in (string[])["/bin/hab", "/usr/bin/hab"])
        {
            NestedResources.NotIf(habitat, () => Machine.Exists(program));
        }
        List<Resource> causes =
        [
            n.Declare("habitat_package", "core/hab-sup", ("bldr_url", Desired[BldrUrl]), ("version", Desired[SupVersion])),
            n.Declare("habitat_package", "core/hab-launcher", ("bldr_url", Desired[BldrUrl]), ("version", Desired[LauncherVersion])),
        ];
        var folder = n.Declare("directory", Folder, ("mode", "0755"), ("recursive", true));
        NestedResources.OnlyIf(folder, () => Desired[TomlConfig]);
        NestedResources.OnlyIf(folder, () => Machine.IsDirectory("/hab"));
        var settings = n.Declare("template", Folder + "/sup.toml", ("content", new RString("# Settings of the Habitat supervisor, written by the habitat_sup resource.\n" + TomlText.Render(Settings()))), ("sensitive", true));
        NestedResources.OnlyIf(settings, () => Desired[TomlConfig]);
        NestedResources.OnlyIf(settings, () => Machine.IsDirectory(Folder));
        causes.Add(settings);
        causes.Add(n.Declare("systemd_unit", Unit, ("content", UnitText()), ("action", ":create")));
        var service = n.Declare("service", "hab-sup", ("action", new object[] { ":enable", ":start" }));
        foreach (var cause in causes)
        {
            n.Notify(cause, "restart", service);
        }
    });

    void Stop() => Nested(n => n.Declare("service", "hab-sup", ("action", ":stop")));

    RHash UnitText()
    {
        var environment = new RArray(new[] { ("HAB_BLDR_URL", BldrUrl), ("HAB_AUTH_TOKEN", AuthToken), ("HAB_SUP_GATEWAY_AUTH_TOKEN", GatewayAuthToken) }
            .Where(v => Desired[v.Item2] is not null).Select(v => (object?)new RString($"{v.Item1}={Desired[v.Item2]}")));
        return Table(
            ("Unit", Table(("Description", "The Habitat Supervisor"))),
            ("Service", Table(("LimitNOFILE", Desired[LimitNoFiles]), ("Environment", environment), ("ExecStart", $"/bin/hab sup run {Options()}"), ("ExecStop", "/bin/hab sup term"), ("Restart", "on-failure"))),
            ("Install", Table(("WantedBy", "default.target"))));
    }

    RHash Table(params (string Key, object? Value)[] pairs)
    {
        var hash = new RHash();
        foreach (var (key, value) in pairs.Where(p => p.Value is not null))
        {
            hash.Set(Context, new RString(key), Literal.ToRuby(value));
        }
        return hash;
    }

    string Options()
    {
        if (Desired[TomlConfig])
        {
            return "";
        }
        var options = new StringBuilder();
        void Add(string flag, string? value)
        {
            if (value is not null)
            {
                options.Append(' ').Append(flag).Append(value.Length > 0 ? " " : "").Append(value);
            }
        }
        Add("--permanent-peer", Desired[PermanentPeer] ? "" : null);
        Add("--listen-ctl", Desired[ListenCtl]);
        Add("--listen-gossip", Desired[ListenGossip]);
        Add("--listen-http", Desired[ListenHttp]);
        Add("--org", Desired[Org] == "default" ? null : Desired[Org]);
        foreach (var peer in Desired[Peer] ?? [])
        {
            Add("--peer", peer);
        }
        Add("--ring", Desired[Ring]);
        Add("--auto-update", Desired[AutoUpdate] ? "" : null);
        Add("--update-condition", Desired[UpdateCondition]);
        Add("--health-check-interval", Desired[HealthCheckInterval]);
        Add("--event-stream-application", Desired[EventStreamApplication]);
        Add("--event-stream-environment", Desired[EventStreamEnvironment]);
        Add("--event-stream-site", Desired[EventStreamSite]);
        Add("--event-stream-url", Desired[EventStreamUrl]);
        Add("--event-stream-token", Desired[EventStreamToken]);
        Add("--event-stream-server-certificate", Desired[EventStreamCert]);
        Add("--keep-latest-packages", Desired[KeepLatest]);
        return options.ToString().TrimStart();
    }

    // A peer without a port is asked at the control port.
    IEnumerable<KeyValuePair<string, object?>> Settings() => ((KeyValuePair<string, object?>[])
    [
        new("listen_gossip", Desired[ListenGossip]), new("listen_http", Desired[ListenHttp]), new("listen_ctl", Desired[ListenCtl]), new("organization", Desired[Org]),
        new("peer", Desired[Peer]?.Select(p => p.Contains(':', StringComparison.Ordinal) ? p : p + ":9632").ToList()),
        new("permanent_peer", Desired[PermanentPeer] ? true : null), new("ring", Desired[Ring]), new("auto_update", Desired[AutoUpdate] ? true : null),
        new("event_stream_application", Desired[EventStreamApplication]), new("event_stream_environment", Desired[EventStreamEnvironment]), new("event_stream_url", Desired[EventStreamUrl]),
        new("event_stream_site", Desired[EventStreamSite]), new("event_stream_token", Desired[EventStreamToken]), new("event_stream_server_certificate", Desired[EventStreamCert]),
        new("keep_latest_packages", Desired[KeepLatest]), new("bldr_url", Desired[BldrUrl]), new("update_condition", Desired[UpdateCondition]),
    ]).Where(s => s.Value is not null);
}
