using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Core.Strings;

/// <summary>String: taking apart into fields, lines, characters and bytes.</summary>
[RubyClass("String")]
public static class StringSplit
{
    [RubyMethod("split")]
    public static object? Split(Context ctx, RString self, RProc? block, object? pattern = null, int limit = 0)
    {
        if (pattern is null && ctx.Interpreter.Global("$;").Get(ctx) is not null)
        {
            ctx.Warn("warning: $; is set to non-nil value");
        }
        pattern ??= ctx.Interpreter.Global("$;").Get(ctx);
        var fields = Fields(ctx, self, pattern, limit);
        if (limit == 0)
        {
            while (fields.Count > 0 && Sealed.As<RString>(fields[fields.Count - 1]) is { IsEmpty: true })
            {
                fields.RemoveAt(fields.Count - 1);
            }
        }
        if (block is null)
        {
            return fields;
        }
        foreach (var f in fields)
        {
            block.Yield(ctx, f);
        }
        return self;
    }

    static RArray Fields(Context ctx, RString self, object? pattern, long limit)
    {
        var fields = new RArray();
        if (self.IsEmpty)
        {
            return fields;
        }
        if (limit == 1)
        {
            fields.Add(self.Copy());
            return fields;
        }
        if (Sealed.As<RRegexp>(pattern) is { } regexp)
        {
            ByPattern(self, regexp, limit, fields);
            return fields;
        }
        var mark = pattern is null ? null : Coerce.ToStr(ctx, pattern);
        if (mark is not null)
        {
            mark.RequireValid();
            StringPieces.Compatible(self, mark);
        }
        var separator = mark?.Text ?? " ";
        if (separator == " ")
        {
            self.RequireValid();
            ByBlanks(self, limit, fields);
            return fields;
        }
        var text = self.Span;
        if (separator.Length == 0)
        {
            for (int at = 0, width; at < text.Length; at += width)
            {
                width = Characters.Width(text, at);
                if (limit > 0 && fields.Count == limit - 1)
                {
                    width = text.Length - at;
                }
                fields.Add(self.Part(at, at + width));
            }
            if (limit < 0 || (limit > 0 && fields.Count < limit))
            {
                fields.Add(self.Like(""));
            }
            return fields;
        }
        self.RequireValid();
        var start = 0;
        for (int width; (limit <= 0 || fields.Count < limit - 1) && (width = Find(text[start..], separator)) >= 0; start += width + separator.Length)
        {
            fields.Add(self.Part(start, start + width));
        }
        fields.Add(self.Part(start, text.Length));
        return fields;
    }

    static int Find(ReadOnlySpan<char> text, string wanted) => wanted.Length == 1 ? text.IndexOf(wanted[0]) : text.IndexOf(wanted);

    static void ByBlanks(RString self, long limit, RArray fields)
    {
        var text = self.Span;
        static bool White(char c) => c is ' ' or (>= '\t' and <= '\r');
        var i = 0;
        while (true)
        {
            while (i < text.Length && White(text[i]))
            {
                i++;
            }
            if (i == text.Length)
            {
                if (limit < 0 || (limit > 0 && fields.Count > 0 && White(text[^1]) && fields.Count < limit))
                {
                    fields.Add(self.Like(""));
                }
                return;
            }
            if (limit > 0 && fields.Count == limit - 1)
            {
                fields.Add(self.Part(i, text.Length));
                return;
            }
            var start = i;
            while (i < text.Length && !White(text[i]))
            {
                i++;
            }
            fields.Add(self.Part(start, i));
            if (i == text.Length)
            {
                return;
            }
        }
    }

