using RecipeEngine.Systems;
using RecipeEngine.Engine;
using RecipeEngine.Engine.Reporting;
using RecipeEngine.Engine.Running;

namespace RecipeEngine.Cli.Verbs;

/// <summary>The command line of a run, taken apart.</summary>
sealed class RunArguments(Tool tool, string verb)
{
    List<KeyValuePair<string, string>>? configValues;

    public RunOptions Options { get; private set; } = new();
    public List<string> CookbookPaths { get; } = [];
    public string Format { get; set; } = "doc";
    public List<string> Reports { get; } = [];
    public bool DetailedExitCode { get; set; }
    public string? LogFile { get; set; }
    public bool? Color { get; set; }
    public bool WantsHelp { get; set; }
    public bool WantsVersion { get; set; }

    /// <summary>Flags that were read and mean nothing here.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>What is wrong with the command line; null when nothing is.</summary>
    public string? Problem { get; private set; }

    public void Set(Func<RunOptions, RunOptions> change) => Options = change(Options);

    public void Note(string text) => Notes.Add($"{verb}: {text}");

    public void Fail(string text) => Problem ??= $"{verb}: {text}";

    /// <summary>An archive of cookbooks.</summary>
    public string? RecipeUrl { get; set; }

    /// <summary>Of a policy that is the target.</summary>
    public string? NamedRunList { get; set; }

