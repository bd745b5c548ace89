using System.Globalization;
using System.Text.RegularExpressions;

namespace RecipeEngine.Engine.Dsl.IniParse;

/// <summary>Makes documents, of INI text or by a program's words.</summary>
sealed partial class IniReader(Context ctx)
{
    IniSection? section;

    public IniDocument Document { get; } = new(ctx.Interpreter.FindClass(ctx, "IniParse::Document"));

    RClass Line(string kind) => ctx.Interpreter.FindClass(ctx, "IniParse::Lines::" + kind);

    public static IniDocument Read(Context ctx, string text)
    {
        var reader = new IniReader(ctx);
        foreach (var line in text.Split('\n'))
        {
            reader.Add(line.TrimEnd('\r'));
        }
        return reader.Document;
    }

    void Add(string line)
    {
        var shape = new IniLine(Line("Blank"));
        var bare = line;
        if ((CommentOnly().Match(line) is { Success: true } m || (m = CommentAfter().Match(line)).Success) && m.Success)
        {
            shape.Comment = m.Groups["text"].Value.TrimEnd();
            shape.CommentSign = m.Groups["sign"].Value + m.Groups["blanks"].Value;
            bare = m.Groups["line"].Value;
            shape.CommentOffset = line.IndexOf(m.Groups["sign"].Value, bare.Length, StringComparison.Ordinal);
        }
        var start = bare.Length - bare.TrimStart().Length;
        if (start > 0 && start < bare.Length)
        {
            shape.Indent = bare[..start];
            bare = bare[start..];
        }
        if (Heading().Match(bare.TrimEnd()) is { Success: true } heading)
        {
            OpenSection(heading.Groups[1].Value, shape);
        }
        else if (Assignment().Match(bare) is { Success: true } assignment)
        {
            AddOption(assignment.Groups[1].Value.Trim(), Typed(assignment.Groups[3].Value.Trim()), shape, assignment.Groups[2].Value.TrimEnd('\n'));
        }
        else if (bare.Trim().Length == 0)
        {
            AddLine(shape);
        }
        else
        {
            throw new RubyError("IniParse::ParseError", $"A line of your INI document could not be parsed to a LineType: '{line}'.");
        }
    }

    static object? Typed(string value) => value switch
    {
        "" => null,
        _ when WholeNumber().IsMatch(value) => long.TryParse(value, CultureInfo.InvariantCulture, out var n) ? Box.Int(n) : System.Numerics.BigInteger.Parse(value, CultureInfo.InvariantCulture),
        _ when Fraction().IsMatch(value) => double.Parse(value, CultureInfo.InvariantCulture),
        _ when value.Equals("true", StringComparison.OrdinalIgnoreCase) => true,
        _ when value.Equals("false", StringComparison.OrdinalIgnoreCase) => false,
        _ => new RString(value),
    };

    /// <summary>Goes on with a section of that name, or begins one.</summary>
    public void OpenSection(string name, IniLine? shape = null)
    {
        section = Document.Find(name);
        if (section is null)
        {
            section = new IniSection(Line("Section")) { Name = name };
            if (shape is not null)
            {
                section.TakeFrom(shape);
            }
            Document.Lines.Add(section);
        }
    }

    public void CloseSection() => section = null;

    public void AddOption(string name, object? value, IniLine? shape = null, string? separator = null)
    {
        var option = new IniOption(Line("Option")) { Name = name, Value = value, Separator = separator ?? " = " };
        if (shape is not null)
        {
            option.TakeFrom(shape);
        }
        if (section is null)
        {
            section = new IniSection(Line("Section")) { IsAnonymous = true };
            Document.Lines.Add(section);
        }
        section.Lines.Add(option);
    }

    public void AddLine(IniLine line) => (section?.Lines ?? Document.Lines).Add(line);

    public void AddBlank() => AddLine(new IniLine(Line("Blank")));

    public void AddComment(string text) => AddLine(new IniLine(Line("Comment")) { Comment = text });

    [GeneratedRegex(@"^(?<line>)(?<sign>;|\#)(?<blanks>[ \t]*)(?<text>.*)$")]
    private static partial Regex CommentOnly();

    [GeneratedRegex(@"^(?<line>.*?)\s+(?<sign>;|\#)(?<blanks>[ \t]*)(?<text>.*)$|^(?<line>)\s+(?<sign>;|\#)(?<blanks>[ \t]*)(?<text>.*)$")]
    private static partial Regex CommentAfter();

    [GeneratedRegex(@"^\[([^\]]+)\]$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^([^=]+?)(\s*=\s*)(.*)$")]
    private static partial Regex Assignment();

    [GeneratedRegex(@"^-?(?:\d|[1-9]\d+)$")]
    private static partial Regex WholeNumber();

    [GeneratedRegex(@"^-?(?:\d|[1-9]\d+)(?:\.\d+)?(?:[eE][+-]?\d+)?$")]
    private static partial Regex Fraction();
}
