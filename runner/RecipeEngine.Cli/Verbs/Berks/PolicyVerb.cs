using RecipeEngine.Cookbooks;
using RecipeEngine.Cookbooks.Policyfiles;
using RecipeEngine.Cookbooks.Sources;
using RecipeEngine.Systems;

namespace RecipeEngine.Cli.Verbs.Berks;

/// <summary><c>recipe policy install|update|show|export</c>: Policyfiles.</summary>
static class PolicyVerb
{
    /// <summary>0; 1 for a mistake in a Policyfile or a cookbook that cannot be had; 64 for a wrong command line.</summary>
    public static int Run(string[] args)
    {
        if (args.Length == 0 || args[0] is "-h" or "--help" or "help")
        {
            return Help();
        }
        var force = args.Contains("--force") || args.Contains("-f");
        var arguments = BerksArguments.Parse("policy " + args[0], [.. args[1..].Where(argument => argument is not ("--force" or "-f"))]);
        if (arguments.Problem is { } problem)
        {
            return Usage.Fail(problem);
        }
        try
        {
            var machine = new LocalSystem();
            IBerksEvents events = arguments.Json || arguments.Quiet ? new SilentBerksEvents() : BerksPrinter.For(StandardStreams.Out, Console.IsOutputRedirected);
            return Run(args[0], arguments, force, SourceContext.For(machine, events));
        }
        catch (Exception fault) when (fault is RecipeError or MachineException)
        {
            return BerksOutput.Fail(fault, arguments.Json);
        }
    }

    static int Run(string verb, BerksArguments arguments, bool force, SourceContext context)
    {
        var installer = new PolicyInstaller(context);
        Policyfile Read(string? file) => Policyfile.Read(context.Ruby, file ?? arguments.File ?? "Policyfile.rb");
        switch (verb)
        {
            case "install":
                return Tell(installer.Install(Read(arguments.Names.FirstOrDefault(IsFile))), arguments);
            case "update":
                return Tell(installer.Install(Read(arguments.Names.FirstOrDefault(IsFile)), [.. arguments.Names.Where(name => !IsFile(name))]), arguments);
            case "show":
                return Show(context, arguments);
            case "export":
                return Export(context, installer, Read, arguments, force);
            default:
                return Usage.Fail($"policy: unknown verb {verb}; known are install, update, show, export");
        }
    }

    static bool IsFile(string name) => name.EndsWith(".rb", StringComparison.Ordinal);

    static int Tell(InstalledPolicy policy, BerksArguments arguments)
    {
        if (arguments.Json)
        {
            BerksOutput.Write(PlainJson.Object(("name", policy.Lock.Name), ("revision_id", policy.Lock.RevisionId), ("lock", policy.Lock.File), ("followed_lock", policy.FollowedLock),
                ("cookbooks", policy.Cookbooks.Select(cookbook => (object?)PlainJson.Object(("name", cookbook.Name), ("version", cookbook.Version), ("directory", cookbook.Directory))).ToList())));
        }
        else if (!arguments.Quiet)
        {
            StandardStreams.Out.WriteLine($"Lockfile written to {policy.Lock.File}");
            StandardStreams.Out.WriteLine($"Policy revision id: {policy.Lock.RevisionId}");
        }
        return 0;
    }

    static int Show(SourceContext context, BerksArguments arguments)
    {
        var file = arguments.Names.FirstOrDefault() ?? arguments.File ?? "Policyfile.lock.json";
        var path = Path.GetFullPath(IsFile(file) ? file[..^3] + ".lock.json" : file);
        var policy = PolicyLock.Parse(context.Machine.ReadText(path), path);
        if (arguments.Json)
        {
            BerksOutput.Write(policy.Root);
            return 0;
        }
        StandardStreams.Out.WriteLine($"{policy.Name} {policy.RevisionId[..10]}");
        StandardStreams.Out.WriteLine($"run list: {string.Join(", ", policy.RunList)}");
        foreach (var name in policy.NamedRunLists.Keys)
        {
            StandardStreams.Out.WriteLine($"named run list {name}: {string.Join(", ", policy.RunListOf(name))}");
        }
        foreach (var name in policy.CookbookLocks.Keys)
        {
            var entry = policy.Find(name)!;
            StandardStreams.Out.WriteLine($"  * {name} ({entry["version"]}) {((string)entry["identifier"]!)[..7]}{((entry.GetValueOrDefault("origin") ?? entry.GetValueOrDefault("source")) is { } origin ? $" from {origin}" : "")}");
        }
        return 0;
    }

    static int Export(SourceContext context, PolicyInstaller installer, Func<string?, Policyfile> read, BerksArguments arguments, bool force)
    {
        var files = arguments.Names.Where(name => IsFile(name) || name.EndsWith(".json", StringComparison.Ordinal)).ToList();
        if (arguments.Names.Except(files).ToList() is not [var directory])
        {
            return Usage.Fail("policy export: give the directory to write to");
        }
        var source = files.FirstOrDefault() ?? arguments.File ?? (File.Exists("Policyfile.lock.json") ? "Policyfile.lock.json" : "Policyfile.rb");
        var policy = source.EndsWith(".json", StringComparison.Ordinal) ? installer.InstallLocked(source) : installer.Install(read(source));
        var target = Path.GetFullPath(directory);
        new PolicyExport(context).Write(policy, target, force);
        if (arguments.Json)
        {
            BerksOutput.Write(PlainJson.Object(("directory", target), ("name", policy.Lock.Name), ("revision_id", policy.Lock.RevisionId)));
        }
        else
        {
            StandardStreams.Out.WriteLine($"Exported policy '{policy.Lock.Name}' to {target}");
        }
        return 0;
    }

    static int Help()
    {
        StandardStreams.Out.Write("""
            recipe policy install [Policyfile.rb]              fetch the cookbooks; follow or write Policyfile.lock.json
            recipe policy update [Policyfile.rb] [NAME…]       forget locked versions, all or some, and install
            recipe policy show [Policyfile.lock.json]          what a lock holds
            recipe policy export DIR [Policyfile.rb] [--force] cookbooks, lock and configuration in one directory

            recipe converge Policyfile.lock.json [--named-run-list NAME] converges a policy.
            Everywhere: -p, --policyfile FILE · --json · -q, --quiet

            """);
        return 0;
    }
}
