using RecipeEngine.Engine;
using RecipeEngine.Engine.Running;

namespace RecipeEngine.Cli.Verbs;

/// <summary>The options that converge and compile share.</summary>
sealed class RunArguments
{
    public RunOptions Options { get; private set; } = new();
    public string Format { get; private set; } = "doc";
    public List<string> Reports { get; } = [];
    public bool DetailedExitCode { get; private set; }
    public string? LogFile { get; private set; }
    public bool? Color { get; private set; }

    /// <summary>What is wrong with the command line; null when nothing is.</summary>
    public string? Problem { get; private set; }

    public static RunArguments Parse(string verb, string[] args)
    {
        var result = new RunArguments();
        var targets = new List<string>();
        var cookbookPaths = new List<string>();
        var o = result.Options;
        for (var i = 0; i < args.Length && result.Problem is null; i++)
        {
            var (flag, inline) = args[i].StartsWith("--", StringComparison.Ordinal) && args[i].Contains('=', StringComparison.Ordinal)
                ? (args[i][..args[i].IndexOf('=', StringComparison.Ordinal)], args[i][(args[i].IndexOf('=', StringComparison.Ordinal) + 1)..])
                : (args[i], null);
            string Value()
            {
                if (inline is not null)
                {
                    return inline;
                }
                if (i + 1 < args.Length)
                {
                    return args[++i];
                }
                result.Problem = $"{verb}: {flag} needs a value";
                return "";
            }
            switch (flag)
            {
                case "-c" or "--config": o = o with { ConfigFile = Value() }; break;
                case "--cookbook-path": cookbookPaths.Add(Value()); break;
                case "-j" or "--json-attributes": o = o with { JsonAttributes = Value() }; break;
                case "-o" or "--override-runlist": o = o with { OverrideRunList = Value() }; break;
                case "-r" or "--runlist": o = o with { RunList = Value() }; break;
                case "-E" or "--environment": o = o with { Environment = Value() }; break;
                case "-N" or "--node-name": o = o with { NodeName = Value() }; break;
                case "--ohai": o = o with { OhaiFile = Value() }; break;
                case "-z" or "--local-mode": o = o with { LocalMode = true }; break;
                case "--chef-version": o = o with { ChefVersion = Value() }; break;
                case "-W" or "--why-run" or "--dry-run": o = o with { WhyRun = true }; break;
                case "--run-lock-timeout":
                    var seconds = Value();
                    if (!double.TryParse(seconds, System.Globalization.CultureInfo.InvariantCulture, out var limit) && result.Problem is null)
                    {
                        result.Problem = $"{verb}: --run-lock-timeout {seconds}: give a number of seconds";
                    }
                    o = o with { RunLockTimeout = TimeSpan.FromSeconds(limit) };
                    break;
                case "--lockfile": o = o with { LockFile = Value() }; break;
                case "-F" or "--format": result.Format = Value(); break;
                case "--report": result.Reports.Add(Value()); break;
                case "--detailed-exitcode": result.DetailedExitCode = true; break;
                case "-l" or "--log-level":
                    var text = Value();
                    if (!Enum.TryParse<LogLevel>(text, ignoreCase: true, out var level) && text != "auto")
                    {
                        result.Problem = $"{verb}: unknown log level {text}; use trace, debug, info, warn, error or fatal";
                    }
                    o = o with { LogLevel = text == "auto" ? LogLevel.Warn : level };
                    break;
                case "-L" or "--logfile": result.LogFile = Value(); break;
                case "--color": result.Color = true; break;
                case "--no-color": result.Color = false; break;
                case var f when f.StartsWith('-') && f.Length > 1:
                    result.Problem = $"{verb}: unknown option {f}; recipe {verb} --help lists them";
                    break;
                default: targets.Add(args[i]); break;
            }
        }
        if (o.ChefVersion.Split('.')[0] is not ("18" or "12" or "11") && result.Problem is null)
        {
            result.Problem = $"{verb}: --chef-version {o.ChefVersion} is not known; use 11.10, 12 or 18";
        }
        if (o.JsonAttributes == "-")
        {
            o = o with { JsonAttributes = Console.In.ReadToEnd() };
        }
        result.Options = o with { Targets = targets, CookbookPaths = cookbookPaths, ResolveCookbooks = Berks.RunCookbooks.Resolver(writeLock: verb == "converge" && !o.WhyRun) };
        return result;
    }
}
