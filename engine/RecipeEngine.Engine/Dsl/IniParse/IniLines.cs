namespace RecipeEngine.Engine.Dsl.IniParse;

/// <summary>One line of an INI text: an option, a comment or an empty line, or a section with the lines below it.</summary>
public class IniLine(RClass klass) : RObject(klass)
{
    /// <summary>Text of the comment, null without one.</summary>
    public string? Comment { get; set; }

    /// <summary>"#" or ";" and the blanks after it.</summary>
    public string CommentSign { get; set; } = "; ";

    /// <summary>Column at which the comment begins.</summary>
    public int CommentOffset { get; set; }

    public string Indent { get; set; } = "";

    /// <summary>What it is found by; null for comments and empty lines.</summary>
    public virtual string? Key => null;

    /// <summary>Whether iterating leaves it out.</summary>
    public bool IsBlank => Key is null;

    protected virtual IEnumerable<string> Contents(Context ctx) => [""];

    /// <summary>The line, or lines, as they are written.</summary>
    public virtual IEnumerable<string> Write(Context ctx) => Contents(ctx).Select(text =>
    {
        if (Comment is not null)
        {
            text = (text.Length > 0 ? text + " " : text).PadRight(CommentOffset) + CommentSign + Comment;
        }
        return Indent + text;
    });

    internal void TakeFrom(IniLine other) => (Comment, CommentSign, CommentOffset, Indent) = (other.Comment, other.CommentSign, other.CommentOffset, other.Indent);
}

/// <summary>key = value; several lines when the value is a list.</summary>
public sealed class IniOption(RClass klass) : IniLine(klass)
{
    public string Name { get; set; } = "";
    public object? Value { get; set; }

    /// <summary>What stands between key and value.</summary>
    public string Separator { get; set; } = " = ";

    public override string Key => Name;

    protected override IEnumerable<string> Contents(Context ctx) =>
        Value is RArray list ? list.Select(v => Name + Separator + ctx.ToS(v)) : [Name + Separator + ctx.ToS(Value)];
}

/// <summary>[name], and what follows up to the next section.</summary>
public sealed class IniSection(RClass klass) : IniLine(klass)
{
    public string Name { get; set; } = "";

    /// <summary>Options before the first section: written without a heading.</summary>
    public bool IsAnonymous { get; set; }

    public List<IniLine> Lines { get; } = [];

    public override string Key => IsAnonymous ? "__anonymous__" : Name;

    public IEnumerable<IniOption> Options(string key) => Lines.OfType<IniOption>().Where(o => o.Name == key);

    protected override IEnumerable<string> Contents(Context ctx) => [$"[{Name}]"];

    public override IEnumerable<string> Write(Context ctx)
    {
        // Options of one name stand together, where the first of them is.
        var written = new HashSet<string>(StringComparer.Ordinal);
        var lines = new List<string>(IsAnonymous ? [] : base.Write(ctx));
        foreach (var line in Lines)
        {
            if (line is not IniOption option)
            {
                lines.AddRange(line.Write(ctx));
            }
            else if (written.Add(option.Name))
            {
                lines.AddRange(Options(option.Name).SelectMany(o => o.Write(ctx)));
            }
        }
        return lines;
    }

    /// <summary>Takes over another section's lines; its options replace those of the same name.</summary>
    public void Merge(IniSection other)
    {
        foreach (var name in other.Lines.OfType<IniOption>().Select(o => o.Name).ToHashSet(StringComparer.Ordinal))
        {
            Lines.RemoveAll(l => l is IniOption o && o.Name == name);
        }
        Lines.AddRange(other.Lines);
    }
}

/// <summary>A whole INI text.</summary>
public sealed class IniDocument(RClass klass) : RObject(klass)
{
    public List<IniLine> Lines { get; } = [];

    /// <summary>Where it was read from, and is saved to.</summary>
    public string? Path { get; set; }

    public IEnumerable<IniSection> Sections => Lines.OfType<IniSection>();

    public IniSection? Find(string name) => Sections.FirstOrDefault(s => s.Key == name);

    public string Write(Context ctx)
    {
        var text = string.Join('\n', Lines.SelectMany(l => l.Write(ctx)));
        return text.EndsWith('\n') ? text : text + "\n";
    }
}
