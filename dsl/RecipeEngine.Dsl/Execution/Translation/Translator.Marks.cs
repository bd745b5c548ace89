using RecipeEngine.Dsl.Execution.Nodes;
using RecipeEngine.Dsl.Syntax;

namespace RecipeEngine.Dsl.Execution.Translation;

sealed partial class Translator
{
    /// <summary>Null, as nearly always: nobody traces or counts this text.</summary>
    public SourceMarks? Marks { get; init; }

    // Asked before what is inside is translated: a line tells of itself once.
    Exec Marked(Node node, Func<Exec> translated) => Marks is not null && Marks.Wants(node, scope.Code) ? Marks.Line(node, translated()) : translated();

    Exec? Bodied(Exec? exec, Node node, TraceEvents enter, TraceEvents leave, Parameters? shape = null, bool isLambda = false) =>
        Marks is null ? exec : Marks.Body(exec, node, enter, leave, shape, isLambda);
}
