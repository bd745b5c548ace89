using RecipeEngine.Cookbooks;
using RecipeEngine.Engine.Dsl.Recipes;
using RecipeEngine.Engine.Ohai;

namespace RecipeEngine.Engine.Compile;

/// <summary>From options to a node with a run list: configuration, cookbook paths, targets, attributes.</summary>
sealed class RunSetup(Context ctx, ChefRun run, RunOptions options)
{
    readonly List<string> extraCookbooks = [];
    readonly List<string> items = [];
    RunPolicy? policy;
    RunRepository? repository;

    /// <summary>Recipe files named as targets.</summary>
    public List<string> RecipeFiles { get; } = [];

    public static string FullVersion(string version) => version.Split('.')[0] switch
    {
        "11" => "11.10.4",
        "12" => "12.22.6",
        _ => ChefRun.NewestVersion,
    };

    string Absolute(string path) => Path.GetFullPath(path, run.Machine.CurrentDirectory);

    public void Configure()
    {
        run.Config.Set("solo", Box.Bool(!options.LocalMode));
        run.Config.Set("solo_legacy_mode", Box.Bool(!options.LocalMode));
        run.Config.Set("local_mode", Box.Bool(options.LocalMode));
        if (options.ConfigFile is { } file)
        {
            run.Config.Set("config_file", new RString(Absolute(file)));
            RunConfigFile(Absolute(file));
            if (run.Config.Text(ctx, options.LocalMode ? "client_d_dir" : "solo_d_dir") is { } more)
            {
                RunConfigDirectory(more);
            }
        }
        foreach (var (key, value) in options.ConfigValues)
        {
            run.Config.Set(key, value switch
            {
                "true" => Box.True,
                "false" => Box.False,
                _ when long.TryParse(value, CultureInfo.InvariantCulture, out var number) => Box.Int(number),
                _ => new RString(value),
            });
        }
        if (options.Repository is not null)
        {
            repository = RepositorySetup.Use(ctx, run, options.Repository(), RunConfigFile);
        }
        if (options.LocalMode)
        {
            // the server in local mode's own process, whatever a file names
            run.Config.Set("chef_server_url", new RString("chefzero://localhost:1"));
        }
        if (options.LocalMode && !run.Config.IsSet("cookbook_path") && !run.Config.IsSet("chef_repo_path"))
        {
            run.Config.Set("chef_repo_path", new RString(FindRepository()));
        }
        run.SetWhyRun(options.WhyRun || run.Config.Truthy(ctx, "why_run"));
        run.Config.Set("log_level", RSymbol.Of(options.LogLevel.Word()));
        if (run.Era < 13)
        {
            Dsl.Node.NodeClass.DefineOldWords(ctx.Interpreter);
            Dsl.Recipes.OldResourceWords.Define(ctx.Interpreter);
        }
        if (options.RunLockTimeout is { } wait)
        {
            run.Config.Set("run_lock_timeout", wait.TotalSeconds);
        }
        if (options.LockFile is { } lockFile)
        {
            run.Config.Set("lockfile", new RString(Absolute(lockFile)));
        }
        if (options.Environment is { } environment)
        {
            run.Config.Set("environment", new RString(environment));
        }
        run.Node.Name = options.NodeName ?? run.Config.Text(ctx, "node_name");
        foreach (var target in options.Targets)
        {
            AddTarget(target);
        }
    }

    void RunConfigDirectory(string path)
    {
        foreach (var entry in run.Machine.TryListDirectory(path).Where(e => e.Name.EndsWith(".rb", StringComparison.Ordinal)).OrderBy(e => e.Name, StringComparer.Ordinal))
        {
            RunConfigFile(Path.Combine(path, entry.Name));
        }
    }

