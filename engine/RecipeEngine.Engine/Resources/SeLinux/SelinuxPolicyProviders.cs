using System.Text.RegularExpressions;
using RecipeEngine.Dsl.Stdlib;

namespace RecipeEngine.Engine.Resources;

/// <summary>A switch of the SELinux policy.</summary>
public sealed class SelinuxBooleanProvider : SelinuxProvider
{
    public static readonly ProviderType Provides = ProviderType.For<SelinuxBooleanProvider>(SelinuxBooleanResource.Type, ("set", p => p.Put()));

    // "httpd_can_network_connect --> off"
    protected override State? Load() => new State { [SelinuxBooleanResource.Value] = string.Join('\n', Ask("getsebool", Desired[SelinuxBooleanResource.Boolean]!)).Split("-->")[^1].Trim() };

    void Put()
    {
        if (!IsDisabled($"Unable to set SELinux boolean {Resource.Name}"))
        {
            Set($"setsebool {(Desired[SelinuxBooleanResource.Persistent] ? "-P " : "")}{Desired[SelinuxBooleanResource.Boolean]} {Desired[SelinuxBooleanResource.Value]}");
        }
    }
}

/// <summary>A domain whose denials are only logged.</summary>
public sealed class SelinuxPermissiveProvider : SelinuxProvider
{
    public static readonly ProviderType Provides = ProviderType.For<SelinuxPermissiveProvider>(SelinuxPermissiveResource.Type, ("add", p => p.Put(true)), ("delete", p => p.Put(false)));

    void Put(bool wanted)
    {
        var context = Desired[SelinuxPermissiveResource.Context]!;
        if (Ask("semanage", "permissive", "-ln").Contains(context) != wanted)
        {
            Converge($"{(wanted ? "adding" : "deleting")} permissive context {context}", machine => Shell(machine, $"semanage permissive -{(wanted ? 'a' : 'd')} '{context}'"));
        }
    }
}

/// <summary>The type of a port.</summary>
public sealed class SelinuxPortProvider : SelinuxProvider
{
    public static readonly ProviderType Provides = ProviderType.For<SelinuxPortProvider>(SelinuxPortResource.Type, ("manage", p => p.Manage()), ("addormodify", p => p.Renamed()),
        ("add", p => p.Add()), ("modify", p => p.Modify()), ("delete", p => p.Delete()));

    string Port => Desired[SelinuxPortResource.Port]!;
    string? Protocol => Desired[SelinuxPortResource.Protocol];
    string? Wanted => Desired[SelinuxPortResource.Secontext];

    // "portcon tcp 8080 system_u:object_r:http_cache_port_t:s0": ranges and the reserved ports do not count.
    IReadOnlyList<string> Types => [.. Ask("seinfo", "--portcon=" + Port).Select(l => l.Trim()).Where(l => l.StartsWith($"portcon {Protocol}", StringComparison.Ordinal))
        .Where(l => !Regex.IsMatch(l.Split(':')[0], "[0-9]+-[0-9]+")).Select(l => l.Split(':')).Where(parts => parts.Length > 2).Select(parts => parts[^2]).Where(type => !type.EndsWith("reserved_port_t", StringComparison.Ordinal))];

    void Renamed()
    {
        Warn("The :addormodify action for selinux_port is deprecated and will be removed in a future release. Use the :manage action instead.");
        Manage();
    }

    void Manage()
    {
        Add();
        Modify();
    }

    bool isAdded;

    void Add()
    {
        if (!IsDisabled($"Unable to add SELinux port {Resource.Name}") && Types.Count == 0)
        {
            isAdded = true;
            Converge($"Adding context {Wanted} to port {Port}/{Protocol}", machine => Shell(machine, $"semanage port -a -t '{Wanted}' -p {Protocol} {Port}"));
        }
    }

    void Modify()
    {
        if (!isAdded && !IsDisabled($"Unable to modify SELinux port {Resource.Name}") && Types is { Count: > 0 } types && !types.Contains(Wanted))
        {
            Converge($"Modifying context {Wanted} to port {Port}/{Protocol}", machine => Shell(machine, $"semanage port -m -t '{Wanted}' -p {Protocol} {Port}"));
        }
    }

    void Delete()
    {
        if (!IsDisabled($"Unable to delete SELinux port {Resource.Name}") && Types.Count > 0)
        {
            Converge($"Deleting context from port {Port}/{Protocol}", machine => Shell(machine, $"semanage port -d -p {Protocol} {Port}"));
        }
    }
}

/// <summary>The type of the files whose paths match an expression.</summary>
public sealed class SelinuxFcontextProvider : SelinuxProvider
{
    public static readonly ProviderType Provides = ProviderType.For<SelinuxFcontextProvider>(SelinuxFcontextResource.Type, ("manage", p => p.Manage()), ("addormodify", p => p.Renamed()),
        ("add", p => p.Add()), ("modify", p => p.Modify()), ("delete", p => p.Delete()));

    string Spec => Desired[SelinuxFcontextResource.FileSpec]!;
    string Kind => Desired[SelinuxFcontextResource.FileType]!;
    string? Wanted => Desired[SelinuxFcontextResource.Secontext];

    string KindInWords => Kind switch
    {
        "f" => "regular file",
        "d" => "directory",
        "c" => "character device",
        "b" => "block device",
        "s" => "socket",
        "l" => "symbolic link",
        "p" => "named pipe",
        _ => "all files",
    };

