using RecipeEngine.Engine;
using RecipeEngine.Engine.Reporting;
using RecipeEngine.Systems;

namespace RecipeEngine.Cli.Verbs;

/// <summary><c>recipe converge [TARGET…]</c>: compiles and converges on this host.</summary>
static class ConvergeVerb
{
    /// <summary>Chef's exit codes; with --detailed-exitcode 2 when something changed.</summary>
    public static int Run(string[] args)
    {
        var arguments = RunArguments.Parse("converge", args);
        if (arguments.Problem is { } problem)
        {
            return Usage.Fail(problem);
        }
        if (arguments.Reports.Find(r => Path.GetExtension(r) is not (".json" or ".xml")) is { } unknown)
        {
            return Usage.Fail($"converge: --report {unknown}: the extension must be .json or .xml");
        }
        var color = arguments.Color ?? !Console.IsOutputRedirected;
        var report = new RunReport();
        var listeners = new List<IRunEvents> { report };
        switch (arguments.Format)
        {
            case "doc": listeners.Add(new DocFormatter(Console.Out, color)); break;
            case "min" or "minimal": listeners.Add(new MinimalFormatter(Console.Out)); break;
            case "silent" or "null": break;
            default: return Usage.Fail($"converge: unknown format {arguments.Format}; use doc, min or silent");
        }
        using var log = arguments.LogFile is { } file ? new StreamWriter(file, append: true) { AutoFlush = true } : null;
        listeners.Add(new LogWriter(log ?? Console.Out, color && log is null));
        var engine = new EngineRun(new LocalSystem(), arguments.Options, listeners);
        using var stop = Signals.Watch(engine);
        var code = engine.Converge();
        Console.Out.Flush();
        if (engine.Error is { } error)
        {
            (log ?? Console.Error).WriteLine($"{error.ClassName}: {error.Message}");
            if (arguments.Options.LogLevel <= RecipeEngine.Engine.Running.LogLevel.Debug && error.Origin is { } origin)
            {
                Console.Error.WriteLine(origin);
            }
        }
        foreach (var path in arguments.Reports)
        {
            using var output = File.Create(path);
            if (path.EndsWith(".xml", StringComparison.Ordinal))
            {
                report.WriteJUnit(output);
            }
            else
            {
                report.WriteJson(output, code);
            }
        }
        return code == 0 && arguments.DetailedExitCode && report.Updated > 0 ? 2 : code;
    }
}
