using RecipeEngine.Dsl.Core.Ios;

namespace RecipeEngine.Dsl.Execution;

public sealed partial class Interpreter
{
    IoWorld? io;

    /// <summary>The program's standard streams and unwritten output: an embedder sets its own streams here, and flushes at the end.</summary>
    public IoWorld Io => io ??= new IoWorld(this);
}
