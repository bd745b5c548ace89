using System.Runtime.CompilerServices;
using RecipeEngine.Engine;
using RecipeEngine.Engine.Reporting;
using RecipeEngine.Engine.Running;
using RecipeEngine.Systems;

namespace RecipeEngine.Cli.Verbs;

/// <summary><c>recipe converge [TARGET…]</c>, and chef-client, chef-solo and chef-apply: compiles and converges on this host.</summary>
static class ConvergeVerb
{
    /// <summary>Chef's exit codes; with --detailed-exitcode 2 when something changed.</summary>
    public static int Run(string[] args, Tool tool = Tool.Recipe, string name = "converge")
    {
        var prepared = PreparedRun.Start(new LocalSystem());
        var arguments = RunArguments.Parse(tool, name, args);
        if (arguments.Problem is { } problem)
        {
            return Usage.Fail(problem);
        }
        if (arguments.WantsHelp)
        {
            StandardStreams.Out.Write(RunFlags.Help(tool, tool == Tool.Recipe ? "recipe converge [OPTION…] [TARGET…]" : $"{name} [OPTION…] [RECIPE…]"));
            return 0;
        }
        if (arguments.WantsVersion)
        {
            StandardStreams.Out.WriteLine(tool == Tool.Recipe ? Usage.Version : $"Chef Infra Client: {ChefRun.NewestVersion} ({Usage.Version})");
            return 0;
        }
        var color = arguments.Color ?? StandardStreams.IsTerminal;
        var report = arguments.Reports.Count > 0 || arguments.DetailedExitCode ? new RunReport() : null;
        var listeners = new List<IRunEvents>();
        if (report is not null)
        {
            listeners.Add(report);
        }
        var output = new MaskingWriter(StandardStreams.Out, arguments.Options.Secrets);
        switch (arguments.Format)
        {
            case "doc": listeners.Add(new DocFormatter(output, color)); break;
            case "min" or "minimal": listeners.Add(new MinimalFormatter(output)); break;
            case "json": listeners.Add(new JsonLinesFormatter(output)); break;
            case "silent" or "null": break;
            default: return Usage.Fail($"{name}: unknown format {arguments.Format}; use doc, min, json or silent");
        }
        OutputStream? logFile = null;
        try
        {
            logFile = arguments.LogFile is { } file ? OpenLog(file) : null;
        }
        catch (MachineException e)
        {
            return Usage.Fail($"{name}: --logfile {arguments.LogFile}: {e.Description}");
        }
        using var log = logFile is null ? null : StandardStreams.Writer(logFile);
        if (log is not null || arguments.Format is not ("json" or "silent" or "null"))
        {
            listeners.Add(new LogWriter(log is null ? output : new MaskingWriter(log, arguments.Options.Secrets), color && log is null));
        }
        foreach (var note in arguments.Notes)
        {
            StandardStreams.Error.WriteLine(note);
        }
        // standard output belongs to the events
        var options = arguments.Options with { RubyOutput = arguments.Format == "json" ? new LocalSystem().OpenDescriptor(2) : null };
        var engine = new EngineRun(prepared, options, listeners);
        using var stop = Signals.Watch(engine);
        var code = engine.Converge();
        StandardStreams.Out.Flush();
        if (engine.Error is { ExitStatus: null } error && code != ExitCodes.RebootScheduled)
        {
            (log ?? StandardStreams.Error).WriteLine(options.Secrets.Masked($"{error.ClassName}: {error.Message}"));
            if (options.LogLevel <= LogLevel.Debug && error.Origin is { } origin)
            {
                StandardStreams.Error.WriteLine(options.Secrets.Masked(origin.ToString()));
            }
        }
        if (logFile?.Loss is { } loss)
        {
            StandardStreams.Error.WriteLine($"recipe: --logfile {arguments.LogFile}: {loss}; the log is not complete");
        }
        if (report is null)
        {
            return code;
        }
        if (!WriteReports(arguments.Reports, report, code) && code == 0)
        {
            return 1;
        }
        return code == 0 && arguments.DetailedExitCode && report.Updated > 0 ? 2 : code;
    }

    // not inlined: what only some runs need is not looked up for all
    [MethodImpl(MethodImplOptions.NoInlining)]
    static OutputStream OpenLog(string file) => new(new LocalSystem().Open(file, OpenFlags.WriteOnly | OpenFlags.Create | OpenFlags.Append));

    [MethodImpl(MethodImplOptions.NoInlining)]
    static bool WriteReports(IReadOnlyList<string> paths, RunReport report, int code)
    {
        var written = true;
        foreach (var path in paths)
        {
            try
            {
                using var content = new MemoryStream();
                report.Write(Path.GetExtension(path), content, code);
                new LocalSystem().WriteAtomically(path, content.ToArray());
            }
            catch (MachineException e)
            {
                StandardStreams.Error.WriteLine($"recipe: --report {path}: {e.Message}");
                written = false;
            }
        }
        return written;
    }
}
