using RecipeEngine.Cli.Verbs;

namespace RecipeEngine.Cli;

static class Program
{
    /// <summary>Ruby programs may nest calls deeply: the interpreter runs on a thread with room for that.</summary>
    const int StackBytes = 512 << 20;

    static int Main(string[] args)
    {
        var exit = 1;
        var thread = new Thread(() => exit = Dispatch(args), StackBytes);
        thread.Start();
        thread.Join();
        return exit;
    }

    static int Dispatch(string[] args)
    {
        if (args.Length == 0)
        {
            return Usage.Fail("no verb given; recipe --help lists them");
        }
        var rest = args[1..];
        return args[0] switch
        {
            "ruby" => RubyVerb.Run(rest),
            "parse" => ParseVerb.Run(rest),
            "compile" => CompileVerb.Run(rest),
            "converge" => ConvergeVerb.Run(rest),
            "ohai" => OhaiVerb.Run(rest),
            "berks" => Verbs.Berks.BerksVerb.Run(rest),
            "--help" or "-h" or "help" => Usage.Help(),
            _ => Usage.Fail($"unknown verb {args[0]}; recipe --help lists them"),
        };
    }
}
