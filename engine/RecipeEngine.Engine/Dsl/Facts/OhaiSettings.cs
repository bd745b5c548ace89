namespace RecipeEngine.Engine.Dsl.Facts;

/// <summary>What the configuration says about Ohai: <c>ohai.plugin_path &lt;&lt; '/x'</c>.</summary>
public sealed class OhaiSettings(RClass klass) : RObject(klass)
{
    readonly Dictionary<string, object?> values = new(StringComparer.Ordinal);

    /// <summary>Ohai's defaults: plugins and hints lie beside the configuration file.</summary>
    internal static OhaiSettings Default(Context ctx, ChefConfig config)
    {
        var home = config.Text(ctx, "config_file") is { Length: > 0 } file ? Path.GetDirectoryName(file)! : "/etc/chef";
        var settings = new OhaiSettings(ctx.Interpreter.FindClass(ctx, "Ohai::Config::Settings"));
        settings["plugin_path"] = new RArray([new RString(home.TrimEnd('/') + "/ohai/plugins")]);
        settings["hints_path"] = new RArray([new RString("/etc/chef/ohai/hints")]);
        foreach (var list in (string[])["disabled_plugins", "optional_plugins", "critical_plugins"])
        {
            settings[list] = new RArray();
        }
        settings["plugin"] = new RHash();
        settings["run_all_plugins"] = Box.Bool(false);
        settings["log_level"] = RSymbol.Of("auto");
        return settings;
    }

    /// <summary>Null for what nobody set.</summary>
    public object? this[string key]
    {
        get => values.GetValueOrDefault(key);
        set => values[key] = value;
    }

    public IEnumerable<string> Keys => values.Keys;

    internal static OhaiSettings Of(Context ctx)
    {
        var config = ChefRun.Of(ctx).Config;
        if (config.Get(ctx, "ohai") is OhaiSettings settings)
        {
            return settings;
        }
        // set as a whole: its entries count
        var made = Default(ctx, config);
        if (config.Get(ctx, "ohai") is RHash given)
        {
            foreach (var (key, value) in given.Pairs())
            {
                made[ctx.ToS(key)] = value;
            }
        }
        config.Set("ohai", made);
        return made;
    }
}

/// <summary>The object behind Chef::Config.ohai and Ohai::Config.ohai.</summary>
[RubyClass("Ohai::Config::Settings")]
public static class OhaiSettingsClass
{
    [RubyMethod("[]")]
    public static object? Get(Context ctx, OhaiSettings self, object? key) => self[ctx.ToS(key)];

    [RubyMethod("[]=")]
    public static object? Set(Context ctx, OhaiSettings self, object? key, object? value) => self[ctx.ToS(key)] = value;

    [RubyMethod("key?", "has_key?")]
    public static bool Has(Context ctx, OhaiSettings self, object? key) => self.Keys.Contains(ctx.ToS(key));

    [RubyMethod("merge!")]
    public static object? Merge(Context ctx, OhaiSettings self, RHash values)
    {
        foreach (var (key, value) in values.Pairs())
        {
            self[ctx.ToS(key)] = value;
        }
        return self;
    }

    /// <summary><c>ohai.disabled_plugins = [:Mdadm]</c>, <c>ohai.plugin_path</c>.</summary>
    [RubyMethod("method_missing", Private = true)]
    public static object? Missing(OhaiSettings self, RSymbol name, params object?[] rest)
    {
        var key = name.Name.TrimEnd('=');
        if (rest.Length > 0)
        {
            self[key] = rest.Length == 1 ? rest[0] : new RArray(rest);
        }
        return self[key];
    }

    [RubyMethod("respond_to_missing?", Private = true)]
    public static bool Responds(OhaiSettings self, RSymbol name, bool all = false) => self.Keys.Contains(name.Name.TrimEnd('='));
}

/// <summary>Ohai::Config: the same settings, also by their names alone.</summary>
[RubyModule("Ohai::Config")]
public static class OhaiConfigModule
{
    [RubyMethod("ohai", Singleton = true)]
    public static object? Ohai(Context ctx) => OhaiSettings.Of(ctx);

    [RubyMethod("[]", Singleton = true)]
    public static object? Get(Context ctx, object? key) => ctx.ToS(key) == "ohai" ? OhaiSettings.Of(ctx) : OhaiSettings.Of(ctx)[ctx.ToS(key)];

    [RubyMethod("[]=", Singleton = true)]
    public static object? Set(Context ctx, object? key, object? value) => OhaiSettings.Of(ctx)[ctx.ToS(key)] = value;

    [RubyMethod("merge!", Singleton = true)]
    public static object? Merge(Context ctx, RHash values) => OhaiSettingsClass.Merge(ctx, OhaiSettings.Of(ctx), values);

    [RubyMethod("method_missing", Singleton = true, Private = true)]
    public static object? Missing(Context ctx, RSymbol name, params object?[] rest) => OhaiSettingsClass.Missing(OhaiSettings.Of(ctx), name, rest);

    [RubyMethod("respond_to_missing?", Singleton = true, Private = true)]
    public static bool Responds(Context ctx, RSymbol name, bool all = false) => OhaiSettingsClass.Responds(OhaiSettings.Of(ctx), name);
}
