namespace RecipeEngine.Engine.Properties;

/// <summary>Defaults that depend on the resource, the node or the configuration.</summary>
public static class Lazies
{
    static object? Node(Context context, Resource resource, params string[] path) =>
        resource.RunContext?.Run.Node.Attributes.Read(context, [.. path.Select(p => (object?)new RString(p))]);

    static string? NodeText(Context context, Resource resource, params string[] path) => Node(context, resource, path) is { } v ? context.ToS(v) : null;

    static RString? Optional(string? text) => text is null ? null : new RString(text);

    public static object? AtomicUpdate(Context context, Resource resource)
    {
        var path = context.ToS(resource.Read(context, "path"));
        var docker = path is "/etc/hosts" or "/etc/hostname" or "/etc/resolv.conf"
            && NodeText(context, resource, "virtualization", "systems", "docker") == "guest";
        return Box.Bool(!docker && (resource.RunContext?.Run.Config.Truthy(context, "file_atomic_update") ?? true));
    }

    public static object? BaseName(Context context, Resource resource) => new RString(LastPart(resource.Name));

    /// <summary>"name.erb" of the last part of the name.</summary>
    public static object? TemplateSource(Context context, Resource resource) => new RString(LastPart(resource.Name) + ".erb");

    public static object? PathBaseName(Context context, Resource resource) => new RString(LastPart(context.ToS(resource.Read(context, "path"))));

    static string LastPart(string path) => path.TrimEnd('/') is var p && p.Length > 0 ? p[(p.LastIndexOf('/') + 1)..] : path;

    public static Func<Context, Resource, object?> Constant(long value) => (_, _) => Box.Int(value);

    public static Func<Context, Resource, object?> Text(string value) => (_, _) => new RString(value);

    public static Func<Context, Resource, object?> NodeAttribute(params string[] path) => (c, r) => Node(c, r, path);

    public static Func<Context, Resource, object?> Config(string key) => (c, r) => r.RunContext?.Run.Config.Get(c, key);

    public static Func<Context, Resource, object?> Supports(params string[] names) => (c, _) =>
    {
        var hash = new RHash();
        foreach (var n in names)
        {
            hash.Set(c, RSymbol.Of(n), Box.False);
        }
        return hash;
    };

    public static object? NodeName(Context context, Resource resource) => Optional(resource.RunContext?.Run.Node.Name);

    public static object? LsbCodename(Context context, Resource resource) => Optional(NodeText(context, resource, "lsb", "codename"));

    public static object? ServicePattern(Context context, Resource resource) => resource.Read(context, "service_name");

    public static object? AlternativesLink(Context context, Resource resource) => new RString("/usr/bin/" + context.ToS(resource.Read(context, "link_name")));

    public static object? CookbookName(Context context, Resource resource) => Optional(resource.CookbookName);

    public static object? SudoPrefix(Context context, Resource resource) => new RString(NodeText(context, resource, "platform_family") switch
    {
        "smartos" => "/opt/local/etc",
        "mac_os_x" => "/private/etc",
        "freebsd" => "/usr/local/etc",
        _ => "/etc",
    });

    public static object? UlimitFile(Context context, Resource resource) =>
        new RString(context.ToS(resource.Read(context, "username")) is "*" ? "00_all_limits.conf" : context.ToS(resource.Read(context, "username")) + "_limits.conf");

    public static object? ZypperGpgCheck(Context context, Resource resource) =>
        resource.RunContext?.Run.Config.Get(context, "zypper_check_gpg") is false ? Box.False : Box.True;

    public static object? ArchiveOptions(Context context, Resource resource) => RArray.Of(RSymbol.Of("time"));

    public static object? SeLinuxPolicy(Context context, Resource resource) =>
        new RString(NodeText(context, resource, "platform_family") == "debian" ? "default" : "targeted");

    public static object? SeLinuxPackages(Context context, Resource resource)
    {
        var family = NodeText(context, resource, "platform_family");
        var version = NodeText(context, resource, "platform_version") ?? "";
        string[] names = family switch
        {
            "debian" when NodeText(context, resource, "platform") == "ubuntu" =>
                ["make", "policycoreutils", "selinux", "selinux-basics", "selinux-policy-default", "selinux-policy-dev", "auditd", "setools"],
            "debian" => ["make", "policycoreutils", "selinux-basics", "selinux-policy-default", "selinux-policy-dev", "auditd", "setools"],
            _ when family == "rhel" && (version.StartsWith("6.", StringComparison.Ordinal) || version.StartsWith("7.", StringComparison.Ordinal)) =>
                ["make", "policycoreutils", "selinux-policy", "selinux-policy-targeted", "selinux-policy-devel", "libselinux-utils", "setools-console", "policycoreutils-python"],
            _ => ["make", "policycoreutils", "selinux-policy", "selinux-policy-targeted", "selinux-policy-devel", "libselinux-utils", "setools-console"],
        };
        return new RArray(names.Select(n => (object?)new RString(n)));
    }
}
