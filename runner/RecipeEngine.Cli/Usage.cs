namespace RecipeEngine.Cli;

/// <summary>Bad usage: one line on stderr, exit code 64.</summary>
static class Usage
{
    /// <summary>"recipe 0.1.0".</summary>
    public static string Version => $"recipe {typeof(Usage).Assembly.GetName().Version?.ToString(3)}";

    public static int Fail(string message)
    {
        StandardStreams.Error.WriteLine("recipe: " + message);
        return 64;
    }

    /// <summary>The verbs, one a line.</summary>
    public static int Help()
    {
        StandardStreams.Out.Write("""
            recipe converge [--dry-run] [TARGET…]   converge recipe files, run-list items or cookbook directories on this host
            recipe compile [TARGET…]                compile only; nothing on the host changes
            recipe parse [--tree|--tokens] FILE…    check Ruby files, or print how they are understood
            recipe ruby [-e CODE | FILE | -]        run a Ruby program
            recipe ohai [ATTRIBUTE…]                print the automatic attributes as JSON
            recipe berks VERB                       resolve and fetch a Berksfile's cookbooks; recipe berks --help lists the verbs
            recipe policy VERB                      install, update, show or export a Policyfile; recipe policy --help
            recipe cookbook VERB                    new, show or lint a cookbook; recipe cookbook --help
            recipe VERB --help                      the options of converge and compile

            By a symbolic link of that name it is chef-client, chef-solo, chef-apply, ohai or berks.

            """);
        return 0;
    }
}
