using RecipeEngine.Engine;
using RecipeEngine.Engine.Reporting;
using RecipeEngine.Systems;

namespace RecipeEngine.Cli.Verbs;

/// <summary><c>recipe compile [TARGET…]</c>: compiles only, prints the resource collection and the attributes.</summary>
static class CompileVerb
{
    /// <summary>0, 1 when the recipes do not compile, 64 for a wrong command line.</summary>
    public static int Run(string[] args)
    {
        var prepared = PreparedRun.Start(new LocalSystem());
        var arguments = RunArguments.Parse(Tool.Recipe, "compile", args);
        if (arguments.Problem is { } problem)
        {
            return Usage.Fail(problem);
        }
        if (arguments.WantsHelp)
        {
            StandardStreams.Out.Write(RunFlags.Help(Tool.Recipe, "recipe compile [OPTION…] [TARGET…]"));
            return 0;
        }
        if (arguments.WantsVersion)
        {
            StandardStreams.Out.WriteLine(Usage.Version);
            return 0;
        }
        if (arguments.Format is not ("doc" or "json"))
        {
            return Usage.Fail($"compile: unknown format {arguments.Format}; use doc or json");
        }
        var engine = new EngineRun(prepared, arguments.Options with { WhyRun = true, RubyOutput = arguments.Format == "json" ? new LocalSystem().OpenDescriptor(2) : null }, new LogWriter(new MaskingWriter(StandardStreams.Error, arguments.Options.Secrets), arguments.Color ?? false));
        var secrets = arguments.Options.Secrets;
        using var stop = Signals.Watch(engine);
        var compiled = engine.Compile();
        if (arguments.Format == "json")
        {
            var output = StandardStreams.OutBytes;
            if (secrets.IsEmpty)
            {
                CompileJson.Write(output, engine);
                return compiled ? 0 : 1;
            }
            using var whole = new MemoryStream();
            CompileJson.Write(whole, engine);
            output.Write(System.Text.Encoding.UTF8.GetBytes(secrets.Masked(System.Text.Encoding.UTF8.GetString(whole.ToArray()))));
            return compiled ? 0 : 1;
        }
        foreach (var resource in engine.Run.RootContext.Collection.All)
        {
            StandardStreams.Out.WriteLine(secrets.Masked($"{resource.DeclaredKey} action {string.Join(", ", resource.Actions(engine.Interpreter.MainContext))} ({resource.DefinedAt})"));
        }
        if (engine.HeldBack.Count > 0)
        {
            StandardStreams.Error.WriteLine("Ruby code in the recipes would " + HeldBackText.Of(engine.HeldBack));
        }
        if (engine.Error is { } error)
        {
            StandardStreams.Error.WriteLine(secrets.Masked($"{error.ClassName}: {error.Message}"));
            foreach (var line in error.Backtrace.Take(8))
            {
                StandardStreams.Error.WriteLine("  " + line);
            }
            if (arguments.Options.LogLevel <= RecipeEngine.Engine.Running.LogLevel.Debug && error.Origin is { } origin)
            {
                StandardStreams.Error.WriteLine(origin);
            }
        }
        return compiled ? 0 : 1;
    }
}