    static void ByPattern(RString self, RRegexp regexp, long limit, RArray fields)
    {
        int start = 0, at = 0, count = 1;
        var skipped = false;
        var found = new int[regexp.Translated.Slots];
        while (at <= self.Units && regexp.Find(self, at, found))
        {
            var (from, to) = (found[0], found[1]);
            if (at == from && from == to)
            {
                // An empty match cuts off a character, not nothing: it counts when it is found again behind one.
                if (!skipped)
                {
                    at += at < self.Units ? Characters.Width(self.Span, at) : 1;
                    skipped = true;
                    continue;
                }
                fields.Add(self.Units(start, start + Characters.Width(self.Span, start)));
                start = at;
            }
            else
            {
                fields.Add(self.Units(start, from));
                start = at = to;
            }
            skipped = false;
            AddGroups(self, found, fields);
            if (limit > 0 && limit <= ++count)
            {
                break;
            }
        }
        if (limit != 0 || self.Units > start)
        {
            fields.Add(self.Units(start, self.Units));
        }
    }

    static void AddGroups(RString self, int[] found, RArray fields)
    {
        for (var g = 3; g < found.Length; g += 2)
        {
            if (found[g] >= 0)
            {
                fields.Add(self.Part(found[g - 1], found[g]));
            }
        }
    }

    static IEnumerable<string> LinesOf(string text, string? separator, bool chomp)
    {
        if (separator is null)
        {
            yield return text;
            yield break;
        }
        var paragraph = separator.Length == 0;
        var mark = paragraph ? "\n\n" : separator;
        var start = 0;
        while (start < text.Length)
        {
            var at = text.IndexOf(mark, start, StringComparison.Ordinal);
            var end = at < 0 ? text.Length : at + mark.Length;
            while (paragraph && end < text.Length && text[end] == '\n')
            {
                end++;
            }
            var line = paragraph && at >= 0 ? text[start..(at + 2)] : text[start..end];
            if (chomp && at >= 0)
            {
                line = paragraph ? line.TrimEnd('\n') : mark == "\n" && line.EndsWith("\r\n", StringComparison.Ordinal) ? line[..^2] : line[..^mark.Length];
            }
            yield return line;
            start = end;
        }
    }

    static string? Separator(Context ctx, object? separator) => separator switch
    {
        Undefined => Sealed.As<RString>(ctx.Interpreter.Global("$/").Get(ctx)) is { } s ? s.Text : null,
        null => null,
        _ => Coerce.ToText(ctx, separator),
    };

    [RubyMethod("lines")]
    public static object? Lines(Context ctx, RString self, RProc? block, [Optional] object? separator, [Keyword] bool chomp = false)
    {
        var mark = Separator(ctx, separator);
        if (block is null && mark == "\n")
        {
            return LineList(self, chomp);
        }
        var lines = mark == "\n" ? PlainLines(self, chomp) : LinesOf(self.Text, mark, chomp).Select(l => (object?)self.Like(l));
        return block is null ? new RArray(lines) : EachOf(ctx, self, lines, block);
    }

    [RubyMethod("each_line")]
    public static object? EachLine(Context ctx, RString self, RProc? block, [Optional] object? separator, [Keyword] bool chomp = false)
    {
        if (block is null)
        {
            return chomp ? Enumerators.FromFunction(ctx, (c, emitter) =>
            {
                foreach (var line in LinesOf(self.Text, Separator(c, separator), true))
                {
                    emitter.One(c, self.Like(line));
                }
            }) : Enumerators.Make(ctx, self, "each_line", Sealed.Is<Undefined>(separator) ? [] : [separator]);
        }
        var mark = Separator(ctx, separator);
        return EachOf(ctx, self, mark == "\n" ? PlainLines(self, chomp) : LinesOf(self.Text, mark, chomp).Select(l => (object?)self.Like(l)), block);
    }

    static RArray LineList(RString self, bool chomp)
    {
        var text = self.Span;
        var list = new RArray();
        for (int start = 0, end; start < text.Length; start = end)
        {
            var width = text[start..].IndexOf('\n');
            end = width < 0 ? text.Length : start + width + 1;
            var last = !chomp || width < 0 ? end : width > 0 && text[end - 2] == '\r' ? end - 2 : end - 1;
            list.Add(self.Part(start, last));
        }
        return list;
    }

