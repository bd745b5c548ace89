using System.Text;
using System.Text.RegularExpressions;

namespace RecipeEngine.Engine.Search;

/// <summary>A query in Chef's search language: field:value, wildcards, ranges, phrases, AND, OR, NOT, groups. Terms side by side mean OR.</summary>
abstract class SearchQuery
{
    public abstract bool Matches(IReadOnlyDictionary<string, List<string>> fields);

    /// <exception cref="RubyError">Chef::Exceptions::InvalidSearchQuery.</exception>
    public static SearchQuery Parse(string text)
    {
        var reader = new Reader(text);
        var query = reader.Or();
        return reader.AtEnd ? query : throw Invalid(text);
    }

    static RubyError Invalid(string text) => new("Chef::Exceptions::InvalidSearchQuery", $"invalid search query: '{text}'");

    sealed class Any(IReadOnlyList<SearchQuery> parts) : SearchQuery
    {
        public override bool Matches(IReadOnlyDictionary<string, List<string>> fields) => parts.Any(p => p.Matches(fields));
    }

    sealed class All(IReadOnlyList<SearchQuery> parts) : SearchQuery
    {
        public override bool Matches(IReadOnlyDictionary<string, List<string>> fields) => parts.All(p => p.Matches(fields));
    }

    sealed class Not(SearchQuery inner) : SearchQuery
    {
        public override bool Matches(IReadOnlyDictionary<string, List<string>> fields) => !inner.Matches(fields);
    }

    sealed class Field(Regex name, Func<string, bool> value) : SearchQuery
    {
        public override bool Matches(IReadOnlyDictionary<string, List<string>> fields) =>
            fields.Any(f => name.IsMatch(f.Key) && f.Value.Any(value));
    }

    sealed class Everything : SearchQuery
    {
        public override bool Matches(IReadOnlyDictionary<string, List<string>> fields) => true;
    }

    sealed class Reader(string text)
    {
        int at;

        public bool AtEnd
        {
            get
            {
                Blank();
                return at >= text.Length;
            }
        }

        void Blank()
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
            {
                at++;
            }
        }

        bool Take(string word)
        {
            Blank();
            if (string.CompareOrdinal(text, at, word, 0, word.Length) != 0 || (char.IsLetter(word[0]) && at + word.Length < text.Length && !char.IsWhiteSpace(text[at + word.Length]) && text[at + word.Length] != '('))
            {
                return false;
            }
            at += word.Length;
            return true;
        }

        public SearchQuery Or(string? field = null)
        {
            var parts = new List<SearchQuery> { And(field) };
            while (true)
            {
                Blank();
                if (at >= text.Length || text[at] == ')')
                {
                    break;
                }
                _ = Take("OR") || Take("||");
                parts.Add(And(field));
            }
            return parts.Count == 1 ? parts[0] : new Any(parts);
        }

        SearchQuery And(string? field)
        {
            var parts = new List<SearchQuery> { Unary(field) };
            while (Take("AND") || Take("&&"))
            {
                parts.Add(Unary(field));
            }
            return parts.Count == 1 ? parts[0] : new All(parts);
        }

        SearchQuery Unary(string? field)
        {
            if (Take("NOT") || Take("!") || Take("-"))
            {
                return new Not(Unary(field));
            }
            Take("+");
            return Primary(field);
        }

        SearchQuery Primary(string? field)
        {
            Blank();
            if (at < text.Length && text[at] == '(')
            {
                at++;
                var inner = Or(field);
                Blank();
                if (at >= text.Length || text[at++] != ')')
                {
                    throw Invalid(text);
                }
                Boost();
                return inner;
            }
            if (field is null)
            {
                var name = Word();
                if (at < text.Length && text[at] == ':')
                {
                    at++;
                    if (name == "*" && at < text.Length && text[at] == '*')
                    {
                        at++;
                        return new Everything();
                    }
                    return Primary(name);
                }
                return Make("text", name);
            }
            if (at < text.Length && text[at] is '[' or '{')
            {
                return Range(field);
            }
            if (at < text.Length && text[at] == '"')
            {
                var close = text.IndexOf('"', at + 1);
                var phrase = close < 0 ? throw Invalid(text) : text[(at + 1)..close];
                at = close + 1;
                Boost();
                return Make(field, phrase);
            }
            return Make(field, Word());
        }

        void Boost()
        {
            if (at < text.Length && text[at] == '^')
            {
                at++;
                while (at < text.Length && (char.IsDigit(text[at]) || text[at] == '.'))
                {
                    at++;
                }
            }
        }

        string Word()
        {
            var word = new StringBuilder();
            while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not (')' or '(' or ':' or '^' or '"'))
            {
                if (text[at] == '\\' && at + 1 < text.Length)
                {
                    word.Append('\\').Append(text[++at]);
                    at++;
                    continue;
                }
                word.Append(text[at++]);
            }
            Boost();
            return word.Length == 0 ? throw Invalid(text) : word.ToString();
        }

        SearchQuery Range(string field)
        {
            var inclusive = text[at] == '[';
            var close = text.IndexOfAny([']', '}'], at);
            if (close < 0)
            {
                throw Invalid(text);
            }
            var closes = text[close] == ']';
            var ends = text[(at + 1)..close].Split(" TO ");
            at = close + 1;
            if (ends.Length != 2)
            {
                throw Invalid(text);
            }
            var (low, high) = (ends[0].Trim(), ends[1].Trim());
            return new Field(Pattern(field), v =>
                (low == "*" || Compare(v, low) is var a && (inclusive ? a >= 0 : a > 0)) && (high == "*" || Compare(v, high) is var b && (closes ? b <= 0 : b < 0)));
        }

        static int Compare(string a, string b) => string.CompareOrdinal(a, b);

        static SearchQuery Make(string field, string value)
        {
            var whole = new Regex(@"(?<![A-Za-z0-9@._':-])" + Wild(value) + @"(?![A-Za-z0-9@._':-])", RegexOptions.IgnoreCase);
            return new Field(Pattern(field), v => whole.IsMatch(v));
        }

        static Regex Pattern(string field) => new("^" + Wild(field) + "$");

        static string Wild(string text)
        {
            var pattern = new StringBuilder();
            for (var i = 0; i < text.Length; i++)
            {
                pattern.Append(text[i] switch
                {
                    '\\' when i + 1 < text.Length => Regex.Escape(text[++i].ToString()),
                    '*' => ".*",
                    '?' => ".",
                    var c => Regex.Escape(c.ToString()),
                });
            }
            return pattern.ToString();
        }
    }
}
