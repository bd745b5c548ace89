namespace RecipeEngine.Dsl.Core;

/// <summary>Turns a range used as a subscript into a start and a length.</summary>
public static class RangeBounds
{
    /// <summary>For reading: false when the start lies outside; the end is cut to the length.</summary>
    public static bool TryResolve(Context ctx, RRange range, long length, out long start, out long count) =>
        TryResolve(ctx, range.Begin, range.End, range.Exclusive, length, true, out start, out count);

    /// <summary>For writing: the start may lie beyond the end.</summary>
    /// <exception cref="RubyError">RangeError when it lies before the beginning.</exception>
    public static void Resolve(Context ctx, RRange range, long length, out long start, out long count)
    {
        if (!TryResolve(ctx, range.Begin, range.End, range.Exclusive, length, false, out start, out count))
        {
            throw RubyError.Range($"{ctx.Inspect(range)} out of range");
        }
    }

    public static bool TryResolve(Context ctx, object? begin, object? end, bool exclusive, long length, bool cut, out long start, out long count)
    {
        start = begin is null ? 0 : Coerce.ToLong(ctx, begin);
        var stop = end is null ? -1 : Coerce.ToLong(ctx, end);
        count = 0;
        if (start < 0)
        {
            start += length;
            if (start < 0)
            {
                return false;
            }
        }
        if (stop < 0)
        {
            stop += length;
        }
        if (!exclusive || end is null)
        {
            stop++;
        }
        if (cut)
        {
            if (start > length)
            {
                return false;
            }
            stop = Math.Min(stop, length);
        }
        count = Math.Max(0, stop - start);
        return true;
    }
}
