using RecipeEngine.Engine.Ohai;

namespace RecipeEngine.Engine.Dsl.Facts;

/// <summary>The plugins written in Ruby: those of the plugin path, and the facts they bring.</summary>
sealed class OhaiPlugins(ChefRun run)
{
    readonly List<RClass> classes = [];
    readonly HashSet<string> loaded = new(StringComparer.Ordinal);

    public static OhaiPlugins Of(Context ctx) => ChefRun.Of(ctx).OhaiPlugins;

    public void Add(RClass klass)
    {
        if (!classes.Contains(klass))
        {
            classes.Add(klass);
        }
    }

    /// <summary>Reads the files of the plugin path; a file is read again, as plugins may have been rewritten since.</summary>
    public void Load(Context ctx)
    {
        if (OhaiSettings.Of(ctx)["plugin_path"] is not RArray paths)
        {
            return;
        }
        foreach (var folder in paths.Select(ctx.ToS))
        {
            foreach (var file in run.Machine.TryListDirectory(folder).Where(e => e.Name.EndsWith(".rb", StringComparison.Ordinal)).OrderBy(e => e.Name, StringComparer.Ordinal))
            {
                var path = $"{folder.TrimEnd('/')}/{file.Name}";
                if (!loaded.Add(path + "\n" + run.Machine.TryReadText(path)))
                {
                    continue;
                }
                var mark = ctx.GetMark();
                try
                {
                    ctx.Interpreter.LoadFile(ctx, path, "load_plugin", ctx.Interpreter.FindModule(ctx, "Ohai"), ctx.Interpreter.TopScope);
                }
                catch (Exception e) when (run.IsFailure(e))
                {
                    ctx.Unwind(mark);
                    run.Log(LogLevel.Warn, $"Plugin Definition Error: <{path}>: {run.Describe(ctx, e).Message}");
                }
            }
        }
    }

    /// <summary>The facts: of the machine, then of the plugins in Ruby. With a filter only the attributes it names.</summary>
    public IEnumerable<KeyValuePair<string, object?>> Collect(Context ctx, object? filter)
    {
        string[]? wanted = filter switch
        {
            null => null,
            RArray list => [.. list.Select(ctx.ToS)],
            var one => [ctx.ToS(one)],
        };
        var ohai = new OhaiCollector(run.Machine);
        if (wanted is null)
        {
            ohai.CollectAll();
        }
        else
        {
            foreach (var name in wanted)
            {
                _ = ohai[name.Split('/')[0]];
            }
        }
        return [.. ohai.Data.Select(fact => KeyValuePair.Create(fact.Key, RubyValues.FromPlain(ctx, fact.Value))), .. CollectOwn(ctx, wanted)];
    }

    /// <summary>What the plugins in Ruby say, all or those that provide one of the named attributes.</summary>
    public IEnumerable<KeyValuePair<string, object?>> CollectOwn(Context ctx, IReadOnlyList<string>? wanted)
    {
        Load(ctx);
        var data = (RHash)ctx.Send(ctx.Interpreter.FindClass(ctx, "Mash"), "new")!;
        var done = new HashSet<RClass>();
        foreach (var klass in classes.Where(c => wanted is null || PluginClass.Provided(c).Any(p => wanted.Any(w => p == w || p.StartsWith(w + "/", StringComparison.Ordinal)))).ToList())
        {
            RunOne(ctx, klass, data, done);
        }
        return data.Pairs().Select(p => KeyValuePair.Create(ctx.ToS(p.Key), p.Value)).ToList();
    }

    void RunOne(Context ctx, RClass klass, RHash data, HashSet<RClass> done)
    {
        if (!done.Add(klass))
        {
            return;
        }
        foreach (var needed in PluginClass.Needed(klass))
        {
            foreach (var other in classes.Where(c => PluginClass.Provided(c).Contains(needed)).ToList())
            {
                RunOne(ctx, other, data, done);
            }
        }
        if (PluginClass.Collector(klass) is not { } block)
        {
            return;
        }
        var plugin = new PluginObject(klass, data);
        var mark = ctx.GetMark();
        try
        {
            ctx.SendBlock(plugin, RSymbol.Of("instance_exec"), block);
        }
        catch (Exception e) when (run.IsFailure(e))
        {
            ctx.Unwind(mark);
            // One plugin that fails takes no fact of the others away.
            run.Log(LogLevel.Warn, $"Plugin {PluginClass.ShortName(klass)} threw exception: {run.Describe(ctx, e).Message}");
        }
    }
}
