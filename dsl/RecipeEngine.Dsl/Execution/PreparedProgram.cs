using RecipeEngine.Dsl.Execution.Nodes;

namespace RecipeEngine.Dsl.Execution;

/// <summary>A parsed and translated text of one interpreter, to be run as often as wanted (<see cref="Interpreter.Prepare"/>).</summary>
public sealed class PreparedProgram
{
    internal PreparedProgram(CodeScope code, Exec body, int firstLine)
    {
        Code = code;
        Body = body;
        FirstLine = firstLine;
    }

    internal CodeScope Code { get; }
    internal Exec Body { get; }
    internal int FirstLine { get; }
}
