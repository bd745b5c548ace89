namespace RecipeEngine.Dsl.Syntax;

/// <summary>A token as it stands in the source; a stretch of text inside a literal has no kind.</summary>
readonly record struct Token(TokenKind? Kind, string Text, int Line, int Column);
