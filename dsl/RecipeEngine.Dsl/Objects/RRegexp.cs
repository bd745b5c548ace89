using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Objects;

/// <summary>A regular expression: Ruby source and options, translated for .NET when first used.</summary>
public sealed class RRegexp : RObject
{
    TranslatedRegexp? translated;

    public RRegexp(string source, int options) => Set(source, options, RubyEncoding.Utf8);

    public RRegexp(RString source, int options) => Set(source.Text, options, source.Encoding);

    public const int IgnoreCase = 1, Extended = 2, MultiLine = 4, FixedEncoding = 16, NoEncoding = 32;

    public string Source { get; private set; } = "";
    /// <summary>Bits as Ruby's constants: 1 i, 2 x, 4 m, 16 fixed encoding, 32 n.</summary>
    public int Options { get; private set; }
    /// <summary>US-ASCII for a source that is plain ASCII; otherwise the encoding it is fixed to.</summary>
    public RubyEncoding Encoding { get; private set; } = RubyEncoding.UsAscii;

    void Set(string source, int options, RubyEncoding given)
    {
        Source = source;
        translated = null;
        var plain = System.Text.Ascii.IsValid(source);
        var (bytes, unicode) = plain && source.Contains('\\') ? RegexpSource.Escapes(source) : (false, false);
        if ((options & NoEncoding) != 0)
        {
            Encoding = plain && !bytes ? RubyEncoding.UsAscii : RubyEncoding.Binary;
        }
        else if (!plain || bytes || unicode)
        {
            Encoding = unicode ? RubyEncoding.Utf8 : given;
            options |= FixedEncoding;
        }
        else
        {
            Encoding = (options & FixedEncoding) != 0 || !given.IsAsciiCompatible ? given : RubyEncoding.UsAscii;
        }
        Options = options;
    }

    /// <summary>False for <c>Regexp.allocate</c>.</summary>
    public bool IsInitialized { get; private set; } = true;

    public static RRegexp Uninitialized(RClass klass) => new("", 0) { klass = klass, IsInitialized = false };

    public void Initialize(string source, int options, RubyEncoding? given = null)
    {
        IsInitialized = true;
        Set(source, options, given ?? RubyEncoding.Utf8);
    }

    public override RClass DefaultClass(Interpreter interpreter) => interpreter.RegexpClass;

    /// <summary>The translation.</summary>
    /// <exception cref="RubyError">RegexpError for a bad pattern.</exception>
    public TranslatedRegexp Translated => translated ??= Translate();

    TranslatedRegexp Translate()
    {
        try
        {
            return RegexpCache.Get(Source, (RegexpOptions)Options & ~RegexpOptions.FixedEncoding, ReferenceEquals(Encoding, RubyEncoding.Binary) && !System.Text.Ascii.IsValid(Source));
        }
        catch (TextError e)
        {
            throw new RubyError("RegexpError", e.Message);
        }
    }

    /// <summary>The subject's text, once it is known to go with the pattern.</summary>
    string Prepare(RString subject)
    {
        if (!IsInitialized)
        {
            throw RubyError.Type("uninitialized Regexp");
        }
        if (!subject.IsAscii)
        {
            Check(subject);
        }
        return subject.Text;
    }

    void Check(RString subject)
    {
        if (subject.HasSurrogates && !Characters.IsValid(subject.Span))
        {
            throw RubyError.Argument($"invalid byte sequence in {subject.Encoding.Name}");
        }
        if (!ReferenceEquals(subject.Encoding, RubyEncoding.Utf8))
        {
            var own = Encoding;
            if (!subject.Encoding.IsAsciiCompatible
                || (!ReferenceEquals(own, subject.Encoding) && ((Options & FixedEncoding) != 0 || (!ReferenceEquals(own, RubyEncoding.UsAscii) && !ReferenceEquals(own, RubyEncoding.Binary)))))
            {
                throw new RubyError("Encoding::CompatibilityError", $"incompatible encoding regexp match ({own.Name} regexp with {subject.Encoding.Name} string)");
            }
        }
    }

    /// <summary>First match at or after a UTF-16 offset; null without one. <c>$~</c> is not touched.</summary>
    public RMatch? Match(RString subject, int start)
    {
        var text = Prepare(subject);
        var match = Translated.Match(text, start, Kind(subject));
        return match is null ? null : new RMatch(this, subject, text, match);
    }

    /// <summary>As <see cref="Match"/>, filling the offsets of the groups into an array of <see cref="TranslatedRegexp.Slots"/> that can be used again.</summary>
    public bool Find(RString subject, int start, Span<int> found) => Translated.Find(Prepare(subject), start, Kind(subject), found);

