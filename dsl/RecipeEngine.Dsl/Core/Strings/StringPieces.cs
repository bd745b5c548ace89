using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Core.Strings;

/// <summary>Cutting strings by characters; what the other String files share.</summary>
static class StringPieces
{
    /// <summary>A new String with other content in the same encoding.</summary>
    public static RString Like(this RString self, string text) => new(text, self.Encoding);

    /// <summary>Part by UTF-16 units.</summary>
    public static RString Units(this RString self, int start, int end) => self.Part(start, end);

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

    /// <summary>The encoding of two texts put together; CompatibilityError when they do not go together.</summary>
    public static RubyEncoding Compatible(RString a, RString b) => ReferenceEquals(a.Encoding, b.Encoding) ? a.Encoding : Encodings.Compatibility.Check(a, b);

    /// <summary>Characters above ASCII are no letters: bytes.</summary>
    public static bool IsBytes(this RString self) => ReferenceEquals(self.Encoding, RubyEncoding.Binary);

    /// <summary>How dump must read the text.</summary>
    public static TextKind Kind(this RString self) =>
        self.IsAscii || self.Encoding.IsUnicode ? TextKind.Unicode
        : self.Encoding.Name is "ASCII-8BIT" or "US-ASCII" ? TextKind.Bytes : TextKind.Other;

    /// <summary>Refuses text with bytes that are no characters.</summary>
    public static void RequireValid(this RString self)
    {
        if (self.HasSurrogates && !RecipeEngine.Dsl.Text.Characters.IsValid(self.Span))
        {
            throw RubyError.Argument($"invalid byte sequence in {self.Encoding.Name}");
        }
    }

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
