namespace RecipeEngine.Dsl.Core;

/// <summary>The other sides of a zip: arrays are indexed, other objects are enumerated alongside.</summary>
static class Zipping
{
    /// <summary>Gives the item of a row; rows are asked in order. A <paramref name="limit"/> below 0 is unknown.</summary>
    public static Func<int, object?> Source(Context ctx, object? other, int limit)
    {
        if (Coerce.TryAry(ctx, other) is { } array)
        {
            return i => array.At(i);
        }
        if (other is null or bool or long or double or RSymbol or RString || limit >= 0 && !ctx.RespondTo(other, Sym.Each) || !ctx.RespondTo(other, Sym.Each) && !ctx.RespondTo(other, RSymbol.Of("to_enum")))
        {
            throw RubyError.Type($"wrong argument type {ctx.ClassOf(other)} (must respond to :each)");
        }
        if (limit >= 0)
        {
            var taken = new RArray();
            if (limit > 0)
            {
                Iter.Packed(ctx, other, v =>
                {
                    taken.Add(v);
                    return taken.Count < limit;
                });
            }
            return i => taken.At(i);
        }
        var cursor = ExternalCursor.Of(ctx, ctx.Send(other, "to_enum", Sym.Each) as REnumerator
            ?? throw RubyError.Type($"wrong argument type {ctx.ClassOf(other)} (must respond to :each)"));
        var ended = false;
        return _ =>
        {
            if (ended || !cursor.MoveNext(ctx))
            {
                ended = true;
                return null;
            }
            return Iter.Pack(cursor.Current);
        };
    }
}
