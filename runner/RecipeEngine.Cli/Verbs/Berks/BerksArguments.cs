namespace RecipeEngine.Cli.Verbs.Berks;

/// <summary>The options of <c>recipe berks VERB</c> and <c>recipe policy VERB</c>.</summary>
sealed class BerksArguments
{
    public string? File { get; private set; }
    public List<string> Only { get; } = [];
    public List<string> Except { get; } = [];
    public List<string> Names { get; } = [];
    public string? Output { get; private set; }
    public string? Format { get; private set; }
    public string? Version { get; private set; }
    public bool Json { get; private set; }
    public bool Quiet { get; private set; }
    public bool Delete { get; private set; }
    public bool All { get; private set; }

    /// <summary>What is wrong with the command line; null when nothing is.</summary>
    public string? Problem { get; private set; }

    public static BerksArguments Parse(string verb, string[] args)
    {
        var result = new BerksArguments();
        for (var i = 0; i < args.Length && result.Problem is null; i++)
        {
            var equals = args[i].StartsWith("--", StringComparison.Ordinal) ? args[i].IndexOf('=', StringComparison.Ordinal) : -1;
            var (flag, inline) = equals > 0 ? (args[i][..equals], args[i][(equals + 1)..]) : (args[i], null);
            string Value()
            {
                if (inline is not null || i + 1 < args.Length)
                {
                    return inline ?? args[++i];
                }
                result.Problem = $"{verb}: {flag} needs a value";
                return "";
            }
            switch (flag)
            {
                case "-b" or "--berksfile" or "-p" or "--policyfile": result.File = Value(); break;
                case "-o" when verb is not "berks viz": result.Only.AddRange(Value().Split(',')); break;
                case "--only": result.Only.AddRange(Value().Split(',')); break;
                case "-e" or "--except": result.Except.AddRange(Value().Split(',')); break;
                case "-o" or "--outfile" or "--output": result.Output = Value(); break;
                case "-F" or "--format": result.Format = Value(); break;
                case "-v" or "--version": result.Version = Value(); break;
                case "--json": result.Json = true; break;
                case "-q" or "--quiet": result.Quiet = true; break;
                case "-d" or "--delete": result.Delete = true; break;
                case "--all" or "-a": result.All = true; break;
                case var f when f.StartsWith('-') && f.Length > 1: result.Problem = $"{verb}: unknown option {f}; recipe berks --help lists them"; break;
                default: result.Names.Add(args[i]); break;
            }
        }
        if (result.Format == "json")
        {
            result.Json = true;
        }
        return result;
    }
}
