namespace RecipeEngine.Dsl.Objects;

/// <summary>A regular expression: Ruby source and options.</summary>
public sealed partial class RRegexp : RObject
{
    public RRegexp(string source, int options)
    {
        Source = source;
        Options = options;
        Frozen = true;
    }

    public const int IgnoreCase = 1, Extended = 2, MultiLine = 4, FixedEncoding = 16, NoEncoding = 32;

    public string Source { get; set; }
    /// <summary>Bits as Ruby's constants: 1 i, 2 x, 4 m, 16 fixed encoding, 32 n.</summary>
    public int Options { get; set; }

    public override RClass DefaultClass(Interpreter interpreter) => interpreter.RegexpClass;

    /// <summary>Makes the object for a literal with its option letters.</summary>
    /// <exception cref="RubyError">RegexpError for a bad pattern.</exception>
    public static RRegexp Literal(Context context, string source, string letters)
    {
        var options = 0;
        foreach (var c in letters)
        {
            options |= c switch { 'i' => IgnoreCase, 'x' => Extended, 'm' => MultiLine, 'n' => NoEncoding, 'u' or 'e' or 's' => FixedEncoding, _ => 0 };
        }
        return new RRegexp(source, options);
    }

    /// <summary><c>(?-mix:source)</c>: how it stands inside another pattern.</summary>
    public string Embedded
    {
        get
        {
            var on = ((Options & MultiLine) != 0 ? "m" : "") + ((Options & IgnoreCase) != 0 ? "i" : "") + ((Options & Extended) != 0 ? "x" : "");
            var off = ((Options & MultiLine) == 0 ? "m" : "") + ((Options & IgnoreCase) == 0 ? "i" : "") + ((Options & Extended) == 0 ? "x" : "");
            return $"(?{on}{(off.Length > 0 ? "-" + off : "")}:{Source})";
        }
    }
}
