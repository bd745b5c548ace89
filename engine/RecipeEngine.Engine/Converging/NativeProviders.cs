namespace RecipeEngine.Engine.Converging;

/// <summary>The engine's own providers as Ruby classes: which is behind which name, and which methods Ruby code may call or override.</summary>
static class NativeProviders
{
    /// <summary>Classes that other providers are derived from, and second names.</summary>
    static readonly Dictionary<string, Func<ProviderType>> Bases = new(StringComparer.Ordinal)
    {
        ["Chef::Provider::Package"] = () => AnyPackageProvider.Provides,
        ["Chef::Provider::Service"] = () => AnyServiceProvider.Provides,
        ["Chef::Provider::Package::Rubygems"] = () => GemPackageProvider.Provides,
        ["Chef::Provider::User"] = () => LinuxUserProvider.Provides,
        ["Chef::Provider::User::Useradd"] = () => LinuxUserProvider.Provides,
        ["Chef::Provider::Group"] = () => GroupProvider.Provides,
        ["Chef::Provider::Group::Groupadd"] = () => GroupProvider.Provides,
        ["Chef::Provider::Group::Usermod"] = () => GroupProvider.Provides,
        ["Chef::Provider::Mount"] = () => MountProvider.Provides,
        ["Chef::Provider::Mount::Mount"] = () => MountProvider.Provides,
        ["Chef::Provider::WhyrunSafeRubyBlock"] = () => RubyBlockProvider.Provides,
    };

    /// <summary>Methods that stand for a part of an action.</summary>
    static readonly (string Class, string Methods)[] Parts =
    [
        ("Chef::Provider::Package", """
            install_package upgrade_package remove_package purge_package reconfig_package candidate_version version_compare allow_downgrade options expand_options
            package_name_array candidate_version_array current_version_array new_version_array multipackage?
            """),
        ("Chef::Provider::Service", "enable_service disable_service start_service stop_service restart_service reload_service mask_service unmask_service"),
        ("Chef::Provider::Execute", "command environment cwd user group umask login timeout default_env returns creates input"),
        ("Chef::Provider::Script", "command code flags interpreter input"),
    ];

    static readonly HashSet<string> Watched =
    [
        .. Parts.SelectMany(p => Words(p.Methods)), "load_current_resource", "define_resource_requirements", "initialize",
    ];

    static string[] Words(string text) => text.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The provider behind exactly this class; the common base classes have one only for classes derived from them.</summary>
    public static ProviderType? Exact(ChefRun run, RClass klass) =>
        klass.Name is not { } name ? null : run.Registry.FindProvider(name) ?? (Bases.TryGetValue(name, out var type) && !IsAbstract(name) ? type() : null);

    static bool IsAbstract(string name) => name is "Chef::Provider::Package" or "Chef::Provider::Service";

    /// <summary>The provider behind this class or the nearest one above it.</summary>
    public static ProviderType? Nearest(Context context, RClass klass)
    {
        var run = ChefRun.Of(context);
        for (RClass? c = klass; c is not null; c = c.Superclass)
        {
            if (c.Name is { } name && (run.Registry.FindProvider(name) ?? (Bases.TryGetValue(name, out var type) ? type() : null)) is { } found)
            {
                return found;
            }
        }
        return null;
    }

    /// <summary>A cookbook has written one of the methods that count into this class, one above it, or a module of theirs.</summary>
    public static bool IsReopened(RClass klass)
    {
        foreach (var module in klass.Ancestors())
        {
            if (module.Name == "Chef::Provider")
            {
                return false;
            }
            foreach (var (name, entry) in module.Methods)
            {
                if (entry.Body is not (null or BuiltinBody) && (Watched.Contains(name.Name) || name.Name.StartsWith("action_", StringComparison.Ordinal)))
                {
                    return true;
                }
            }
        }
        return false;
    }

    /// <summary>Gives the classes made for Chef::Provider's constants their methods.</summary>
    public static void DefineMethods(Interpreter interpreter)
    {
        var context = interpreter.MainContext;
        var run = ChefRun.Of(context);
        foreach (var (home, methods) in Parts)
        {
            var klass = interpreter.FindClass(context, home);
            foreach (var method in Words(methods))
            {
                klass.Define(RSymbol.Of(method), BuiltinBody.Of(0, -1, (c, self, arguments, _) =>
                    NativeFace.Of(c, (RubyProvider)self!)?.Provider.Call(method, arguments) ?? null));
            }
        }
        // the actions of a base class first: what a derived one inherits is not repeated, so that a reopened base is heard
        foreach (var (name, type) in Bases.Select(b => (b.Key, b.Value())).Concat(run.Registry.AllProviders.Select(p => (p.RubyName, p))).OrderBy(p => p.Item1.Length))
        {
            if (Existing(context, name) is not { } klass)
            {
                continue;
            }
            DefineActions(klass, type);
        }
    }

    public static void DefineActions(RClass klass, ProviderType type)
    {
        foreach (var action in type.Actions)
        {
            var method = RSymbol.Of("action_" + action);
            if (klass.FindMethod(method) is null)
            {
                klass.Define(method, BuiltinBody.Of((c, self, _) =>
                {
                    NativeFace.Of(c, (RubyProvider)self!)!.Act(c, action);
                    return null;
                }));
            }
        }
    }

    /// <summary>The class of a name, if it was made already.</summary>
    public static RClass? Existing(Context context, string name)
    {
        RModule at = context.Interpreter.ObjectClass;
        foreach (var part in name.Split("::"))
        {
            if (!at.TryGetOwnConstant(context, part, out var value) || value is not RModule next)
            {
                return null;
            }
            at = next;
        }
        return at as RClass;
    }
}