    static IEnumerable<object?> PlainLines(RString self, bool chomp)
    {
        var text = self.Text;
        var (encoding, ascii) = (self.Encoding, self.IsAscii);
        for (int start = 0, end; start < text.Length; start = end)
        {
            var at = text.IndexOf('\n', start);
            end = at < 0 ? text.Length : at + 1;
            var last = !chomp || at < 0 ? end : at > start && text[at - 1] == '\r' ? at - 1 : at;
            yield return RString.Cut(text, start, last, encoding, ascii);
        }
    }

    static object? EachOf(Context ctx, RString self, IEnumerable<object?> items, RProc block)
    {
        foreach (var item in items)
        {
            block.Yield(ctx, item);
        }
        return self;
    }

    static IEnumerable<object?> CharactersOf(RString self)
    {
        var text = self.Text;
        for (int at = 0, width; at < text.Length; at += width)
        {
            width = Characters.Width(text, at);
            yield return self.Like(text.Substring(at, width));
        }
    }

    static object? Sized(Context ctx, RString self, string name, RProc? block, IEnumerable<object?> items, Func<int> size) =>
        block is null ? Enumerators.Make(ctx, self, name, null, _ => Box.Int(size())) : EachOf(ctx, self, items, block);

    static object? Listed(Context ctx, RString self, RProc? block, IEnumerable<object?> items) => block is null ? new RArray(items) : EachOf(ctx, self, items, block);

    [RubyMethod("chars")]
    public static object? Chars(Context ctx, RString self, RProc? block)
    {
        if (block is not null)
        {
            return EachOf(ctx, self, CharactersOf(self), block);
        }
        var text = self.Span;
        var list = new RArray(self.Length);
        for (int at = 0, width; at < text.Length; at += width)
        {
            width = Characters.Width(text, at);
            list.Add(self.Part(at, at + width));
        }
        return list;
    }

    [RubyMethod("each_char")]
    public static object? EachChar(Context ctx, RString self, RProc? block) => Sized(ctx, self, "each_char", block, CharactersOf(self), () => self.Length);

    static IEnumerable<object?> BytesOf(RString self) => self.ToBytes().Select(b => (object?)Box.Int(b));

    [RubyMethod("bytes")]
    public static object? Bytes(Context ctx, RString self, RProc? block)
    {
        if (block is not null)
        {
            return EachOf(ctx, self, BytesOf(self), block);
        }
        var bytes = self.ToBytes();
        var list = new RArray(bytes.Length);
        foreach (var b in bytes)
        {
            list.Add(Box.Int(b));
        }
        return list;
    }

    [RubyMethod("each_byte")]
    public static object? EachByte(Context ctx, RString self, RProc? block) => Sized(ctx, self, "each_byte", block, BytesOf(self), () => self.ByteLength);

    static IEnumerable<object?> CodesOf(RString self)
    {
        for (var at = 0; at < self.Units; at += Characters.Width(self.Span, at))
        {
            yield return Box.Int(StringEncoding.CodeAt(self, at));
        }
    }

    [RubyMethod("codepoints")]
    public static object? Codepoints(Context ctx, RString self, RProc? block) => Listed(ctx, self, block, CodesOf(self));

    [RubyMethod("each_codepoint")]
    public static object? EachCodepoint(Context ctx, RString self, RProc? block) => Sized(ctx, self, "each_codepoint", block, CodesOf(self), () => self.Length);

    static IEnumerable<object?> GraphemesOf(RString self) => Graphemes.Split(self.Text).Select(g => (object?)self.Like(g));

    [RubyMethod("grapheme_clusters")]
    public static object? GraphemeClusters(Context ctx, RString self, RProc? block) => Listed(ctx, self, block, GraphemesOf(self));

    [RubyMethod("each_grapheme_cluster")]
    public static object? EachGraphemeCluster(Context ctx, RString self, RProc? block) => Sized(ctx, self, "each_grapheme_cluster", block, GraphemesOf(self), () => Graphemes.Split(self.Text).Count());
}
