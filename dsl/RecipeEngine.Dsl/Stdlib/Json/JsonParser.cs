using System.Globalization;
using System.Text;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Stdlib.Json;

/// <summary>What JSON.parse may be told.</summary>
public sealed class JsonParserOptions
{
    public bool SymbolizeNames { get; init; }
    public bool AllowNaN { get; init; }
    /// <summary>0: any depth.</summary>
    public long MaxNesting { get; init; } = 100;
    public bool Freeze { get; init; }
    public object? ObjectClass { get; init; }
    public object? ArrayClass { get; init; }
    public object? DecimalClass { get; init; }
    /// <summary>Objects that name their class are made by its json_create.</summary>
    public bool CreateAdditions { get; init; }
}

/// <summary>Reads JSON text straight into Ruby values. Errors carry the words of Ruby's json 2.6.</summary>
public sealed partial class JsonParser(Context ctx, string text, bool ascii, JsonParserOptions options)
{
    // The number that json's own parser puts before its messages says which of its rules failed.
    const int InDocument = 859, InArray = 451, NotANumber = 225, Infinite = 232, MinusInfinite = 249, Surrogate = 521;

    readonly Dictionary<string, RString>.AlternateLookup<ReadOnlySpan<char>> names = new Dictionary<string, RString>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    readonly StringBuilder scratch = new();
    // Texts and names as they were last met, by a quick hash code.
    readonly string?[] recent = new string?[256];
    readonly RString?[] recentNames = new RString?[64];

    // The elements of the containers that are being read: each takes its own off when it ends, and so is made in its right size.
    object?[] open = new object?[64];
    int opened;
    int at;
    int depth;

    public object? Parse()
    {
        SkipBlank();
        var start = at;
        if (!TryValue(out var value))
        {
            throw Unexpected(InDocument, start);
        }
        SkipBlank();
        return at < text.Length ? throw Unexpected(InDocument, at) : value;
    }

    RubyError Unexpected(int rule, int position) => new("JSON::ParserError", $"{rule}: unexpected token at '{text[Math.Min(position, text.Length)..].TrimEnd('\0')}'");

    /// <summary>False: no value here, or an object that breaks off; the container reports it.</summary>
    bool TryValue(out object? value)
    {
        value = null;
        if (at >= text.Length)
        {
            return false;
        }
        switch (text[at])
        {
            case '"':
                if (!TryString(out var from, out var s))
                {
                    return false;
                }
                value = Frozen(s is not null ? new RString(s) : ascii ? RString.OfAscii(Shared(from, at - 1), RubyEncoding.Utf8) : new RString(Shared(from, at - 1)));
                return true;
            case '{': return TryObject(out value);
            case '[':
                value = ParseArray();
                return true;
            case 't': return Word("true", true, ref value);
            case 'f': return Word("false", false, ref value);
            case 'n': return Word("null", null, ref value);
            case 'N' when Starts("NaN"): return Special(3, NotANumber, at, double.NaN, out value);
            case 'I' when Starts("Infinity"): return Special(8, Infinite, Math.Max(0, at - 1), double.PositiveInfinity, out value);
            case '-' when Starts("-Infinity"): return Special(9, MinusInfinite, at, double.NegativeInfinity, out value);
            case '-' or (>= '0' and <= '9'): return TryNumber(out value);
            default: return false;
        }
    }

    bool Starts(string word) => string.CompareOrdinal(text, at, word, 0, word.Length) == 0;

    bool Word(string word, bool? meaning, ref object? value)
    {
        if (!Starts(word))
        {
            return false;
        }
        at += word.Length;
        value = meaning is { } b ? Box.Bool(b) : null;
        return true;
    }

    bool Special(int length, int rule, int position, double meaning, out object? value)
    {
        if (!options.AllowNaN)
        {
            throw Unexpected(rule, position);
        }
        at += length;
        value = meaning;
        return true;
    }

    void Descend()
    {
        if (options.MaxNesting > 0 && ++depth > options.MaxNesting)
        {
            throw new RubyError("JSON::NestingError", $"nesting of {depth} is too deep");
        }
    }