    void RunConfigFile(string path)
    {
        if (!run.Machine.IsFile(path))
        {
            throw new RubyError("Chef::Exceptions::ConfigurationError", $"there is no configuration file {path}: give -c the path of a client.rb or solo.rb");
        }
        try
        {
            FileLoading.RunFile(ctx, path, ctx.Interpreter.FindClass(ctx, "Chef::Config"), "from_file");
        }
        catch (Exception e) when (run.IsFailure(e))
        {
            var error = run.Describe(ctx, e);
            throw new RubyError("Chef::Exceptions::ConfigurationError", $"{path}: {error.ClassName}: {error.Message}", (_, x) => x.Origin = e);
        }
    }

    // The directory with cookbooks in it, here or above.
    string FindRepository()
    {
        var here = run.Machine.CurrentDirectory;
        for (var d = here; d is not null; d = Path.GetDirectoryName(d))
        {
            if (run.Machine.IsDirectory(Path.Combine(d, "cookbooks")) || run.Machine.IsDirectory(Path.Combine(d, "cookbook_artifacts")))
            {
                return d;
            }
        }
        if (options.Targets.Count == 0 && options.RecipeText is null)
        {
            run.Log(LogLevel.Warn, $"No cookbooks directory found at or above current directory.  Assuming {here}.");
        }
        return here;
    }

    void AddTarget(string target)
    {
        if (target.EndsWith(".rb", StringComparison.Ordinal) || target.EndsWith(".yml", StringComparison.Ordinal) || target.EndsWith(".yaml", StringComparison.Ordinal))
        {
            var path = Absolute(target);
            if (!run.Machine.IsFile(path))
            {
                throw new RubyError("Chef::Exceptions::ConfigurationError", $"there is no recipe file {path}: give the path of a recipe, a run-list item or a cookbook directory");
            }
            RecipeFiles.Add(path);
            if (EnclosingCookbook(Path.GetDirectoryName(path)!) is { } root)
            {
                extraCookbooks.Add(root);
            }
        }
        else if (run.Machine.IsDirectory(Absolute(target)) && EnclosingCookbook(Absolute(target)) is { } cookbook)
        {
            AddCookbook(cookbook);
        }
        else
        {
            items.Add(target);
        }
    }

    void AddCookbook(string root)
    {
        extraCookbooks.Add(root);
        var loader = new CookbookLoader(run.Machine, [root], new CookbookLoaderOptions { RubyMetadata = RecipeEngine.Cookbooks.Scripts.MetadataWords.Script(ctx) });
        items.Add($"recipe[{RecipeErrors.Translated(() => loader.Names)[0]}]");
    }

    string? EnclosingCookbook(string directory)
    {
        for (var d = directory; d is not null; d = Path.GetDirectoryName(d))
        {
            if (run.Machine.IsFile(Path.Combine(d, "metadata.rb")) || run.Machine.IsFile(Path.Combine(d, "metadata.json")))
            {
                return d;
            }
        }
        return null;
    }

    // What its Berksfile brings, else what lies beside it.
    IReadOnlyList<string> CookbooksFor(string root) =>
        options.ResolveCookbooks?.Invoke(root)
        ?? (Path.GetDirectoryName(root) is { } above ? [above] : []);

