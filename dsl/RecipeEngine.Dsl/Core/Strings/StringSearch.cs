namespace RecipeEngine.Dsl.Core.Strings;

/// <summary>String: searching and matching.</summary>
[RubyClass("String")]
public static class StringSearch
{
    [RubyMethod("include?")]
    public static bool Includes(RString self, RString other) => StringPieces.Compatible(self, other) is not null && self.Span.IndexOf(other.Span, StringComparison.Ordinal) >= 0;

    [RubyMethod("start_with?")]
    public static bool StartsWith(Context ctx, RString self, params object?[] rest)
    {
        foreach (var r in rest)
        {
            if (Sealed.As<RRegexp>(r) is { } pattern)
            {
                var match = pattern.MatchAt(self, 0);
                ctx.Current!.LastMatch = match;
                if (match is not null)
                {
                    return true;
                }
            }
            else if (Coerce.ToStr(ctx, r) is var start && StringPieces.Compatible(self, start) is not null
                && (self.Span.StartsWith(start.Span, StringComparison.Ordinal) || (start.HasSurrogates && self.ToBytes().AsSpan().StartsWith(start.ToBytes()))))
            {
                return true;
            }
        }
        return false;
    }

    [RubyMethod("end_with?")]
    public static bool EndsWith(Context ctx, RString self, params object?[] rest)
    {
        foreach (var wanted in rest)
        {
            var end = Coerce.ToStr(ctx, wanted);
            StringPieces.Compatible(self, end);
            if (self.Span.EndsWith(end.Span))
            {
                return true;
            }
        }
        return false;
    }

    [RubyMethod("index")]
    public static object? IndexOf(Context ctx, RString self, object? pattern, long start = 0)
    {
        var length = self.Length;
        start += start < 0 ? length : 0;
        if (start < 0 || start > length)
        {
            if (Sealed.Is<RRegexp>(pattern))
            {
                ctx.Current!.LastMatch = null;
            }
            return null;
        }
        var unit = self.UnitIndex((int)start);
        if (Sealed.As<RRegexp>(pattern) is { } regexp)
        {
            var match = regexp.Match(self, unit);
            ctx.Current!.LastMatch = match;
            return match is null ? null : Box.Int(self.CharacterIndex(match.Start()));
        }
        var wanted = Coerce.ToStr(ctx, pattern);
        StringPieces.Compatible(self, wanted);
        var at = self.Span[unit..].IndexOf(wanted.Span, StringComparison.Ordinal);
        return at < 0 ? null : Box.Int(self.CharacterIndex(at + unit));
    }

    [RubyMethod("rindex")]
    public static object? LastIndexOf(Context ctx, RString self, object? pattern, [Optional] object? start)
    {
        long length = self.Length;
        var from = Sealed.Is<Undefined>(start) ? length : Coerce.ToLong(ctx, start);
        from += from < 0 ? length : 0;
        if (from < 0)
        {
            return null;
        }
        var unit = self.UnitIndex((int)Math.Min(from, length));
        if (Sealed.As<RRegexp>(pattern) is { } regexp)
        {
            var match = regexp.MatchBackward(self, unit);
            ctx.Current!.LastMatch = match;
            return match is null ? null : Box.Int(self.CharacterIndex(match.Start()));
        }
        var text = Coerce.ToStr(ctx, pattern);
        StringPieces.Compatible(self, text);
        if (text.Units > self.Units)
        {
            return null;
        }
        var at = self.Span[..Math.Min(self.Units, unit + text.Units)].LastIndexOf(text.Span, StringComparison.Ordinal);
        return at < 0 ? null : Box.Int(self.CharacterIndex(at));
    }

    [RubyMethod("=~")]
    public static object? MatchOperator(Context ctx, RString self, object? pattern) => pattern switch
    {
        RRegexp r => Regexps.RegexpClass.MatchOperator(ctx, r, self),
        RString => throw RubyError.Type("wrong argument type String (expected Regexp)"),
        _ => ctx.Send(pattern, Sym.Match, self),
    };

    static RRegexp Pattern(Context ctx, object? pattern) => pattern as RRegexp ?? new RRegexp(Coerce.ToText(ctx, pattern), 0);

    [RubyMethod("match")]
    public static object? Match(Context ctx, RString self, RProc? block, object? pattern, params object?[] rest) => rest.Length == 0 && block is null && Sealed.As<RRegexp>(pattern) is { klass: null } plain
        ? Regexps.RegexpClass.Match(ctx, plain, self)
        : ctx.SendBlock(Pattern(ctx, pattern), MatchName, block, [self, .. rest]);

