using System.Text;
using System.Text.RegularExpressions;

namespace RecipeEngine.Cookbooks;

/// <summary>A shell pattern for file names, with the meaning Ruby's File.fnmatch gives it.</summary>
public sealed class FileGlob
{
    readonly Regex regex;

    FileGlob(string pattern, string expression)
    {
        Pattern = pattern;
        regex = new Regex(@"\A" + expression + @"\z", RegexOptions.CultureInvariant | RegexOptions.Singleline);
    }

    /// <summary>The pattern as written.</summary>
    public string Pattern { get; }

    /// <summary>A pattern without flags: * and ? also match "/", a leading dot must be written.</summary>
    public static FileGlob Flat(string pattern) => new(pattern, new Translation(pattern, paths: false).ToString());

    /// <summary>A pattern over paths: * stops at "/", "**/" spans directories, {a,b} are alternatives, a leading dot is nothing special.</summary>
    public static FileGlob Path(string pattern) => new(pattern, new Translation(pattern, paths: true).ToString());

    /// <summary>Whether the whole name matches.</summary>
    public bool Matches(string name) => regex.IsMatch(name);

    public override string ToString() => Pattern;

    sealed class Translation(string pattern, bool paths)
    {
        readonly StringBuilder output = new();
        int position;

        public override string ToString()
        {
            while (position < pattern.Length)
            {
                Next();
            }

            return output.ToString();
        }

        void Next()
        {
            var c = pattern[position++];
            switch (c)
            {
                case '*': Star(); break;
                case '?': output.Append(NoLeadingDot() + (paths ? "[^/]" : ".")); break;
                case '[': Bracket(); break;
                case '{' when paths && Closing(position) is var end and > 0: Alternatives(end); break;
                case '\\' when position < pattern.Length: Literal(pattern[position++]); break;
                default: Literal(c); break;
            }
        }

        void Star()
        {
            var atStart = position == 1 || pattern[position - 2] == '/';
            if (paths && atStart && pattern.AsSpan(position).StartsWith("*/"))
            {
                position += 2;
                output.Append("(?:[^/]+/)*");
                return;
            }

            output.Append(NoLeadingDot() + (paths ? "[^/]*" : ".*"));
        }

        string NoLeadingDot() => !paths && position == 1 ? @"(?!\.)" : "";

        void Bracket()
        {
            var start = position;
            var negated = start < pattern.Length && (pattern[start] is '!' or '^');
            var end = pattern.IndexOf(']', Math.Min(start + (negated ? 2 : 1), pattern.Length));
            if (end < 0)
            {
                output.Append("(?!)"); // an unclosed bracket matches nothing, not even itself
                return;
            }

            var members = pattern[(start + (negated ? 1 : 0))..end].Replace(@"\", @"\\", StringComparison.Ordinal)
                .Replace("[", @"\[", StringComparison.Ordinal).Replace("^", @"\^", StringComparison.Ordinal);
            output.Append($"{(paths ? "(?!/)" : "")}[{(negated ? "^" : "")}{members}]");
            position = end + 1;
        }

        void Alternatives(int end)
        {
            var inside = pattern[position..end];
            position = end + 1;
            output.Append("(?:" + string.Join('|', Parts(inside).Select(part => new Translation(part, paths).ToString())) + ")");
        }

        int Closing(int from)
        {
            var depth = 1;
            for (var i = from; i < pattern.Length; i++)
            {
                depth += pattern[i] switch { '{' => 1, '}' => -1, _ => 0 };
                if (depth == 0)
                {
                    return i;
                }
            }

            return -1;
        }

        static IEnumerable<string> Parts(string text)
        {
            var depth = 0;
            var start = 0;
            for (var i = 0; i < text.Length; i++)
            {
                depth += text[i] switch { '{' => 1, '}' => -1, _ => 0 };
                if (depth == 0 && text[i] == ',')
                {
                    yield return text[start..i];
                    start = i + 1;
                }
            }

            yield return text[start..];
        }

        void Literal(char c) => output.Append(Regex.Escape(c.ToString()));
    }
}