    /// <summary>The object for what <see cref="Find"/> gave.</summary>
    public RMatch MatchOf(RString subject, ReadOnlySpan<int> found) => new(this, subject, subject.Text, new RegexpMatch(Translated, found.ToArray()));

    /// <summary>The match at or after an offset (exactly there when <paramref name="here"/>); unless <paramref name="whole"/>, as if the text began there.</summary>
    public RMatch? MatchFrom(RString subject, int start, bool here, bool whole)
    {
        var text = Prepare(subject);
        var kind = Kind(subject);
        var match = whole ? here ? Translated.MatchAt(text, start, kind) : Translated.Match(text, start, kind) : Translated.MatchWithin(text, start, kind, here);
        return match is null ? null : new RMatch(this, subject, text, match);
    }

    /// <summary>Whether it matches at or after an offset.</summary>
    public bool IsMatch(RString subject, int start) => Translated.IsMatch(Prepare(subject), start, Kind(subject));

    static RegexpSubject Kind(RString subject) =>
        subject.IsAscii ? RegexpSubject.Ascii : ReferenceEquals(subject.Encoding, RubyEncoding.Binary) ? RegexpSubject.Bytes
        : subject.HasSurrogates ? RegexpSubject.Full : RegexpSubject.Plain;

    /// <summary>The match that begins exactly there; null without one.</summary>
    public RMatch? MatchAt(RString subject, int start)
    {
        var text = Prepare(subject);
        var match = Translated.MatchAt(text, start, Kind(subject));
        return match is null ? null : new RMatch(this, subject, text, match);
    }

    /// <summary>The last match that begins at or before an offset; null without one.</summary>
    public RMatch? MatchBackward(RString subject, int start)
    {
        var text = Prepare(subject);
        var match = Translated.MatchBackward(text, start, Kind(subject));
        return match is null ? null : new RMatch(this, subject, text, match);
    }

    /// <summary>Makes the object for a literal with its option letters.</summary>
    /// <exception cref="RubyError">RegexpError for a bad pattern.</exception>
    public static RRegexp Literal(Context context, RString source, string letters)
    {
        var options = 0;
        var encoding = source.Encoding;
        foreach (var c in letters)
        {
            options |= c switch { 'i' => IgnoreCase, 'x' => Extended, 'm' => MultiLine, 'n' => NoEncoding, 'u' or 'e' or 's' => FixedEncoding, _ => 0 };
            encoding = c switch { 'u' => RubyEncoding.Utf8, 'e' => RubyEncoding.Get("EUC-JP"), 's' => RubyEncoding.Get("Windows-31J"), _ => encoding };
        }
        var regexp = new RRegexp(source.Text, 0);
        regexp.Set(source.Text, options, encoding);
        regexp.Frozen = true;
        _ = regexp.Translated;
        return regexp;
    }

    /// <summary><c>(?-mix:source)</c>: how it stands inside another pattern.</summary>
    public string Embedded => RegexpSource.Text(Source, (RegexpOptions)Options);
}

/// <summary>What a match gave: groups by number, as offsets into the subject's text at that time.</summary>
public sealed class RMatch(RRegexp regexp, RString subject, string text, RegexpMatch match) : RObject
{
    readonly RubyEncoding encoding = subject.Encoding;
    readonly bool ascii = subject.IsAscii;
    RString? frozenSubject;

    public RRegexp Regexp => regexp;
    /// <summary>The text that was matched, whatever became of the string since.</summary>
    public string Text => text;
    public RegexpMatch Groups => match;
    public int Start(int group = 0) => match.Start(group);
    public int End(int group = 0) => match.End(group);

    /// <summary>The subject as a frozen string.</summary>
    public RString Subject => frozenSubject ??= subject.Frozen && ReferenceEquals(subject.Text, text) && subject.klass is null ? subject : new RString(text, encoding) { Frozen = true };

    public override RClass DefaultClass(Interpreter interpreter) => interpreter.MatchDataClass;

    /// <summary>A group's text, null (nil) when it took no part.</summary>
    public RString? Group(int group) => group < 0 || group >= match.Count || !match.Matched(group) ? null : Piece(match.Start(group), match.End(group));

    public RString Piece(int start, int end) => RString.Cut(text, start, end, encoding, ascii);

    /// <summary>Numbers of the groups of a name; empty when there is none.</summary>
    public IReadOnlyList<int> Numbers(string name) => match.Regexp.NumbersOf(name);
}
