using RecipeEngine.Dsl.Syntax;
using RecipeEngine.Systems;

namespace RecipeEngine.Dsl;

/// <summary>Runs a whole program as the <c>ruby</c> command does: <c>$0</c>, ARGV, at_exit, exit status, uncaught errors on stderr.</summary>
public static class RubyProgram
{
    /// <param name="code">the program's text, or null: the first of <paramref name="arguments"/> is its file ("-" or none: standard input)</param>
    /// <param name="arguments">file and ARGV</param>
    /// <param name="loadPath">directories put before $LOAD_PATH</param>
    /// <param name="libraries">names to require first</param>
    /// <param name="options">what else the command line says</param>
    /// <returns>the exit status, 0..255</returns>
    public static int Run(string? code, string[] arguments, IReadOnlyList<string> loadPath, IReadOnlyList<string> libraries, RubyOptions? options = null)
    {
        var machine = new LocalSystem();
        var interpreter = new Interpreter(machine);
        var context = interpreter.MainContext;
        var name = "-e";
        var first = 0;
        if (code is null)
        {
            name = arguments.Length > 0 ? arguments[0] : "-";
            first = 1;
        }
        _ = interpreter.TopBinding;
        options?.Apply(interpreter);
        interpreter.Global("$0").Set(context, new RString(name));
        var argv = new RArray();
        for (var i = first; i < arguments.Length; i++)
        {
            argv.Add(new RString(arguments[i]));
        }
        interpreter.Global("$*").Set(context, argv);
        interpreter.ObjectClass.SetConstant("ARGV", argv);
        for (var i = loadPath.Count; --i >= 0;)
        {
            interpreter.LoadPath.Insert(0, new RString(Path.GetFullPath(loadPath[i], machine.CurrentDirectory)));
        }
        Core.Processes.SignalModule.InstallDefaults(interpreter);
        var status = interpreter.RunMain(() =>
        {
            for (var i = 0; i < libraries.Count; i++)
            {
                interpreter.Require(context, libraries[i]);
            }
            var source = code ?? Read(machine, name);
            var tree = Parser.Parse(new SourceText(source, name), inLoop: options?.Loop is not null);
            if (options?.Loop is { } loop)
            {
                tree = loop.Around(interpreter, tree);
            }
            if (tree.DataOffset >= 0 && code is null && machine.TryStat(name) is { IsFile: true })
            {
                interpreter.Io.DefineData(name, Text.RubyEncoding.Utf8.Encode(source[..tree.DataOffset]).Length + (machine.ReadBytes(name).AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0));
            }
            else if (tree.DataOffset >= 0)
            {
                interpreter.DataText = source[tree.DataOffset..];
            }
            interpreter.RunTree(context, tree, name, interpreter.MainObject, null, source);
        });
        if (interpreter.DeathSignal != 0)
        {
            interpreter.Io.Flush();
            machine.ProcessControl.DieBySignal(interpreter.DeathSignal);
            Thread.Sleep(1000); // it comes on another thread
        }
        return status;
    }

    static string Read(LocalSystem machine, string name)
    {
        try
        {
            return Interpreter.DecodeSource(machine.ReadBytes(name == "-" ? "/dev/stdin" : name));
        }
        catch (MachineException e)
        {
            throw new RubyError("LoadError", $"{e.Description} -- {name}");
        }
    }
}

/// <summary>Options of the <c>ruby</c> command that set the program's surroundings.</summary>
public sealed record RubyOptions
{
    /// <summary><c>$VERBOSE</c>: true for -w and -W2, null for -W0.</summary>
    public bool? Verbose { get; init; } = false;
    /// <summary><c>$DEBUG</c> (-d).</summary>
    public bool Debug { get; init; }
    /// <summary>The program runs once for each line of input (-n, -p); null: once.</summary>
    public LineLoop? Loop { get; init; }
    /// <summary>Categories of warnings switched on or off (-W:no-deprecated).</summary>
    public IReadOnlyDictionary<string, bool>? Warnings { get; init; }

    internal void Apply(Interpreter interpreter)
    {
        var context = interpreter.MainContext;
        interpreter.Global("$VERBOSE").Set(context, Verbose is null ? null : Box.Bool(Verbose.Value));
        interpreter.Global("$DEBUG").Set(context, Box.Bool(Debug));
        if (Verbose == true)
        {
            Core.Modules.WarningModule.Set(context, RSymbol.Of("deprecated"), Box.True);
        }
        if (Warnings is not null)
        {
            foreach (var category in Warnings.Keys)
            {
                Core.Modules.WarningModule.Set(context, RSymbol.Of(category), Box.Bool(Warnings[category]));
            }
        }
    }
}
