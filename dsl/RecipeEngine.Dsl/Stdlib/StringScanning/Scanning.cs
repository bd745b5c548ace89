using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Stdlib.StringScanning;

/// <summary>StringScanner: the methods that match at or after the position.</summary>
[RubyClass("StringScanner", Library = "strscan")]
public static class Scanning
{
    /// <summary>Matches at the position (<paramref name="here"/>) or from it on; gives the length or the text, or nil.</summary>
    static object? Scan(Context ctx, RStringScanner self, object? pattern, bool here, bool advance, bool text)
    {
        var (subject, unit, start) = self.View();
        self.Match = null;
        if (pattern is not RRegexp regexp)
        {
            if (!here)
            {
                throw RubyError.Type($"wrong argument type {ctx.ClassOf(pattern)} (expected Regexp)");
            }
            var plain = Coerce.ToStr(ctx, pattern);
            Core.Encodings.Compatibility.Check(self.Text, plain);
            return subject.Span[unit..].StartsWith(plain.Span, StringComparison.Ordinal) ? Note(self, self.Position, self.Position + self.BytesIn(plain.Span), null, subject, advance, text) : null;
        }
        if (self.Position > self.ByteLength)
        {
            return null;
        }
        var match = regexp.MatchFrom(subject, unit, here, self.FixedAnchor);
        if (match is null)
        {
            return null;
        }
        var from = match.Start() == unit ? self.Position : start + self.BytesIn(subject.Span[..match.Start()]);
        return Note(self, from, from + self.BytesIn(subject.Span[match.Start()..match.End()]), match, subject, advance, text);
    }

    static object? Note(RStringScanner self, int from, int to, RMatch? groups, RString subject, bool advance, bool text)
    {
        var before = self.Position;
        self.Match = new ScanMatch(before, from, to, groups, subject);
        if (advance)
        {
            self.Position = to;
        }
        return text ? self.Bytes(before, to) : Box.Int(to - before);
    }

    [RubyMethod("scan")]
    public static object? Scan(Context ctx, RStringScanner self, object? pattern) => Scan(ctx, self, pattern, true, true, true);

    [RubyMethod("match?")]
    public static object? Matches(Context ctx, RStringScanner self, object? pattern) => Scan(ctx, self, pattern, true, false, false);

    [RubyMethod("skip")]
    public static object? Skip(Context ctx, RStringScanner self, object? pattern) => Scan(ctx, self, pattern, true, true, false);

    [RubyMethod("check")]
    public static object? Check(Context ctx, RStringScanner self, object? pattern) => Scan(ctx, self, pattern, true, false, true);

    [RubyMethod("scan_full")]
    public static object? ScanFull(Context ctx, RStringScanner self, object? pattern, bool advance, bool text) => Scan(ctx, self, pattern, true, advance, text);

    [RubyMethod("scan_until")]
    public static object? ScanUntil(Context ctx, RStringScanner self, object? pattern) => Scan(ctx, self, pattern, false, true, true);

    [RubyMethod("exist?")]
    public static object? Exists(Context ctx, RStringScanner self, object? pattern) => Scan(ctx, self, pattern, false, false, false);

    [RubyMethod("skip_until")]
    public static object? SkipUntil(Context ctx, RStringScanner self, object? pattern) => Scan(ctx, self, pattern, false, true, false);

    [RubyMethod("check_until")]
    public static object? CheckUntil(Context ctx, RStringScanner self, object? pattern) => Scan(ctx, self, pattern, false, false, true);

    [RubyMethod("search_full")]
    public static object? SearchFull(Context ctx, RStringScanner self, object? pattern, bool advance, bool text) => Scan(ctx, self, pattern, false, advance, text);

    [RubyMethod("getch")]
    public static object? NextCharacter(RStringScanner self)
    {
        self.Match = null;
        if (self.AtEnd)
        {
            return null;
        }
        var (subject, unit, _) = self.View();
        var width = self.BytesIn(subject.Span.Slice(unit, Characters.Width(subject.Span, unit)));
        return Note(self, self.Position, self.Position + width, null, subject, true, true);
    }

    [RubyMethod("get_byte")]
    public static object? NextByte(RStringScanner self)
    {
        self.Match = null;
        return self.AtEnd ? null : Note(self, self.Position, self.Position + 1, null, self.Text, true, true);
    }

    [RubyMethod("getbyte")]
    public static object? OldNextByte(Context ctx, RStringScanner self)
    {
        StringScannerClass.Obsolete(ctx, "getbyte", "get_byte");
        return NextByte(self);
    }
}

/// <summary>StringScanner: what the last match was.</summary>
[RubyClass("StringScanner", Library = "strscan")]
public static class ScanResults
{
    [RubyMethod("matched?")]
    public static bool HasMatch(RStringScanner self) => Last(self) is not null;

    static ScanMatch? Last(RStringScanner self)
    {
        _ = self.Text;
        return self.Match;
    }

    [RubyMethod("matched")]
    public static object? Matched(RStringScanner self) => Last(self) is { } m ? self.Bytes(m.Start, m.End) : null;

    [RubyMethod("matched_size")]
    public static object? MatchedSize(RStringScanner self) => Last(self) is { } m ? Box.Int(m.End - m.Start) : null;

    [RubyMethod("pre_match")]
    public static object? PreMatch(RStringScanner self) => Last(self) is { } m ? self.Bytes(0, m.Start) : null;

    [RubyMethod("post_match")]
    public static object? PostMatch(RStringScanner self) => Last(self) is { } m ? self.Bytes(m.End, int.MaxValue) : null;

    [RubyMethod("[]")]
    public static object? Group(Context ctx, RStringScanner self, object? group)
    {
        if (Last(self) is not { } m)
        {
            return null;
        }
        if (group is RSymbol or RString)
        {
            var name = group is RSymbol s ? s.Name : ((RString)group).Text;
            return m.Groups is null ? null : m.Groups.Numbers(name) is { Count: > 0 } numbers
                ? numbers.Reverse().Select(n => m.Groups.Group(n)).FirstOrDefault(g => g is not null)
                : throw RubyError.Index($"undefined group name reference: {name}");
        }
        return At(self, m, Coerce.ToLong(ctx, group));
    }

    static object? At(RStringScanner self, ScanMatch m, long n)
    {
        var count = m.Groups?.Groups.Count ?? 1;
        n += n < 0 ? count : 0;
        return n < 0 || n >= count ? null : n == 0 ? self.Bytes(m.Start, m.End) : m.Groups!.Group((int)n);
    }

    [RubyMethod("size")]
    public static object? Size(RStringScanner self) => Last(self) is { } m ? Box.Int(m.Groups?.Groups.Count ?? 1) : null;

    [RubyMethod("captures")]
    public static object? Captures(RStringScanner self) =>
        Last(self) is { } m ? new RArray(Enumerable.Range(1, (m.Groups?.Groups.Count ?? 1) - 1).Select(i => At(self, m, i) ?? new RString(""))) : null; // a group that took no part is empty text

    [RubyMethod("values_at")]
    public static object? ValuesAt(Context ctx, RStringScanner self, params object?[] rest) =>
        Last(self) is { } m ? new RArray(rest.Select(i => Group(ctx, self, i))) : null;
}
