using System.Text;

namespace RecipeEngine.Dsl.Stdlib.PrettyPrints;

/// <summary>Collects text, groups and places to break, then lays them out: a group whose content does not fit on the line breaks at all its places.</summary>
sealed class RPrettyPrinter(RClass klass) : RObject(klass)
{
    enum Kind { Text, Break, Open, Close }

    readonly record struct Token(Kind Kind, string Text, int Indent);

    readonly List<Token> tokens = [];
    int indent;

    public int Width { get; set; } = 79;
    public string NewLine { get; set; } = "\n";
    public bool SingleLine { get; set; }
    public object? Output { get; set; }
    public HashSet<object> Seen { get; } = new(ReferenceEqualityComparer.Instance);

    public void Text(string text) => tokens.Add(new(Kind.Text, text, 0));

    public void Break(string separator = " ") => tokens.Add(new(Kind.Break, separator, indent));

    public void Group(int by, string open, string close, Action inside)
    {
        if (open.Length > 0)
        {
            Text(open);
        }
        tokens.Add(new(Kind.Open, "", 0));
        Nest(by, inside);
        tokens.Add(new(Kind.Close, "", 0));
        if (close.Length > 0)
        {
            Text(close);
        }
    }

    public void Nest(int by, Action inside)
    {
        indent += by;
        try
        {
            inside();
        }
        finally
        {
            indent -= by;
        }
    }

    /// <summary>The finished text.</summary>
    public string Layout()
    {
        var b = new StringBuilder();
        var column = 0;
        var broken = new Stack<bool>();
        broken.Push(!SingleLine && column + WidthFrom(0) > Width);
        for (var i = 0; i < tokens.Count; i++)
        {
            var t = tokens[i];
            switch (t.Kind)
            {
                case Kind.Text:
                    b.Append(t.Text);
                    column += t.Text.Length;
                    break;
                case Kind.Break when broken.Peek():
                    b.Append(NewLine).Append(' ', t.Indent);
                    column = t.Indent;
                    break;
                case Kind.Break:
                    b.Append(t.Text);
                    column += t.Text.Length;
                    break;
                case Kind.Open:
                    broken.Push(!SingleLine && broken.Peek() && column + WidthFrom(i + 1) > Width);
                    break;
                case Kind.Close:
                    broken.Pop();
                    break;
            }
        }
        return b.ToString();
    }

    // Flat width up to the end of the group that starts here and on to the next place to break after it.
    int WidthFrom(int start)
    {
        var width = 0;
        var depth = 0;
        for (var i = start; i < tokens.Count; i++)
        {
            var t = tokens[i];
            switch (t.Kind)
            {
                case Kind.Open: depth++; break;
                case Kind.Close: depth--; break;
                case Kind.Break when depth < 0: return width;
                default: width += t.Text.Length; break;
            }
        }
        return width;
    }
}
