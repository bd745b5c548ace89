using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Core.Strings;

/// <summary>Cutting strings by characters; what the other String files share.</summary>
static class StringPieces
{
    /// <summary>A new String with other content in the same encoding.</summary>
    public static RString Like(this RString self, string text) => new(text, self.Encoding);

    /// <summary>Part by UTF-16 units.</summary>
    public static RString Units(this RString self, int start, int end) => new(new string(self.Span[start..end]), self.Encoding);

    /// <summary>Part by characters; null when the start lies outside.</summary>
    public static RString? Characters(this RString self, long start, long count)
    {
        var length = self.Length;
        start += start < 0 ? length : 0;
        if (start < 0 || start > length || count < 0)
        {
            return null;
        }
        count = Math.Min(count, length - start);
        var from = self.UnitIndex((int)start);
        var to = self.HasSurrogates ? self.UnitIndex((int)(start + count)) : from + (int)count;
        return self.Units(from, to);
    }

    /// <summary>Start and count of a range over a length; null when it lies outside.</summary>
    public static (int Start, int Count)? Range(Context ctx, RRange range, int length)
    {
        var start = range.Begin is null ? 0 : Coerce.ToLong(ctx, range.Begin);
        var end = range.End is null ? -1 : Coerce.ToLong(ctx, range.End);
        start += start < 0 ? length : 0;
        if (start < 0 || start > length)
        {
            return null;
        }
        end += end < 0 ? length : 0;
        end += range.Exclusive && range.End is not null ? 0 : 1;
        return ((int)start, (int)Math.Max(0, Math.Min(end, length) - start));
    }

    /// <summary>Marks a changed receiver: frozen strings are refused.</summary>
    public static void Modify(this RString self) => self.CheckFrozen();

    /// <summary>Appending text of another encoding: BINARY and others mix only with ASCII.</summary>
    public static RubyEncoding Compatible(Context ctx, RString a, RString b)
    {
        if (ReferenceEquals(a.Encoding, b.Encoding) || b.IsEmpty || (b.IsAscii && !a.IsEmpty) || (b.IsAscii && a.IsEmpty && a.Encoding.Name != "US-ASCII"))
        {
            return a.Encoding;
        }
        if (a.IsAscii || a.IsEmpty)
        {
            return b.Encoding;
        }
        throw new RubyError("Encoding::CompatibilityError", $"incompatible character encodings: {a.Encoding.Name} and {b.Encoding.Name}");
    }

    /// <summary>How inspect must read the text.</summary>
    public static TextKind Kind(this RString self) =>
        self.IsAscii || self.Encoding.Name.StartsWith("UTF", StringComparison.Ordinal) ? TextKind.Unicode
        : self.Encoding.Name is "ASCII-8BIT" or "US-ASCII" ? TextKind.Bytes : TextKind.Other;

    /// <summary>Replaces content if it changed; nil otherwise (the bang methods' result).</summary>
    public static object? Bang(this RString self, string text)
    {
        self.Modify();
        if (self.Span.SequenceEqual(text))
        {
            return null;
        }
        self.Replace(text);
        return self;
    }
}
