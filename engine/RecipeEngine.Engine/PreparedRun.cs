using System.Runtime.ExceptionServices;
using RecipeEngine.Dsl.Syntax;
using RecipeEngine.Engine.Ohai;

namespace RecipeEngine.Engine;

/// <summary>
/// The Ruby world of one run with Chef's classes in it, made on a thread of its own: a command line can be read meanwhile. Nothing on the machine is looked at
/// that a run's options could change.
/// </summary>
public sealed class PreparedRun
{
    // A thread, not a task: the pool takes longer to start than this does.
    readonly Thread thread;
    ChefRun? made;
    ExceptionDispatchInfo? fault;

    PreparedRun(ISystem machine)
    {
        Machine = machine;
        thread = new Thread(Prepare) { IsBackground = true, Name = "preparing a run" };
        thread.Start();
    }

    /// <summary>Begins to prepare a run.</summary>
    /// <param name="machine">the machine to look at and to change</param>
    public static PreparedRun Start(ISystem machine) => new(machine);

    internal ISystem Machine { get; }

    internal ChefRun Take()
    {
        LoadFirstSteps();
        thread.Join();
        fault?.Throw();
        return made!;
    }

    // While the other thread works: what every run does next finds its code loaded.
    void LoadFirstSteps()
    {
        Parser.Parse(new SourceText("first 'step' do\n  of :all\nend\n", "first"));
        _ = new OhaiCollector(Machine);
    }

    void Prepare()
    {
        try
        {
            made = Make(Machine);
        }
        catch (Exception e)
        {
            fault = ExceptionDispatchInfo.Capture(e);
        }
    }

    internal static ChefRun Make(ISystem machine) =>
        new(new Interpreter(machine, Generated.Builtins.Table, RecipeEngine.Cookbooks.Generated.Builtins.Table));
}
