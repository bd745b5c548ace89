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
    /// <returns>the exit status, 0..255</returns>
    public static int Run(string? code, string[] arguments, IReadOnlyList<string> loadPath, IReadOnlyList<string> libraries)
    {
        var machine = new LocalSystem();
        var interpreter = new Interpreter(machine);
        var context = interpreter.MainContext;
        var name = "-e";
        if (code is null)
        {
            name = arguments.Length > 0 ? arguments[0] : "-";
            arguments = arguments.Length > 0 ? arguments[1..] : arguments;
        }
        interpreter.Global("$0").Set(context, new RString(name));
        var argv = new RArray(arguments.Select(a => (object?)new RString(a)));
        interpreter.Global("$*").Set(context, argv);
        interpreter.ObjectClass.SetConstant("ARGV", argv);
        foreach (var directory in loadPath.Reverse())
        {
            interpreter.LoadPath.Insert(0, new RString(Path.GetFullPath(directory, machine.CurrentDirectory)));
        }
        return interpreter.RunMain(() =>
        {
            foreach (var library in libraries)
            {
                interpreter.Require(context, library);
            }
            var source = code ?? Read(machine, name);
            var tree = Parser.Parse(new SourceText(source, name));
            if (tree.DataOffset >= 0)
            {
                interpreter.DataText = source[tree.DataOffset..];
            }
            interpreter.RunTree(context, tree, name, interpreter.MainObject, null, source);
        });
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
