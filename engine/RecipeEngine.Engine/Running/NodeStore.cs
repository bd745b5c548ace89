using RecipeEngine.Cookbooks;
using RecipeEngine.Engine.Compile;

namespace RecipeEngine.Engine.Running;

/// <summary>The node between two runs in local mode: <c>nodes/NAME.json</c>, as chef-zero keeps it.</summary>
static class NodeStore
{
    static string PathOf(Context context, ChefRun run) =>
        Path.Combine(run.Config.Paths(context, "node_path").FirstOrDefault() ?? "/var/chef/nodes", run.Node.Name + ".json");

    /// <summary>Brings back run list, environment and normal attributes of an earlier run; default, override and automatic ones are made anew by each.</summary>
    /// <param name="withEnvironment">the environment was not given otherwise</param>
    public static void Load(Context context, ChefRun run, bool withEnvironment)
    {
        var path = PathOf(context, run);
        if (run.Machine.TryReadText(path) is not { } text)
        {
            return;
        }
        var saved = RecipeErrors.Translated(() => PlainTree.ParseObject(text, path));
        if (saved.GetValueOrDefault("run_list") is IEnumerable<object?> items)
        {
            run.Node.RunList = RecipeErrors.Translated(() => RunList.Parse(items.OfType<string>()));
        }
        if (withEnvironment && saved.GetValueOrDefault("chef_environment") is string { Length: > 0 } environment)
        {
            run.Node.Environment = environment;
            run.Node.Attributes.Write(context, AttributeLevel.Automatic, [new RString("chef_environment")], new RString(environment));
        }
        run.Node.Attributes.Replace(context, AttributeLevel.Normal, RubyValues.FromPlain(context, saved.GetValueOrDefault("normal")));
    }

    /// <summary>Saves the node after a successful run; in chef-solo's way of working, a dry run and with an override run list it is left as it was.</summary>
    public static void Save(Context context, ChefRun run, ISystem machine, bool overridden)
    {
        if (run.Config.Truthy(context, "solo_legacy_mode"))
        {
            return;
        }
        if (overridden)
        {
            run.Log(LogLevel.Warn, "Skipping final node save because override_runlist was given");
            return;
        }
        if (run.WhyRun)
        {
            run.Log(LogLevel.Warn, "In why-run mode, so NOT performing node save.");
            return;
        }
        var node = run.Node;
        var saved = new RHash();
        void Put(string name, object? value, bool always = false)
        {
            if (always || value is not (RHash { Count: 0 } or RArray { Count: 0 }))
            {
                saved.Set(context, new RString(name), value);
            }
        }
        Put("name", new RString(node.Name!));
        if (node.Environment != "_default")
        {
            Put("chef_environment", new RString(node.Environment));
        }
        Put("override", node.Attributes.MergedFamily(context, AttributeLevels.Overrides));
        Put("normal", node.Attributes.MergedFamily(context, [AttributeLevel.Normal]), always: true);
        Put("default", node.Attributes.MergedFamily(context, AttributeLevels.Defaults));
        Put("automatic", node.Attributes.MergedFamily(context, [AttributeLevel.Automatic]));
        Put("run_list", new RArray(node.RunList.Select(item => (object?)new RString(item.ToString()))), always: true);
        context.Interpreter.Require(context, "json");
        var json = (RString)context.Send(context.Interpreter.FindModule(context, "JSON"), "pretty_generate", saved)!;
        var path = PathOf(context, run);
        machine.CreateDirectories(Path.GetDirectoryName(path)!);
        machine.WriteAtomically(path, json.ToBytes());
    }
}
