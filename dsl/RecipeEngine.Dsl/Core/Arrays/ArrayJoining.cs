using System.Text;

namespace RecipeEngine.Dsl.Core;

/// <summary>join and flatten: both go down into nested arrays.</summary>
[RubyClass("Array")]
public static class ArrayJoining
{
    [RubyMethod("join")]
    public static object? Join(Context ctx, RArray self, object? separator = null)
    {
        separator ??= ctx.Interpreter.Global("$,").Get(ctx);
        var between = separator is null ? null : Coerce.ToStr(ctx, separator);
        if (self.Count == 0)
        {
            return new RString("", RecipeEngine.Dsl.Text.RubyEncoding.UsAscii);
        }
        RecipeEngine.Dsl.Text.RubyEncoding? encoding = null;
        var joined = OfStrings(self, between?.Text ?? "", ref encoding);
        if (joined is null)
        {
            var text = new StringBuilder();
            var first = true;
            encoding = null;
            Add(ctx, self, between?.Text ?? "", text, ref first, ref encoding);
            joined = text.ToString();
        }
        // What numbers give is US-ASCII: a separator beyond that decides.
        if (between is { IsAscii: false } && self.Count > 1 && (encoding is null || ReferenceEquals(encoding, RecipeEngine.Dsl.Text.RubyEncoding.UsAscii)))
        {
            encoding = between.Encoding;
        }
        return new RString(joined, encoding);
    }

    /// <summary>The text of strings alone, whose length is known beforehand; null when there is something else, or more than a string may hold.</summary>
    static string? OfStrings(RArray items, string between, ref RecipeEngine.Dsl.Text.RubyEncoding? encoding)
    {
        var length = (long)between.Length * (items.Count - 1);
        for (var i = 0; i < items.Count; i++)
        {
            if (Sealed.As<RString>(items[i]) is not { } piece)
            {
                return null;
            }
            length += piece.Units;
        }
        if (length > int.MaxValue / 4)
        {
            return null;
        }
        for (var i = 0; i < items.Count; i++)
        {
            encoding = Joined(encoding, Sealed.As<RString>(items[i])!);
        }
        return string.Create((int)length, new Pieces(items, between), static (whole, from) => from.CopyTo(whole));
    }

    sealed class Pieces(RArray items, string between)
    {
        public void CopyTo(Span<char> whole)
        {
            for (var i = 0; i < items.Count; i++)
            {
                if (i > 0 && between.Length > 0)
                {
                    between.CopyTo(whole);
                    whole = whole[between.Length..];
                }
                var piece = Sealed.As<RString>(items[i])!.Span;
                piece.CopyTo(whole);
                whole = whole[piece.Length..];
            }
        }
    }

    static RecipeEngine.Dsl.Text.RubyEncoding? Joined(RecipeEngine.Dsl.Text.RubyEncoding? encoding, RString piece) =>
        encoding is null || (!piece.IsAscii && !ReferenceEquals(encoding, piece.Encoding)) ? piece.Encoding : encoding;

    static void Add(Context ctx, RArray items, string between, StringBuilder text, ref bool first, ref RecipeEngine.Dsl.Text.RubyEncoding? encoding)
    {
        using var once = ctx.EnterOnce("join", items);
        if (once.Again)
        {
            throw RubyError.Argument("recursive array join");
        }
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            if (item is RArray nested)
            {
                Add(ctx, nested, between, text, ref first, ref encoding);
                continue;
            }
            RString? piece = item as RString;
            if (piece is null && item is RObject and not RSymbol)
            {
                piece = Coerce.TryStr(ctx, item);
                if (piece is null && Coerce.TryAry(ctx, item) is { } array)
                {
                    using var inner = ctx.EnterOnce("join", item);
                    if (inner.Again)
                    {
                        throw RubyError.Argument("recursive array join");
                    }
                    Add(ctx, array, between, text, ref first, ref encoding);
                    continue;
                }
            }
            piece ??= ctx.ToRString(item);
            if (!first)
            {
                text.Append(between);
            }
            first = false;
            encoding = Joined(encoding, piece);
            text.Append(piece.Span);
        }
    }

    [RubyMethod("flatten")]
    public static object? Flatten(Context ctx, RArray self, object? depth = null)
    {
        var levels = depth is null ? -1 : Coerce.ToLong(ctx, depth);
        if (levels == 0)
        {
            return self.Copy();
        }
        var list = new RArray();
        Flatten(ctx, self, levels, list);
        return list;
    }

    [RubyMethod("flatten!")]
    public static object? FlattenInPlace(Context ctx, RArray self, object? depth = null)
    {
        self.CheckFrozen();
        var levels = depth is null ? -1 : Coerce.ToLong(ctx, depth);
        if (levels == 0)
        {
            return null;
        }
        var list = new RArray();
        if (!Flatten(ctx, self, levels, list))
        {
            return null;
        }
        self.ReplaceWith(list.Span);
        return self;
    }

    /// <summary>True when there was something to flatten.</summary>
    internal static bool Flatten(Context ctx, RArray items, long levels, RArray into)
    {
        using var once = ctx.EnterOnce("flatten", items);
        if (once.Again)
        {
            throw RubyError.Argument("tried to flatten recursive array");
        }
        var any = false;
        for (var i = 0; i < items.Count; i++)
        {
            if (levels != 0 && Coerce.TryAry(ctx, items[i]) is { } nested)
            {
                any = true;
                Flatten(ctx, nested, levels - 1, into);
            }
            else
            {
                into.Add(items[i]);
            }
        }
        return any;
    }
}