    public void AddConfigValue(string text)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        if (at <= 0)
        {
            Fail($"--config-option {text}: give KEY=VALUE");
            return;
        }
        AddConfigValue(text[..at], text[(at + 1)..]);
    }

    void AddConfigValue(string key, string value) => (configValues ??= []).Add(KeyValuePair.Create(key, value));

    public void AddReport(string path)
    {
        Reports.Add(path);
        if (!RunReport.Extensions.Contains(Path.GetExtension(path)))
        {
            Fail($"--report {path}: the extension must be one of {string.Join(", ", RunReport.Extensions)}");
        }
        else if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } directory && !Directory.Exists(directory))
        {
            Fail($"--report {path}: there is no directory {directory}");
        }
        Set(o => o with { RecordStates = true });
    }

    public void SetLockTimeout(string seconds)
    {
        if (!double.TryParse(seconds, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var limit) || limit is < 0 or > 1e9)
        {
            Fail($"--run-lock-timeout {seconds}: give a number of seconds");
            return;
        }
        Set(o => o with { RunLockTimeout = TimeSpan.FromSeconds(limit) });
    }

    public void SetChefVersion(string version)
    {
        Set(o => o with { ChefVersion = version });
        if (version.Split('.')[0] is not ("18" or "12" or "11"))
        {
            Fail($"--chef-version {version} is not known; use 11.10, 12 or 18");
        }
    }

    public void SetLogLevel(string text)
    {
        if (text == "auto")
        {
            Set(o => o with { LogLevel = LogLevel.Warn });
        }
        else if (Enum.TryParse<LogLevel>(text, ignoreCase: true, out var level) && !char.IsAsciiDigit(text[0]))
        {
            Set(o => o with { LogLevel = level });
        }
        else
        {
            Fail($"unknown log level {text}; use trace, debug, info, warn, error or fatal");
        }
    }

    public void ReadRecipe() => Set(o => o with { RecipeText = Console.In.ReadToEnd(), RecipeName = "(chef-apply recipe)" });

    public static RunArguments Parse(Tool tool, string verb, string[] args)
    {
        var result = new RunArguments(tool, verb);
        var targets = new List<string>();
        for (var i = 0; i < args.Length && result.Problem is null; i++)
        {
            var arg = args[i];
            if (arg.Length < 2 || arg[0] != '-')
            {
                targets.Add(arg);
            }
            else if (arg == "--")
            {
                targets.AddRange(args[(i + 1)..]);
                break;
            }
            else if (arg[1] == '-')
            {
                var equals = arg.IndexOf('=', StringComparison.Ordinal);
                result.Take(equals < 0 ? arg : arg[..equals], equals < 0 ? null : arg[(equals + 1)..], args, ref i);
            }
            else
            {
                result.TakeShort(arg, args, ref i);
            }
        }
        result.Finish(targets);
        return result;
    }

    // -W, -l info, -linfo, and several in one: -zW.
    void TakeShort(string arg, string[] args, ref int i)
    {
        for (var at = 1; at < arg.Length && Problem is null; at++)
        {
            var name = "-" + arg[at];
            var rest = arg[(at + 1)..];
            if (Find(name) is { Value: not null } && rest.Length > 0)
            {
                Take(name, rest, args, ref i);
                return;
            }
            Take(name, null, args, ref i);
        }
    }

    Flag? Find(string name)
    {
        foreach (var flag in RunFlags.All())
        {
            if ((flag.Tools & tool) != 0 && flag.Is(name))
            {
                return flag;
            }
        }
        return null;
    }

    void Take(string name, string? value, string[] args, ref int i)
    {
        if (Find(name) is not { } flag)
        {
            Fail($"unknown option {name}; {(tool == Tool.Recipe ? "recipe " : "")}{verb} --help lists them");
        }
        else if (flag.Value is null)
        {
            if (value is not null)
            {
                Fail($"{name} takes no value");
                return;
            }
            flag.Apply(this, "");
        }
        else if (value is not null)
        {
            flag.Apply(this, value);
        }
        else if (i + 1 < args.Length)
        {
            flag.Apply(this, args[++i]);
        }
        else
        {
            Fail($"{name} needs a value ({flag.Value})");
        }
    }

    void Finish(List<string> targets)
    {
        if (Problem is not null || WantsHelp || WantsVersion)
        {
            return;
        }
        var o = Options with { Targets = targets, CookbookPaths = CookbookPaths };
        if (o.JsonAttributes == "-")
        {
            o = o with { JsonAttributes = Console.In.ReadToEnd() };
        }
        var usual = tool switch { Tool.Client => "/etc/chef/client.rb", Tool.Solo => "/etc/chef/solo.rb", _ => null };
        if (tool is Tool.Client or Tool.Recipe && o is { LocalMode: true, ConfigFile: null })
        {
            o = o with { ConfigFile = WorkstationConfig.Find(new LocalSystem()) };
        }
        if (usual is not null && o.ConfigFile is null && File.Exists(usual))
        {
            o = o with { ConfigFile = usual };
        }
        if (tool == Tool.Client)
        {
            o = o with { LocalMode = true };
        }
        if (tool == Tool.Apply && o.RecipeText is null && targets is [var only] && Path.GetExtension(only) is not (".rb" or ".yml" or ".yaml") && File.Exists(only))
        {
            o = o with { RecipeText = File.ReadAllText(only), RecipeName = Path.GetFullPath(only), Targets = [] };
        }
        if (tool == Tool.Apply && targets.Count == 0 && o.RecipeText is null)
        {
            Fail("no recipe given; name a file, or use -e TEXT or -s");
        }
        if (RecipeUrl is not null)
        {
            o = o with { Repository = Berks.RunCookbooks.Archive(RecipeUrl, followsBerksfile: tool == Tool.Recipe) };
        }
        if (tool == Tool.Recipe)
        {
            o = Resolving(o);
        }
        else if (NamedRunList is { } named)
        {
            AddConfigValue("named_run_list", named);
        }
        Options = configValues is null ? o : o with { ConfigValues = configValues };
    }

    // A policy among the targets, or the exported one in whose directory this is; cookbooks of a Berksfile.
    RunOptions Resolving(RunOptions o)
    {
        var converges = verb == "converge" && !o.WhyRun;
        var isHere = o is { Targets.Count: 0, RecipeText: null, RunList: null, OverrideRunList: null, ConfigFile: null, JsonAttributes: null, Repository: null } && CookbookPaths.Count == 0 && Berks.RunCookbooks.IsExport(".");
        if ((isHere ? "." : o.Targets.FirstOrDefault(Berks.RunCookbooks.IsPolicy)) is { } policy)
        {
            o = o with { Targets = [.. o.Targets.Where(target => target != policy)], Policy = Berks.RunCookbooks.Policy(policy, NamedRunList, converges) };
        }
        else if (NamedRunList is { } named && (o.ConfigFile is not null || RecipeUrl is not null))
        {
            AddConfigValue("named_run_list", named);
        }
        else if (NamedRunList is not null)
        {
            Fail("--named-run-list needs a Policyfile.rb, a Policyfile.lock.json or an exported policy's directory as target");
        }
        return o with { ResolveCookbooks = Berks.RunCookbooks.Resolver(converges) };
    }
}
