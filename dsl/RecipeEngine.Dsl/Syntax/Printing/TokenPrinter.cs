using System.Globalization;
using System.Text;

namespace RecipeEngine.Dsl.Syntax;

/// <summary>Lists the tokens of a source: type, text and line:column, one a line.</summary>
public static class TokenPrinter
{
    /// <exception cref="SyntaxErrorException">The source is not Ruby.</exception>
    public static string Print(SourceText source)
    {
        var output = new StringBuilder();
        foreach (var token in Parser.Tokens(source))
        {
            output.Append(token.Kind?.ToString() ?? "Text").Append(' ');
            RubyText.String(output, token.Text);
            output.Append(CultureInfo.InvariantCulture, $" {token.Line}:{token.Column}\n");
        }
        return output.ToString();
    }
}