    public void FindCookbooks()
    {
        policy = PolicySetup.Find(ctx, run, options);
        items.AddRange(policy?.RunList ?? []);
        // Nothing says what to run: it is the cookbook that was fetched, or the one this directory belongs to.
        var isOpen = options is { Targets.Count: 0, OverrideRunList: null, RunList: null, JsonAttributes: null };
        if (isOpen && repository is { CookbookPaths: [var lone] } && EnclosingCookbook(lone) == lone)
        {
            AddCookbook(lone);
        }
        else if (isOpen && repository is null && policy is null && options.RecipeText is null && EnclosingCookbook(run.Machine.CurrentDirectory) is { } here)
        {
            AddCookbook(here);
        }
        List<string> paths = policy is not null ? [.. policy.CookbookDirectories] : options.CookbookPaths.Count > 0 ? [.. options.CookbookPaths.Select(Absolute)]
            : run.Config.IsSet("cookbook_path") ? [.. run.Config.Paths(ctx, "cookbook_path")]
            : run.Machine.IsDirectory(Absolute("cookbooks")) ? [Absolute("cookbooks")]
            : extraCookbooks.Count > 0 ? [.. extraCookbooks.SelectMany(CookbooksFor)] : [.. run.Config.Paths(ctx, "cookbook_path")];
        foreach (var extra in extraCookbooks)
        {
            if (!paths.Contains(Path.GetDirectoryName(extra)!))
            {
                paths.Add(extra);
            }
        }
        run.Config.Set("cookbook_path", new RArray(paths.ConvertAll(p => (object?)new RString(p))));
        run.Cookbooks = new CookbookLoader(run.Machine, paths, new CookbookLoaderOptions
        {
            RubyMetadata = RecipeEngine.Cookbooks.Scripts.MetadataWords.Script(ctx),
            Duplicates = run.Era < 13 ? DuplicateCookbooks.Merge : DuplicateCookbooks.Reject,
            InferNames = true,
        });
        run.Roles = new RoleStore(run.Machine, run.Config.Paths(ctx, "role_path"), PolicyFiles.Roles(ctx));
        run.Environments = new EnvironmentStore(run.Machine, run.Config.Paths(ctx, "environment_path").FirstOrDefault() ?? "/var/chef/environments", PolicyFiles.Environments(ctx));
        run.DataBags = new DataBagStore(run.Machine, run.Config.Paths(ctx, "data_bag_path"));
    }

    string JsonFrom(string place)
    {
        if (!place.StartsWith("http://", StringComparison.Ordinal) && !place.StartsWith("https://", StringComparison.Ordinal))
        {
            return run.Machine.ReadText(Absolute(place));
        }
        var reply = run.Http.Send(new HttpCall("GET", new Uri(place), []));
        return reply.Status == 200
            ? System.Text.Encoding.UTF8.GetString(reply.Body)
            : throw new RubyError("Chef::Exceptions::ConfigurationError", $"the JSON attributes at {place} cannot be read: the server says {reply.Status} {reply.Reason}");
    }

    public void BuildNode(bool withTags)
    {
        if (run.Config.Text(ctx, "environment") is { Length: > 0 } environment)
        {
            run.Node.Environment = environment;
        }
        RHash? json = null;
        if (options.JsonAttributes is { } attributes)
        {
            var text = attributes.TrimStart().StartsWith('{') ? attributes : JsonFrom(attributes);
            json = (RHash)RubyValues.FromPlain(ctx, RecipeErrors.Translated(() => PlainTree.ParseObject(text, attributes)))!;
            if (json.Get(ctx, new RString("chef_environment")) is { } named && options.Environment is null)
            {
                run.Node.Environment = ctx.ToS(named);
            }
        }
        if (options.OhaiFile is { } file)
        {
            var ohai = RecipeErrors.Translated(() => PlainTree.ParseObject(run.Machine.ReadText(Absolute(file)), file));
            NameNode(name => ohai.GetValueOrDefault(name));
            NodeBuilder.SetAutomatic(ctx, run, ohai);
        }
        else
        {
            var ohai = new OhaiCollector(run.Machine);
            NameNode(name => ohai[name]);
            NodeBuilder.ExpectAutomatic(ctx, run, ohai);
            foreach (var (fact, value) in run.OhaiPlugins.CollectOwn(ctx, null))
            {
                run.Node.Attributes.Write(ctx, AttributeLevel.Automatic, [new RString(fact)], value);
            }
        }
        if (options.LocalMode)
        {
            NodeStore.Load(ctx, run, withEnvironment: run.Node.Environment == NodeEnvironment.DefaultName);
        }
        if (json is not null || withTags)
        {
            NodeBuilder.ConsumeJson(ctx, run.Node, json ?? new RHash());
        }
        if (options.RunList is { } list)
        {
            run.Log(LogLevel.Info, $"Setting the run_list to {ctx.Inspect(new RArray(RunList.ParseCommaSeparated(list).Select(i => (object?)new RString(i.ToString()))))} from CLI options");
            run.Node.RunList = RecipeErrors.Translated(() => RunList.ParseCommaSeparated(list));
        }
        if (items.Count > 0 && (policy is null || options.RunList is null))
        {
            run.Node.RunList = RecipeErrors.Translated(() => RunList.Parse(items));
        }
        if (options.OverrideRunList is { } instead)
        {
            var old = run.Node.RunList;
            run.Node.RunList = RecipeErrors.Translated(() => RunList.ParseCommaSeparated(instead));
            run.Log(LogLevel.Warn, "Run List override has been provided.");
            run.Log(LogLevel.Warn, $"Original Run List: [{old}]");
            run.Log(LogLevel.Warn, $"Overridden Run List: [{run.Node.RunList}]");
        }
    }