    void Push(object? value)
    {
        if (opened == open.Length)
        {
            Array.Resize(ref open, opened * 2);
        }
        open[opened++] = value;
    }

    object? ParseArray()
    {
        Descend();
        var first = opened;
        at++;
        SkipBlank();
        if (at < text.Length && text[at] == ']')
        {
            at++;
        }
        else
        {
            while (true)
            {
                if (!TryValue(out var value))
                {
                    throw Unexpected(InArray, at);
                }
                Push(value);
                SkipBlank();
                var next = at < text.Length ? text[at] : '\0';
                if (next == ']')
                {
                    at++;
                    break;
                }
                if (next != ',')
                {
                    throw Unexpected(InArray, at);
                }
                at++;
                SkipBlank();
            }
        }
        depth--;
        var list = new RArray(open.AsSpan(first, opened - first).ToArray());
        opened = first;
        return Frozen(options.ArrayClass is { } custom ? Filled(ctx.Send(custom, Sym.New), list) : list);
    }

    object? Filled(object? target, RArray list)
    {
        foreach (var item in list)
        {
            ctx.Send(target, Sym.ShiftLeft, item);
        }
        return target;
    }

    bool TryObject(out object? value)
    {
        value = null;
        var start = at;
        var first = opened;
        Descend();
        at++;
        SkipBlank();
        if (at < text.Length && text[at] == '}')
        {
            at++;
        }
        else
        {
            while (true)
            {
                if (at >= text.Length || text[at] != '"' || !TryString(out var from, out var name))
                {
                    return Back(start, first);
                }
                var key = name is null ? text.AsSpan(from, at - 1 - from) : name;
                Push(options.SymbolizeNames ? RSymbol.Of(key.ToString()) : Name(key));
                SkipBlank();
                if (at >= text.Length || text[at] != ':')
                {
                    return Back(start, first);
                }
                at++;
                SkipBlank();
                if (!TryValue(out var item))
                {
                    return Back(start, first);
                }
                Push(item);
                SkipBlank();
                var next = at < text.Length ? text[at] : '\0';
                if (next == '}')
                {
                    at++;
                    break;
                }
                if (next != ',')
                {
                    return Back(start, first);
                }
                at++;
                SkipBlank();
            }
        }
        depth--;
        value = Container(open.AsSpan(first, opened - first));
        opened = first;
        return true;
    }

    object? Container(ReadOnlySpan<object?> pairs)
    {
        if (options.ObjectClass is { } custom)
        {
            var target = ctx.Send(custom, Sym.New);
            for (var i = 0; i < pairs.Length; i += 2)
            {
                ctx.Send(target, Sym.IndexAssign, pairs[i], pairs[i + 1]);
            }
            return Frozen(target);
        }
        var hash = new RHash(pairs.Length / 2);
        for (var i = 0; i < pairs.Length; i += 2)
        {
            hash.Set(ctx, pairs[i], pairs[i + 1]);
        }
        return options.CreateAdditions && hash.Count > 0 && hash.TryGet(ctx, new RString("json_class"), out var type) ? Created(hash, type) : Frozen(hash);
    }

    /// <summary>The object that a hash with a class name stands for.</summary>
    object? Created(RHash hash, object? type)
    {
        object? klass = ctx.Interpreter.ObjectClass;
        var name = ctx.ToS(type);
        try
        {
            foreach (var part in name.Split("::"))
            {
                klass = ctx.Send(klass, "const_get", RSymbol.Of(part));
            }
        }
        catch (RubyError e) when (e.ClassName == "NameError" || ctx.IsA(e.ToException(ctx), ctx.Interpreter.FindClass(ctx, "NameError")))
        {
            throw RubyError.Argument($"can't get const {name}: uninitialized constant {name}");
        }
        var create = RSymbol.Of("json_create");
        return ctx.RespondTo(klass, create) ? ctx.Send(klass, create, hash) : Frozen(hash);
    }

    bool Back(int start, int first)
    {
        at = start;
        opened = first;
        return false;
    }