    static readonly RSymbol MatchName = RSymbol.Of("match");

    [RubyMethod("match?")]
    public static bool IsMatch(Context ctx, RString self, object? pattern, long position = 0) => Regexps.RegexpClass.IsMatch(ctx, Pattern(ctx, pattern), self, position);

    [RubyMethod("scan")]
    public static object? Scan(Context ctx, RString self, RProc? block, object? pattern)
    {
        var regexp = pattern as RRegexp ?? new RRegexp(Text.RegexpSource.Escape(Coerce.ToText(ctx, pattern)), 0);
        return block is null ? All(ctx, self, regexp) : EachMatch(ctx, self, regexp, block);
    }

    static RArray All(Context ctx, RString self, RRegexp regexp)
    {
        var result = new RArray();
        var (found, previous) = (new int[regexp.Translated.Slots], new int[regexp.Translated.Slots]);
        for (var at = 0; at <= self.Units && regexp.Find(self, at, found); at = StringReplace.After(self, previous))
        {
            (found, previous) = (previous, found);
            if (previous.Length == 2)
            {
                result.Add(self.Part(previous[0], previous[1]));
                continue;
            }
            var groups = new object?[previous.Length / 2 - 1];
            for (var i = 0; i < groups.Length; i++)
            {
                groups[i] = previous[2 * i + 3] < 0 ? null : self.Part(previous[2 * i + 2], previous[2 * i + 3]);
            }
            result.Add(new RArray(groups));
        }
        ctx.Current!.LastMatch = result.Count == 0 ? null : regexp.MatchOf(self, previous);
        return result;
    }

    static RString EachMatch(Context ctx, RString self, RRegexp regexp, RProc block)
    {
        RMatch? last = null;
        foreach (var match in StringReplace.Matches(self.Frozen ? self : self.Copy(), regexp))
        {
            last = match;
            ctx.Current!.LastMatch = match;
            block.Yield(ctx, match.Groups.Count == 1 ? match.Group(0) : Regexps.MatchDataClass.Captures(match));
        }
        ctx.Current!.LastMatch = last;
        return self;
    }

    [RubyMethod("partition")]
    public static RArray Partition(Context ctx, RString self, object? pattern)
    {
        if (Sealed.As<RRegexp>(pattern) is { } regexp)
        {
            var match = regexp.Match(self, 0);
            ctx.Current!.LastMatch = match;
            return match is null ? RArray.Of(self.Copy(), self.Like(""), self.Like(""))
                : RArray.Of(self.Units(0, match.Start()), match.Group(0), self.Units(match.End(), self.Units));
        }
        var text = Coerce.ToStr(ctx, pattern);
        var at = self.Span.IndexOf(text.Span, StringComparison.Ordinal);
        return at < 0 ? RArray.Of(self.Copy(), self.Like(""), self.Like("")) : RArray.Of(self.Units(0, at), text.Copy(), self.Units(at + text.Units, self.Units));
    }

    [RubyMethod("rpartition")]
    public static RArray RPartition(Context ctx, RString self, object? pattern)
    {
        if (Sealed.As<RRegexp>(pattern) is { } regexp)
        {
            var match = regexp.MatchBackward(self, self.Units);
            ctx.Current!.LastMatch = match;
            return match is null ? RArray.Of(self.Like(""), self.Like(""), self.Copy())
                : RArray.Of(self.Units(0, match.Start()), match.Group(0), self.Units(match.End(), self.Units));
        }
        var text = Coerce.ToStr(ctx, pattern);
        var at = self.Span.LastIndexOf(text.Span, StringComparison.Ordinal);
        return at < 0 ? RArray.Of(self.Like(""), self.Like(""), self.Copy()) : RArray.Of(self.Units(0, at), text.Copy(), self.Units(at + text.Units, self.Units));
    }

    [RubyMethod("delete_prefix")]
    public static RString DeletePrefix(RString self, RString prefix) => self.Span.StartsWith(prefix.Span, StringComparison.Ordinal) ? self.Units(prefix.Units, self.Units) : self.Copy();

    [RubyMethod("delete_suffix")]
    public static RString DeleteSuffix(RString self, RString suffix) => self.Span.EndsWith(suffix.Span, StringComparison.Ordinal) ? self.Units(0, self.Units - suffix.Units) : self.Copy();

    [RubyMethod("delete_prefix!")]
    public static object? DeletePrefixBang(RString self, RString prefix) => self.Bang(DeletePrefix(self, prefix).Text);

    [RubyMethod("delete_suffix!")]
    public static object? DeleteSuffixBang(RString self, RString suffix) => self.Bang(DeleteSuffix(self, suffix).Text);
}
