using RecipeEngine.Cli.Verbs;
using RecipeEngine.Systems;

namespace RecipeEngine.Cli;

static class Program
{
    /// <summary>Ruby programs may nest calls deeply: the interpreter runs on a thread with room for that.</summary>
    const int StackBytes = 512 << 20;

    static int Main(string[] args)
    {
        var exit = 1;
        var thread = new Thread(() => exit = Run(args), StackBytes);
        thread.UnsafeStart();
        thread.Join();
        return exit;
    }

    static int Run(string[] args)
    {
        int exit;
        try
        {
            exit = Dispatch(args);
        }
        catch (Exception fault)
        {
            StandardStreams.Error.WriteLine(args.Contains("debug")
                ? $"recipe: a fault of recipe itself: {fault}"
                : $"recipe: a fault of recipe itself, please report it: {fault.GetType().Name}: {fault.Message}; `-l debug` prints where");
            return 1;
        }
        if (StandardStreams.OutLoss is { } loss)
        {
            StandardStreams.Error.WriteLine($"recipe: standard output: {loss}; what was printed is not complete");
            return exit == 0 ? 1 : exit;
        }
        return exit;
    }

    static int Dispatch(string[] args)
    {
        if (CalledAs() is { } tool)
        {
            return tool switch
            {
                "chef-client" => ConvergeVerb.Run(args, Tool.Client, tool),
                "chef-solo" => ConvergeVerb.Run(args, Tool.Solo, tool),
                "chef-apply" => ConvergeVerb.Run(args, Tool.Apply, tool),
                "berks" => Verbs.Berks.BerksVerb.Run(args),
                _ => OhaiVerb.Run(args),
            };
        }
        if (args.Length == 0)
        {
            return Usage.Fail("no verb given; recipe --help lists them");
        }
        var rest = new string[args.Length - 1];
        Array.Copy(args, 1, rest, 0, rest.Length);
        return args[0] switch
        {
            "ruby" => RubyVerb.Run(rest),
            "parse" => ParseVerb.Run(rest),
            "compile" => CompileVerb.Run(rest),
            "converge" => ConvergeVerb.Run(rest),
            "ohai" => OhaiVerb.Run(rest),
            "berks" => Verbs.Berks.BerksVerb.Run(rest),
            "policy" => Verbs.Berks.PolicyVerb.Run(rest),
            "cookbook" => Verbs.Berks.CookbookVerb.Run(rest),
            "--help" or "-h" or "help" => Usage.Help(),
            "--version" or "-v" or "version" => PrintVersion(),
            _ => Usage.Fail($"unknown verb {args[0]}; recipe --help lists them"),
        };
    }

    static int PrintVersion()
    {
        StandardStreams.Out.WriteLine(Usage.Version);
        return 0;
    }

    // The name of the symbolic link this was called by, if it is that of a tool; .NET only tells where the link leads.
    static string? CalledAs()
    {
        ReadOnlySpan<byte> called = new LocalSystem().ReadBytes("/proc/self/cmdline");
        var end = called.IndexOf((byte)0);
        var first = end < 0 ? called : called[..end];
        var name = first[(first.LastIndexOf((byte)'/') + 1)..];
        foreach (var tool in (ReadOnlySpan<string>)["chef-client", "chef-solo", "chef-apply", "ohai", "berks"])
        {
            if (name.Length == tool.Length && System.Text.Encoding.ASCII.GetString(name) == tool)
            {
                return tool;
            }
        }
        return null;
    }
}