    // "/var/www(/.*)?   all files   system_u:object_r:httpd_sys_content_t:s0"
    string? Present => Ask("semanage", "fcontext", "-l").Select(l => Regex.Match(l, $@"^{Regex.Escape(Spec)}\s+{KindInWords}.* [^\s:]+:[^\s:]+:(?<type>[^\s:]+):\S+\s*$"))
        .FirstOrDefault(m => m.Success)?.Groups["type"].Value;

    void Renamed()
    {
        Warn("The :addormodify action for selinux_fcontext is deprecated and will be removed in a future release. Use the :manage action instead.");
        Manage();
    }

    void Manage()
    {
        Add();
        Modify();
    }

    bool isAdded;

    void Add()
    {
        if (!IsDisabled($"Unable to add SELinux fcontext {Resource.Name}") && Present is null)
        {
            isAdded = true;
            Change($"adding label {Wanted} to {Spec}", $"semanage fcontext -a -f {Kind} -t {Wanted} '{Spec}'");
        }
    }

    void Modify()
    {
        if (!isAdded && !IsDisabled($"Unable to modify SELinux fcontext {Resource.Name}") && Present is { } present && present != Wanted)
        {
            Change($"modifying label {Wanted} to {Spec}", $"semanage fcontext -m -f {Kind} -t {Wanted} '{Spec}'");
        }
    }

    void Delete()
    {
        if (!IsDisabled($"Unable to delete SELinux fcontext {Resource.Name}") && Present is not null)
        {
            Change($"deleting label for {Spec}", $"semanage fcontext -d -f {Kind} '{Spec}'");
        }
    }

    void Change(string what, string line) => Converge(what, machine =>
    {
        Shell(machine, line);
        var special = Spec.AsSpan().IndexOfAny("[]{}()|-*.\\?+^$# \t\n");
        var common = special < 0 ? Spec : Spec[..special] is var head && head.LastIndexOf('/') is var slash and > 0 ? head[..slash] : "/";
        common = common.StartsWith('/') ? common : "/";
        if (machine.Exists(common))
        {
            // The shell's own quoting, as the expression holds brackets and stars.
            Shell(machine, $"find {Shellwords.EscapeText(common)} -ignore_readdir_race -regextype posix-egrep -regex {Shellwords.EscapeText(Spec)} -prune -print0 | xargs -0 restorecon -iRv");
        }
    });
}

/// <summary>Where a Linux account is put when it logs in.</summary>
public sealed class SelinuxLoginProvider : SelinuxEntryProvider
{
    public static readonly ProviderType Provides = ProviderType.For<SelinuxLoginProvider>(SelinuxLoginResource.Type, ("manage", p => p.Manage()), ("add", p => p.Add()), ("modify", p => p.Modify()), ("delete", p => p.Delete()));

    string Login => Desired[SelinuxLoginResource.Login]!;

    protected override string Kind => "login";
    protected override string Entry => Login;
    protected override string? Missing => string.IsNullOrEmpty(Desired[SelinuxLoginResource.User]) ? "The user property" : null;

    protected override State? Load()
    {
        if (Ask("semanage", "login", "-l").Select(l => l.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).FirstOrDefault(w => w.Length > 2 && w[0] == Login) is not { } words)
        {
            return null;
        }
        Context.Send(Resource, "user", new RString(Desired[SelinuxLoginResource.User] ?? words[1]));
        Context.Send(Resource, "range", new RString(Desired[SelinuxLoginResource.Range] ?? words[2]));
        return new State { [SelinuxLoginResource.User] = words[1], [SelinuxLoginResource.Range] = words[2] };
    }

    protected override string Arguments => (Desired[SelinuxLoginResource.User] is { } user ? $" -s {user}" : "") + (Desired[SelinuxLoginResource.Range] is { } range ? $" -r {range}" : "");
}

/// <summary>A user of the SELinux policy with its roles.</summary>
public sealed class SelinuxUserProvider : SelinuxEntryProvider
{
    public static readonly ProviderType Provides = ProviderType.For<SelinuxUserProvider>(SelinuxUserResource.Type, ("manage", p => p.Manage()), ("add", p => p.Add()), ("modify", p => p.Modify()), ("delete", p => p.Delete()));

    string User => Desired[SelinuxUserResource.User]!;

    protected override string Kind => "user";
    protected override string Entry => User;
    protected override string? Missing => Desired[SelinuxUserResource.Roles] is { Count: > 0 } ? null : "The roles property";

    protected override State? Load()
    {
        var words = Ask("semanage", "user", "-l").Select(l => l.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).FirstOrDefault(w => w.Length > 4 && w[0] == User);
        if (words is null)
        {
            return null;
        }
        IReadOnlyList<string> roles = [.. words[4..].Order(StringComparer.Ordinal)];
        Context.Send(Resource, "level", new RString(Desired[SelinuxUserResource.Level] ?? words[2]));
        Context.Send(Resource, "range", new RString(Desired[SelinuxUserResource.Range] ?? words[3]));
        Context.Send(Resource, "roles", new RArray((Desired[SelinuxUserResource.Roles] ?? roles).Select(r => (object?)new RString(r))));
        return new State { [SelinuxUserResource.Level] = words[2], [SelinuxUserResource.Range] = words[3], [SelinuxUserResource.Roles] = roles };
    }

    protected override string Arguments => (Desired[SelinuxUserResource.Level] is { } level ? $" -L {level}" : "") + (Desired[SelinuxUserResource.Range] is { } range ? $" -r {range}" : "")
        + (Desired[SelinuxUserResource.Roles] is { Count: > 0 } roles ? $" -R '{string.Join(' ', roles)}'" : "");
}
