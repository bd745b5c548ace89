namespace RecipeEngine.Dsl.Execution;

/// <summary>Constant lists of words in one text: looked through as they stand, so that no table of them is made at a start.</summary>
static class WordList
{
    /// <summary>Whether the words, apart by blanks or line ends, hold a word.</summary>
    public static bool Has(string words, string word)
    {
        for (int at = 0, end; at < words.Length; at = end + 1)
        {
            end = at;
            while (end < words.Length && words[end] is not (' ' or '\n'))
            {
                end++;
            }
            if (words.AsSpan(at, end - at).SequenceEqual(word))
            {
                return true;
            }
        }
        return false;
    }
}
