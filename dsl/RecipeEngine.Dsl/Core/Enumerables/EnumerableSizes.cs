namespace RecipeEngine.Dsl.Core;

/// <summary>Sizes of the enumerators that Enumerable's methods return.</summary>
static class EnumerableSizes
{
    public static object? Enumerator(Context ctx, object? self, string method, params object?[] arguments) =>
        Enumerators.Make(ctx, self, method, arguments, c => Iter.SizeOf(c, self));

    public static object? Cycle(Context ctx, object? size, object? count)
    {
        if (size is null or 0L)
        {
            return size;
        }
        if (count is Undefined or null)
        {
            return double.PositiveInfinity;
        }
        var n = Coerce.ToLong(ctx, count);
        return Num.Multiply(ctx, size, Box.Int(Math.Max(0, n)));
    }

    public static object? Slices(Context ctx, object? size, long n) =>
        size is long l ? Box.Int((l + n - 1) / n) : size is null or double ? size : Num.IntegerDivide(ctx, Num.Add(ctx, size, Box.Int(n - 1)), Box.Int(n));

    public static object? Windows(Context ctx, object? size, long n) =>
        size is long l ? Box.Int(Math.Max(0, l - n + 1)) : size is null or double ? size : Num.Subtract(ctx, size, Box.Int(n - 1));
}
