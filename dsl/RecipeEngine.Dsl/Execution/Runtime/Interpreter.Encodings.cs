using RecipeEngine.Dsl.Core.Encodings;

namespace RecipeEngine.Dsl.Execution;

public sealed partial class Interpreter
{
    EncodingTable? encodings;

    /// <summary>Encoding objects and default encodings.</summary>
    public EncodingTable Encodings => encodings ??= new EncodingTable(this);
}
