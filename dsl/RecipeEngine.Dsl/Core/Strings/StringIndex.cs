namespace RecipeEngine.Dsl.Core.Strings;

/// <summary>String: reading and writing parts by position, range, text or pattern.</summary>
[RubyClass("String")]
public static class StringIndex
{
    [RubyMethod("[]", "slice")]
    public static object? Index(Context ctx, RString self, object? index, [Optional] object? length)
    {
        if (!Sealed.Is<Undefined>(length))
        {
            return Sealed.As<RRegexp>(index) is { } r ? Group(ctx, self, r, length) : Sealed.Is<RRange>(index) ? throw RubyError.Type("no implicit conversion of Range into Integer") : self.Characters(Coerce.ToLong(ctx, index), Coerce.ToLong(ctx, length));
        }
        switch (index)
        {
            case long n: return One(self, n);
            case RRange range: return StringPieces.Range(ctx, range, self.Length) is var (start, count) ? self.Characters(start, count) : null;
            case RString text: return self.Span.IndexOf(text.Span, StringComparison.Ordinal) >= 0 ? text.Copy() : null;
            case RRegexp pattern: return Group(ctx, self, pattern, Box.Int(0));
        }
        return One(self, Coerce.ToLong(ctx, index));
    }

    static RString? One(RString self, long n)
    {
        var length = self.Length;
        n += n < 0 ? length : 0;
        return n < 0 || n >= length ? null : self.Characters(n, 1);
    }

    static object? Group(Context ctx, RString self, RRegexp pattern, object? group)
    {
        var match = pattern.Match(self, 0);
        ctx.Current!.LastMatch = match;
        return match is null ? null : ctx.Send(match, Sym.Index, group);
    }

    [RubyMethod("byteslice")]
    public static object? ByteSlice(Context ctx, RString self, object? index, [Optional] object? length)
    {
        var bytes = self.ToBytes();
        long start;
        long count;
        if (Sealed.As<RRange>(index) is { } range && Sealed.Is<Undefined>(length))
        {
            if (StringPieces.Range(ctx, range, bytes.Length) is not var (s, c))
            {
                return null;
            }
            (start, count) = (s, c);
        }
        else
        {
            start = Coerce.ToLong(ctx, index);
            count = Sealed.Is<Undefined>(length) ? 1 : Coerce.ToLong(ctx, length);
            start += start < 0 ? bytes.Length : 0;
            if (start < 0 || start > bytes.Length || count < 0 || (Sealed.Is<Undefined>(length) && start == bytes.Length))
            {
                return null;
            }
            count = Math.Min(count, bytes.Length - start);
        }
        return new RString(bytes.AsSpan((int)start, (int)count), self.Encoding);
    }

    [RubyMethod("getbyte")]
    public static object? GetByte(RString self, long index)
    {
        var bytes = self.ToBytes();
        index += index < 0 ? bytes.Length : 0;
        return index < 0 || index >= bytes.Length ? null : Box.Int(bytes[index]);
    }

    [RubyMethod("setbyte")]
    public static object? SetByte(RString self, long index, long value)
    {
        self.Modify();
        var bytes = self.ToBytes();
        var at = index + (index < 0 ? bytes.Length : 0);
        if (at < 0 || at >= bytes.Length)
        {
            throw RubyError.Index($"index {index} out of string");
        }
        bytes[at] = (byte)value;
        self.Replace(self.Encoding.Decode(bytes));
        return Box.Int(value);
    }

    [RubyMethod("[]=")]
    public static object? IndexAssign(Context ctx, RString self, object? index, object? second, [Optional] object? third)
    {
        self.Modify();
        var value = Sealed.Is<Undefined>(third) ? second : third;
        var known = index is RRegexp or RString ? Place(ctx, self, index, Sealed.Is<Undefined>(third) ? Undefined.Value : second) : ((int, int)?)null;
        var text = Coerce.ToStr(ctx, value);
        var (from, to) = known ?? Place(ctx, self, index, Sealed.Is<Undefined>(third) ? Undefined.Value : second);
        var encoding = StringPieces.Compatible(self, text);
        self.Replace(encoding.Normalize(string.Concat(self.Span[..from], text.Span, self.Span[to..])), encoding);
        return value;
    }

    /// <summary>Units that an index expression names; IndexError when it lies outside.</summary>
    static (int From, int To) Place(Context ctx, RString self, object? index, object? length)
    {
        var size = self.Length;
        switch (index)
        {
            case RRange range when Sealed.Is<Undefined>(length):
                var (start, count) = StringPieces.Range(ctx, range, size) ?? throw RubyError.Range($"{ctx.Inspect(range)} out of range");
                return (self.UnitIndex(start), self.UnitIndex(start + count));
            case RString text when Sealed.Is<Undefined>(length):
                var at = self.Span.IndexOf(text.Span, StringComparison.Ordinal);
                return at < 0 ? throw RubyError.Index("string not matched") : (at, at + text.Units);
            case RRegexp pattern:
                var match = pattern.Match(self, 0);
                ctx.Current!.LastMatch = match;
                if (match is null)
                {
                    throw RubyError.Index("regexp not matched");
                }
                var group = Sealed.Is<Undefined>(length) ? 0 : length is RString or RSymbol ? match.Numbers(Sealed.As<RSymbol>(length) is { } y ? y.Name : ((RString)length).Text)[0] : Coerce.ToInt(ctx, length);
                if (group >= match.Groups.Count || group < -match.Groups.Count + 1)
                {
                    throw RubyError.Index($"index {group} out of regexp");
                }
                group += group < 0 ? match.Groups.Count : 0;
                return match.Start(group) < 0 ? throw RubyError.Index($"regexp group {group} not matched") : (match.Start(group), match.End(group));
        }
        var n = Coerce.ToLong(ctx, index);
        var l = Sealed.Is<Undefined>(length) ? 1 : Coerce.ToLong(ctx, length);
        if (l < 0)
        {
            throw RubyError.Index($"negative length {l}");
        }
        var position = n + (n < 0 ? size : 0);
        if (position < 0 || position > size || (Sealed.Is<Undefined>(length) && position == size && size > 0 && n >= 0 && position >= size))
        {
            if (!(Sealed.Is<Undefined>(length) && position == size))
            {
                throw RubyError.Index($"index {n} out of string");
            }
        }
        return (self.UnitIndex((int)position), self.UnitIndex((int)Math.Min(size, position + l)));
    }

    [RubyMethod("slice!")]
    public static object? SliceBang(Context ctx, RString self, object? index, [Optional] object? length)
    {
        self.Modify();
        var result = Index(ctx, self, index, length);
        if (result is null)
        {
            return null;
        }
        var (from, to) = Place(ctx, self, index, length);
        self.Replace(string.Concat(self.Span[..from], self.Span[to..]));
        return result;
    }

    [RubyMethod("insert")]
    public static object? Insert(Context ctx, RString self, long index, RString other)
    {
        self.Modify();
        var length = self.Length;
        var at = index < 0 ? index + length + 1 : index;
        if (at < 0 || at > length)
        {
            throw RubyError.Index($"index {index} out of string");
        }
        var unit = self.UnitIndex((int)at);
        self.Replace(string.Concat(self.Span[..unit], other.Span, self.Span[unit..]), StringPieces.Compatible(self, other));
        return self;
    }
}