    RString Name(ReadOnlySpan<char> name)
    {
        ref var recent = ref recentNames[QuickHash(name) & (recentNames.Length - 1)];
        if (recent is { } known && name.SequenceEqual(known.Span))
        {
            return known;
        }
        if (!names.TryGetValue(name, out known))
        {
            names[name] = known = new RString(name.ToString()) { Frozen = true };
        }
        return recent = known;
    }

    static int QuickHash(ReadOnlySpan<char> text) => text.Length == 0 ? 0 : text.Length * 31 + text[0] * 7 + text[^1] * 131 + text[text.Length / 2];

    object? Frozen(object? value)
    {
        if (options.Freeze && value is RObject o)
        {
            o.Frozen = true;
        }
        return value;
    }

    /// <summary>A part of the text; short ones that come again and again are one object in memory.</summary>
    string Shared(int from, int to)
    {
        var part = text.AsSpan(from, to - from);
        if (part.Length is 0 or > 16)
        {
            return part.ToString();
        }
        ref var known = ref recent[QuickHash(part) & (recent.Length - 1)];
        return known is not null && part.SequenceEqual(known) ? known : known = part.ToString();
    }

    /// <summary>Reads a string: <paramref name="value"/> is null when it is what stands between <paramref name="from"/> and the closing quote.</summary>
    bool TryString(out int from, out string? value)
    {
        value = null;
        var start = at;
        var i = at + 1;
        from = i;
        var source = text;
        while (i < source.Length && source[i] is not ('"' or '\\' or < ' '))
        {
            i++;
        }
        if (i < source.Length && source[i] == '"')
        {
            at = i + 1;
            return true;
        }
        scratch.Clear();
        scratch.Append(source, from, i - from);
        for (; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '"')
            {
                at = i + 1;
                value = scratch.ToString();
                return true;
            }
            if (c < ' ')
            {
                return false;
            }
            if (c != '\\')
            {
                scratch.Append(c);
                continue;
            }
            if (++i >= text.Length)
            {
                return false;
            }
            switch (text[i])
            {
                case 'b': scratch.Append('\b'); break;
                case 'f': scratch.Append('\f'); break;
                case 'n': scratch.Append('\n'); break;
                case 'r': scratch.Append('\r'); break;
                case 't': scratch.Append('\t'); break;
                case 'u':
                    if (!TryUnit(i + 1, out var unit))
                    {
                        return false;
                    }
                    if (char.IsHighSurrogate(unit))
                    {
                        if (i + 10 >= text.Length || text[i + 5] != '\\' || text[i + 6] != 'u' || !TryUnit(i + 7, out var low) || !char.IsLowSurrogate(low))
                        {
                            throw new RubyError("JSON::ParserError", $"{Surrogate}: incomplete surrogate pair at '{text[(i - 1)..]}'");
                        }
                        scratch.Append(unit).Append(low);
                        i += 10;
                        break;
                    }
                    scratch.Append(unit);
                    i += 4;
                    break;
                case var other: scratch.Append(other); break;
            }
        }
        at = start;
        return false;
    }

    bool TryUnit(int position, out char unit)
    {
        var ok = position + 4 <= text.Length && ushort.TryParse(text.AsSpan(position, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code);
        unit = ok ? (char)ushort.Parse(text.AsSpan(position, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) : '\0';
        return ok;
    }

    void SkipBlank()
    {
        if (at < text.Length && text[at] is > ' ' and not '/')
        {
            return;
        }
        while (at < text.Length)
        {
            switch (text[at])
            {
                case ' ' or '\t' or '\r' or '\n': at++; break;
                case '/' when at + 1 < text.Length && text[at + 1] == '/':
                    var line = text.IndexOf('\n', at);
                    at = line < 0 ? text.Length : line + 1;
                    break;
                case '/' when at + 1 < text.Length && text[at + 1] == '*':
                    var close = text.IndexOf("*/", at + 2, StringComparison.Ordinal);
                    if (close < 0)
                    {
                        return;
                    }
                    at = close + 2;
                    break;
                default: return;
            }
        }
    }
}
