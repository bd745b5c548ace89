using RecipeEngine.Cookbooks;
using RecipeEngine.Cookbooks.Berks;
using RecipeEngine.Cookbooks.Caching;
using RecipeEngine.Cookbooks.Sources;
using RecipeEngine.Systems;

namespace RecipeEngine.Cli.Verbs.Berks;

/// <summary><c>recipe berks VERB</c>: Berkshelf's commands.</summary>
static class BerksVerb
{
    const string Known = "install, update, outdated, list, info, show, vendor, package, verify, viz, contingent, shelf";

    /// <summary>0; 1 for a mistake in a Berksfile or a cookbook that cannot be had; 64 for a wrong command line.</summary>
    public static int Run(string[] args)
    {
        var verb = args.Length > 0 && !args[0].StartsWith('-') ? args[0] : "install";
        if (args.Length > 0 && args[0] is "-h" or "--help" or "help")
        {
            return Help();
        }
        var arguments = BerksArguments.Parse("berks " + verb, verb == args.FirstOrDefault() ? args[1..] : args);
        if (arguments.Problem is { } problem)
        {
            return Usage.Fail(problem);
        }
        try
        {
            var machine = new LocalSystem();
            IBerksEvents events = arguments.Json || arguments.Quiet ? new SilentBerksEvents() : BerksPrinter.For(StandardStreams.Out, Console.IsOutputRedirected);
            var context = SourceContext.For(machine, events);
            return verb == "shelf" ? ShelfVerb.Run(machine, CookbookCache.Default(machine), arguments) : Run(verb, arguments, context);
        }
        catch (Exception fault) when (fault is RecipeError or MachineException)
        {
            return BerksOutput.Fail(fault, arguments.Json);
        }
    }

    static int Run(string verb, BerksArguments arguments, SourceContext context)
    {
        Berksfile Read() => Berksfile.Read(context.Ruby, arguments.File ?? "Berksfile");
        var options = new InstallOptions { Only = arguments.Only, Except = arguments.Except };
        switch (verb)
        {
            case "install":
                return Install(context, Read(), options, arguments);
            case "update":
                return Install(context, Read(), options with { UpdateAll = arguments.Names.Count == 0, Update = arguments.Names }, arguments);
            case "vendor" or "package":
                return BerksCopies.Run(verb, context, Read(), options, arguments);
            case "outdated":
                return BerksAnswers.Outdated(new BerksQueries(context, Read()), arguments);
            case "contingent":
                return BerksAnswers.Contingent(new BerksQueries(context, Read()), arguments);
            case "viz":
                return BerksAnswers.Graph(context.Machine, new BerksQueries(context, Read()), arguments);
            case "list" or "info" or "show" or "verify":
                return BerksAnswers.Installed(verb, context, Read(), arguments);
            default:
                return Usage.Fail($"berks: unknown verb {verb}; known are {Known}");
        }
    }

    static int Install(SourceContext context, Berksfile berksfile, InstallOptions options, BerksArguments arguments)
    {
        var installation = new BerksInstaller(context, berksfile).Install(options);
        if (arguments.Json)
        {
            BerksOutput.Write(PlainJson.Object(("lock", berksfile.LockFile), ("followed_lock", installation.FollowedLock), ("cookbooks", BerksOutput.Cookbooks(installation)),
                ("milliseconds", PlainJson.Object(("index", context.Timings.Index.TotalMilliseconds), ("resolve", context.Timings.Resolve.TotalMilliseconds), ("fetch", context.Timings.Fetch.TotalMilliseconds)))));
        }
        return 0;
    }

    static int Help()
    {
        StandardStreams.Out.Write("""
            recipe berks install [--only GROUPS] [--except GROUPS]   install what the Berksfile asks for; follow or write Berksfile.lock
            recipe berks update [NAME…]                              forget locked versions, all or some, and install
            recipe berks outdated [NAME…] [--all]                    locked cookbooks that have newer versions (that the Berksfile allows)
            recipe berks list | info NAME | show NAME                the installed cookbooks, one in detail, its directory
            recipe berks vendor [DIR] [--delete]                     copy the cookbooks to DIR (berks-cookbooks)
            recipe berks package [FILE]                              one tar.gz of all cookbooks
            recipe berks verify                                      compare the installed cookbooks with what was downloaded
            recipe berks viz [--outfile FILE] [--format dot|png]     the graph of dependencies
            recipe berks contingent NAME                             the cookbooks that need NAME
            recipe berks shelf list | show NAME | uninstall NAME [-v VERSION]

            Everywhere: -b, --berksfile FILE · --json · -q, --quiet

            """);
        return 0;
    }
}
