using System.Globalization;

namespace RecipeEngine.Dsl.Text;

/// <summary>String#each_grapheme_cluster.</summary>
public static class Graphemes
{
    /// <summary>What a reader sees as single characters, in order.</summary>
    public static IEnumerable<string> Split(string text)
    {
        for (int at = 0, length; at < text.Length; at += length)
        {
            length = StringInfo.GetNextTextElementLength(text, at);
            yield return text.Substring(at, length);
        }
    }
}