    // The first name that is known: the host's full one, else its short one.
    void NameNode(Func<string, object?> fact)
    {
        run.Node.Name ??= (fact("fqdn") ?? fact("machinename") ?? fact("hostname")) as string ?? run.Machine.HostName;
        run.Config.Set("node_name", new RString(run.Node.Name));
    }

    public IReadOnlyList<RecipeName> ExpandRunList()
    {
        if (run.Logs(LogLevel.Info))
        {
            run.Log(LogLevel.Info, $"Run List is [{run.Node.RunList}]");
        }
        var expansion = RecipeErrors.Translated(() => RunListExpansion.Expand(run.Node.RunList, run.Node.Environment, name => run.Roles!.Find(name)));
        if (expansion.Missing.Count > 0)
        {
            foreach (var (role, by) in expansion.Missing)
            {
                run.Log(LogLevel.Error, $"Role {role} (included by '{by}') is in the runlist but does not exist. Skipping expand.");
            }
            var error = new RubyError("Chef::Exceptions::MissingRole", $"The expanded run list includes nonexistent roles: {string.Join(", ", expansion.Missing.Select(m => m.Role))}");
            run.Events.RunListExpandFailed(run, expansion.Missing, run.Describe(ctx, error));
            throw error;
        }
        var environment = run.Node.Environment == NodeEnvironment.DefaultName || policy?.Group is not null ? NodeEnvironment.Default : RecipeErrors.Translated(() => run.Environments!.Get(run.Node.Environment));
        NodeBuilder.Apply(ctx, run, expansion, environment, policy);
        run.ExpandedRunList = [.. expansion.Recipes.Select(r => r.Name)];
        if (run.Logs(LogLevel.Info))
        {
            run.Log(LogLevel.Info, $"Run List expands to [{string.Join(", ", run.ExpandedRunList)}]");
        }
        // a list, not an array: walking an array of structs by its interface is code that only exists once it is compiled at run time
        var names = new List<RecipeName>();
        foreach (var item in expansion.Recipes)
        {
            names.Add(item.ToRecipeName());
        }
        return names;
    }

    /// <summary>The recipe given as text, if there is one.</summary>
    public void RunRecipeText()
    {
        if (options.RecipeText is { } text)
        {
            var name = new RString(options.RecipeName);
            var self = ctx.Send(ctx.Interpreter.FindClass(ctx, "Chef::Recipe"), "new", RSymbol.Of("(recipe)"), name, run.RootContext);
            FileLoading.RunText(ctx, text, options.RecipeName, self);
            run.Events.FileLoaded("recipes", options.RecipeName);
        }
    }

    /// <summary>A recipe file named on the command line, outside of any cookbook.</summary>
    public void RunRecipeFile(string path)
    {
        var self = ctx.Send(ctx.Interpreter.FindClass(ctx, "Chef::Recipe"), "new", RSymbol.Of("@recipe_files"), new RString(path), run.RootContext);
        if (path.EndsWith(".rb", StringComparison.Ordinal))
        {
            FileLoading.RunFile(ctx, path, self, "from_file");
        }
        else
        {
            StaticRecipes.Load(ctx, self, path);
        }
        run.Events.FileLoaded("recipes", path);
    }
}
