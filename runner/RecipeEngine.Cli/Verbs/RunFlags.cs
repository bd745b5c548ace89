using RecipeEngine.Engine;
using RecipeEngine.Engine.Running;

namespace RecipeEngine.Cli.Verbs;

/// <summary>The flags of converge, compile, chef-client, chef-solo and chef-apply, in the order the help lists them.</summary>
static class RunFlags
{
    const string NoServer = "there is no Chef server here, the run is in local mode";

    /// <summary>One after the other: a command line with few flags makes few of them.</summary>
    public static IEnumerable<Flag> All()
    {
        yield return new Flag("-c, --config", "FILE", "client.rb or solo.rb", (a, v) => a.Set(o => o with { ConfigFile = v }));
        yield return new Flag("--config-option", "KEY=VALUE", "a key of the configuration, stronger than the file; repeatable", (a, v) => a.AddConfigValue(v));
        yield return new Flag("--cookbook-path", "DIR", "where cookbooks are; repeatable", (a, v) => a.CookbookPaths.Add(v), Tool.Recipe);
        yield return new Flag("-j, --json-attributes", "FILE", "attributes: a path, an address, or - for standard input", (a, v) => a.Set(o => o with { JsonAttributes = v }), Tool.All);
        yield return new Flag("-o, --override-runlist", "LIST", "run list for this run only", (a, v) => a.Set(o => o with { OverrideRunList = v }));
        yield return new Flag("-r, --runlist", "LIST", "run list", (a, v) => a.Set(o => o with { RunList = v }), Tool.Recipe | Tool.Client);
        yield return new Flag("--named-run-list", "NAME", "of the policy that is the target", (a, v) => a.NamedRunList = v, Tool.Recipe);
        yield return new Flag("-n, --named-run-list", "NAME", "of the policy that the configuration names", (a, v) => a.NamedRunList = v, Tool.Client);
        yield return new Flag("--recipe-url", "URL", "an archive (tar.gz, zip) of cookbooks, roles and the like: http(s), s3://BUCKET/KEY or a file", (a, v) => a.RecipeUrl = v);
        yield return new Flag("-r", "URL", "", (a, v) => a.RecipeUrl = v, Tool.Solo);
        yield return new Flag("-E, --environment", "NAME", "environment of the node", (a, v) => a.Set(o => o with { Environment = v }));
        yield return new Flag("-N, --node-name", "NAME", "name of the node", (a, v) => a.Set(o => o with { NodeName = v }));
        yield return new Flag("--ohai", "FILE", "JSON used as the automatic attributes instead of looking at this host", (a, v) => a.Set(o => o with { OhaiFile = v }), Tool.Recipe);
        yield return new Flag("-z, --local-mode", null, "as chef-client -z: search and node data in files beside the cookbooks", (a, _) => a.Set(o => o with { LocalMode = true }));
        yield return new Flag("--chef-version", "VERSION", "11.10, 12 or 18: behave as that line where they differ", (a, v) => a.SetChefVersion(v), Tool.Recipe);
        yield return new Flag("-W, --why-run, --dry-run", null, "change nothing, say what would change", (a, _) => a.Set(o => o with { WhyRun = true }), Tool.All);
        yield return new Flag("-F, --format", "NAME", "doc, min, json (one event per line) or silent", (a, v) => a.Format = v, Tool.All);
        yield return new Flag("--report", "FILE", "a report by extension: .json, .xml (JUnit), .md, .html; repeatable", (a, v) => a.AddReport(v));
        yield return new Flag("--detailed-exitcode", null, "exit with 2 when something changed", (a, _) => a.DetailedExitCode = true, Tool.Recipe);
        yield return new Flag("--run-lock-timeout", "SECONDS", "how long to wait for another run to end; 0: not at all", (a, v) => a.SetLockTimeout(v));
        yield return new Flag("--lockfile", "FILE", "the file that keeps two runs apart", (a, v) => a.Set(o => o with { LockFile = v }));
        yield return new Flag("-l, --log-level, --log_level", "LEVEL", "trace, debug, info, warn, error, fatal or auto", (a, v) => a.SetLogLevel(v), Tool.All);
        yield return new Flag("-L, --logfile", "FILE", "where the log goes", (a, v) => a.LogFile = v, Tool.All);
        yield return new Flag("--color", null, "colours even where standard output is no terminal", (a, _) => a.Color = true, Tool.All);
        yield return new Flag("--no-color", null, "no colours", (a, _) => a.Color = false, Tool.All);
        yield return new Flag("-e, --execute", "TEXT", "the recipe itself", (a, v) => a.Set(o => o with { RecipeText = v, RecipeName = "(chef-apply recipe)" }), Tool.Apply);
        yield return new Flag("-s, --stdin", null, "the recipe comes from standard input", (a, _) => a.ReadRecipe(), Tool.Apply);
        yield return new Flag("-h, --help", null, "this list", (a, _) => a.WantsHelp = true, Tool.All);
        yield return new Flag("-v, --version", null, "which version this is", (a, _) => a.WantsVersion = true, Tool.All);
        foreach (var flag in ForChef())
        {
            yield return flag;
        }
    }

    // Flags that existing scripts have and that mean nothing here, or cannot be had.
    static IEnumerable<Flag> ForChef()
    {
        const Tool Both = Tool.Client | Tool.Solo;
        foreach (var nothing in new[] { "--once", "-f, --fork, --no-fork", "-R, --enable-reporting", "--force-formatter", "--force-logger", "--listen, --no-listen", "--minimal-ohai", "--skip-cookbook-sync, --no-skip-cookbook-sync", "--always-dump-stacktrace, --no-always-dump-stacktrace", "--fips, --no-fips", "--no-profile-ruby", "--legacy-mode", "--no-slow-report" })
        {
            yield return new Flag(nothing, null, "", (_, _) => { }, Tool.Chef);
        }
        foreach (var nothing in new[] { "--chef-license", "--chef-zero-host", "--chef-zero-port" })
        {
            yield return new Flag(nothing, "VALUE", "", (_, _) => { }, Tool.Chef);
        }
        foreach (var (name, reason) in new[] { ("-S, --server", NoServer), ("-k, --client_key", NoServer), ("-K, --validation_key", NoServer), ("-s, --splay", "the run starts at once") })
        {
            yield return new Flag(name, "VALUE", "", (a, _) => a.Note($"{name.Split(", ")[^1]} is ignored: {reason}"), Both);
        }
        foreach (var (name, value, mend) in new[]
        {
            ("-i, --interval", "SECONDS", "run it from a systemd timer or cron"), ("-d, --daemonize", null, "run it from a systemd timer or cron"), ("-u, --user", "USER", "start it as that user"),
            ("-g, --group", "GROUP", "start it with that group"), ("-t, --target", "HOST", "run it on that host"),
        })
        {
            yield return new Flag(name, value, "", (a, _) => a.Fail($"{name.Split(", ")[^1]} is not supported; {mend}"), Both);
        }
    }

    public static string Help(Tool tool, string usage) =>
        $"Usage: {usage}\n\n" + string.Concat(All().Where(f => f.Tools.HasFlag(tool) && f.Help.Length > 0).Select(f => f.HelpLine + "\n"));
}
