using RecipeEngine.Dsl.Execution.Nodes;
using RecipeEngine.Dsl.Syntax;

namespace RecipeEngine.Dsl.Execution.Translation;

/// <summary>Turns syntax into executable nodes: resolves variables to slots and picks specialised nodes.</summary>
sealed partial class Translator(Interpreter interpreter, string file, string? source)
{
    public Exec Program(ProgramNode tree, CodeScope code) => throw new InvalidOperationException($"{interpreter}{file}{source}{code}{tree}");
}
