using System.Globalization;
using static RecipeEngine.Engine.Resources.HabitatConfigResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>The configuration of a service group, applied through a supervisor; its census says what it is now.</summary>
public sealed class HabitatConfigProvider : Provider
{
    public static readonly ProviderType Provides = ProviderType.For<HabitatConfigProvider>(HabitatConfigResource.Type, ("apply", p => p.Apply()));

    protected override State? Load()
    {
        var gateway = new HabGateway(Context, Desired[RemoteSupHttp]!, Desired.IsSet(GatewayAuthToken) ? Desired[GatewayAuthToken] : null);
        return new State { [Config] = HabGateway.Dig(Context, gateway.Get("/census"), "census_groups", Desired[ServiceGroup]!, "service_config", "value") as RHash ?? new RHash() };
    }

    void Apply()
    {
        if (ChangedProperties.Describe(Context, Run, Resource, Current) is not { } lines)
        {
            return;
        }
        Converge(lines, machine =>
        {
            var incarnation = machine.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
            var file = $"{machine.GetEnvironmentVariable("TMPDIR") ?? "/tmp"}/habitat_config{Guid.NewGuid():N}.toml";
            var table = (IEnumerable<KeyValuePair<string, object?>>)PlainValues.FromRuby(Context, Desired[Config])!;
            machine.WriteAtomically(file, System.Text.Encoding.UTF8.GetBytes(TomlText.Render(table)), new FileOwnership(Mode: 0b110_000_000));
            try
            {
                HabCommand.Needed(Run, () => HabCommand.Of(Context, ["config", "apply", "--remote-sup", Desired[RemoteSup], .. Desired[User] is { } user ? (string[])["--user", user] : [],
                    Desired[ServiceGroup], incarnation, file]).Run(machine));
            }
            finally
            {
                machine.RemoveFile(file);
            }
        });
    }
}

/// <summary>The configuration a service of this host reads when it starts: /hab/user/NAME/config/user.toml.</summary>
public sealed class HabitatUserTomlProvider : Provider
{
    public static readonly ProviderType Provides = ProviderType.For<HabitatUserTomlProvider>(HabitatUserTomlResource.Type, ("create", p => p.Create()), ("delete", p => p.Delete()));

    string Folder => $"/hab/user/{Desired[HabitatUserTomlResource.ServiceName]}/config";

    void Create()
    {
        var table = (IEnumerable<KeyValuePair<string, object?>>)PlainValues.FromRuby(Context, Desired[HabitatUserTomlResource.Config])!;
        Nested(n =>
        {
            n.Declare("directory", Folder, ("mode", "0755"), ("owner", "root"), ("group", "root"), ("recursive", true));
            n.Declare("file", Folder + "/user.toml", ("mode", "0600"), ("owner", "root"), ("group", "root"), ("content", new RString(TomlText.Render(table))), ("sensitive", true));
        });
    }

    void Delete() => Nested(n => n.Declare("file", Folder + "/user.toml", ("sensitive", true), ("action", ":delete")));
}
