namespace RecipeEngine.Systems.Overlay;

/// <summary>Finds the paths of held-back files in a command's words.</summary>
internal sealed class HeldPaths
{
    readonly List<(string Shown, string Path)> names = [];

    /// <param name="paths">absolute paths of what is held back</param>
    /// <param name="directory">what relative names in the command start from</param>
    public HeldPaths(IEnumerable<string> paths, string directory)
    {
        string prefix = directory == "/" ? "/" : directory + "/";
        foreach (string path in paths)
        {
            names.Add((path, path));
            if (path.StartsWith(prefix, StringComparison.Ordinal))
            {
                string relative = path[prefix.Length..];
                names.Add(("./" + relative, path));
                // A bare word may mean anything; one with a dot or a slash is taken for the file.
                if (relative.AsSpan().ContainsAny('.', '/'))
                {
                    names.Add((relative, path));
                }
            }
        }

        names.Sort((a, b) => b.Shown.Length.CompareTo(a.Shown.Length));
    }

    /// <summary>The text with every such path, or the start of one, replaced by another.</summary>
    public string Rewrite(string text, Func<string, string> replacement)
    {
        foreach ((string shown, string path) in names)
        {
            for (int at = text.IndexOf(shown, StringComparison.Ordinal); at >= 0;)
            {
                int end = at + shown.Length;
                bool whole = (at == 0 || !IsPathCharacter(text[at - 1])) && (end == text.Length || text[end] == '/' || !IsPathCharacter(text[end]));
                if (whole)
                {
                    string instead = replacement(path);
                    text = string.Concat(text.AsSpan(0, at), instead, text.AsSpan(end));
                    end = at + instead.Length;
                }

                at = end <= text.Length ? text.IndexOf(shown, end, StringComparison.Ordinal) : -1;
            }
        }

        return text;
    }

    static bool IsPathCharacter(char c) => char.IsLetterOrDigit(c) || c is '/' or '.' or '_' or '-';
}
