namespace RecipeEngine.Engine.Dsl.Support;

/// <summary>Chef::Config</summary>
[RubyClass("Chef::Config")]
public static class ConfigClass
{
    [RubyMethod("[]", Singleton = true)]
    public static object? Get(Context ctx, object? key) => ChefRun.Of(ctx).Config.Get(ctx, ctx.ToS(key));

    [RubyMethod("[]=", Singleton = true)]
    public static object? Set(Context ctx, object? key, object? value)
    {
        ChefRun.Of(ctx).Config.Set(ctx.ToS(key), value);
        return value;
    }

    [RubyMethod("key?", "has_key?", "configured?", Singleton = true)]
    public static bool Has(Context ctx, object? key) => ChefRun.Of(ctx).Config.IsSet(ctx.ToS(key));

    [RubyMethod("delete", Singleton = true)]
    public static void Delete(Context ctx, object? key) => ChefRun.Of(ctx).Config.Remove(ctx.ToS(key));

    [RubyMethod("reset", Singleton = true)]
    public static void Reset(Context ctx)
    {
        foreach (var key in ChefRun.Of(ctx).Config.Given.Keys.ToList())
        {
            ChefRun.Of(ctx).Config.Remove(key);
        }
    }

    [RubyMethod("keys", Singleton = true)]
    public static object? Keys(Context ctx) => new RArray(ChefRun.Of(ctx).Config.Keys.Select(k => (object?)RSymbol.Of(k)));

    [RubyMethod("merge!", Singleton = true)]
    public static object? Merge(Context ctx, object? self, RHash values)
    {
        foreach (var (k, v) in values.Pairs())
        {
            ChefRun.Of(ctx).Config.Set(ctx.ToS(k), v);
        }
        return self;
    }

    [RubyMethod("to_hash", "to_h", "save", Singleton = true)]
    public static object? ToHash(Context ctx)
    {
        var hash = new RHash();
        foreach (var key in ChefRun.Of(ctx).Config.Keys)
        {
            hash.Set(ctx, RSymbol.Of(key), ChefRun.Of(ctx).Config.Get(ctx, key));
        }
        return hash;
    }

    [RubyMethod("from_file", Singleton = true)]
    public static void FromFile(Context ctx, RClass self, string path) => Recipes.FileLoading.RunFile(ctx, path, self, "from_file");

    [RubyMethod("platform_specific_path", "etc_chef_dir", "add_formatter", Singleton = true)]
    public static object? Path(object? path = null) => path;

    /// <summary>"key value" in a configuration file, <c>Chef::Config.key</c>, <c>Chef::Config.key = value</c>.</summary>
    [RubyMethod("method_missing", Singleton = true, Private = true)]
    public static object? Missing(Context ctx, object? self, RSymbol name, RProc? block, params object?[] rest)
    {
        var config = ChefRun.Of(ctx).Config;
        var key = name.Name.TrimEnd('=');
        if (rest.Length > 0)
        {
            config.Set(key, rest.Length == 1 ? rest[0] : new RArray(rest));
        }
        return config.Get(ctx, key);
    }

    [RubyMethod("respond_to_missing?", Singleton = true, Private = true)]
    public static bool Responds(Context ctx, RSymbol name, bool all = false) => ChefRun.Of(ctx).Config.Keys.Contains(name.Name.TrimEnd('='));
}

/// <summary>Chef::Log</summary>
[RubyModule("Chef::Log")]
public static class LogModule
{
    static object? Write(Context ctx, LogLevel level, object? message, RProc? block)
    {
        var run = ChefRun.Of(ctx);
        if (level >= run.LogThreshold)
        {
            run.Log(level, ctx.ToS(block is not null ? block.Yield(ctx, []) : message));
        }
        return true;
    }

    [RubyMethod("trace", Singleton = true)]
    public static object? Trace(Context ctx, object? message = null, RProc? block = null) => Write(ctx, LogLevel.Trace, message, block);

    [RubyMethod("debug", Singleton = true)]
    public static object? Debug(Context ctx, object? message = null, RProc? block = null) => Write(ctx, LogLevel.Debug, message, block);

    [RubyMethod("info", Singleton = true)]
    public static object? Info(Context ctx, object? message = null, RProc? block = null) => Write(ctx, LogLevel.Info, message, block);

    [RubyMethod("warn", "deprecation", Singleton = true)]
    public static object? Warn(Context ctx, object? message = null, RProc? block = null) => Write(ctx, LogLevel.Warn, message, block);

    [RubyMethod("error", Singleton = true)]
    public static object? Error(Context ctx, object? message = null, RProc? block = null) => Write(ctx, LogLevel.Error, message, block);

    [RubyMethod("fatal", "unknown", Singleton = true)]
    public static object? Fatal(Context ctx, object? message = null, RProc? block = null) => Write(ctx, LogLevel.Fatal, message, block);

    [RubyMethod("level", "level=", Singleton = true)]
    public static object? Level(Context ctx, object? value = null)
    {
        if (value is not null && Enum.TryParse<LogLevel>(ctx.ToS(value), ignoreCase: true, out var level))
        {
            ChefRun.Of(ctx).LogThreshold = level;
        }
        return RSymbol.Of(ChefRun.Of(ctx).LogThreshold.ToString().ToLowerInvariant());
    }

    [RubyMethod("debug?", "trace?", Singleton = true)]
    public static bool IsDebug(Context ctx) => ChefRun.Of(ctx).LogThreshold <= LogLevel.Debug;

    [RubyMethod("info?", Singleton = true)]
    public static bool IsInfo(Context ctx) => ChefRun.Of(ctx).LogThreshold <= LogLevel.Info;

    [RubyMethod("with_child", Singleton = true)]
    public static object? WithChild(RModule self, params object?[] rest) => self;

    [RubyMethod("init", "use_log_devices", Singleton = true)]
    public static void Init(params object?[] rest)
    {
    }
}
