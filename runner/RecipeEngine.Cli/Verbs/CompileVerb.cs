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
        var secrets = arguments.Options.Secrets;
        TextWriter output = new MaskingWriter(StandardStreams.Out, secrets), errors = new MaskingWriter(StandardStreams.Error, secrets);
        var options = arguments.Options with { WhyRun = true, RubyOutput = arguments.Format == "json" ? new LocalSystem().OpenDescriptor(2) : null };
        var engine = new EngineRun(prepared, options, new LogWriter(errors, arguments.Color ?? false));
        using var stop = Signals.Watch(engine);
        var compiled = engine.Compile();
        if (arguments.Format == "json")
        {
            secrets.WriteMasked(StandardStreams.OutBytes, masked => CompileJson.Write(masked, engine));
            return compiled ? 0 : 1;
        }
        foreach (var resource in engine.Run.RootContext.Collection.All)
        {
            output.WriteLine($"{resource.DeclaredKey} action {string.Join(", ", resource.Actions(engine.Interpreter.MainContext))} ({resource.DefinedAt})");
        }
        if (engine.HeldBack.Count > 0)
        {
            errors.WriteLine("Ruby code in the recipes would " + HeldBackText.Of(engine.HeldBack));
        }
        if (engine.Error is { } error)
        {
            errors.WriteLine($"{error.ClassName}: {error.Message}");
            foreach (var line in error.Backtrace.Take(8))
            {
                errors.WriteLine("  " + line);
            }
            if (arguments.Options.LogLevel <= RecipeEngine.Engine.Running.LogLevel.Debug && error.Origin is { } origin)
            {
                errors.WriteLine(origin);
            }
        }
        return compiled ? 0 : 1;
    }
}
