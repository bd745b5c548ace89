using System.Numerics;

namespace RecipeEngine.Dsl.Core;

/// <summary>First and last elements, size, minimum and maximum, binary search.</summary>
[RubyClass("Range")]
public static class RangeMeasures
{
    [RubyMethod("first")]
    public static object? First(Context ctx, RRange self, [Optional] object? count)
    {
        if (self.Begin is null)
        {
            throw RubyError.Range("cannot get the first element of beginless range");
        }
        if (count is Undefined)
        {
            return self.Begin;
        }
        return Coerce.ToLong(ctx, count) < 0 ? throw RubyError.Argument("negative array size (or size too big)") : EnumerableSearching.First(ctx, self, count);
    }

    [RubyMethod("last")]
    public static object? Last(Context ctx, RRange self, [Optional] object? count)
    {
        if (self.End is null)
        {
            throw RubyError.Range("cannot get the last element of endless range");
        }
        if (count is Undefined)
        {
            return self.End;
        }
        if (self.Begin is long or BigInteger && self.End is long or BigInteger)
        {
            var n = Coerce.ToLong(ctx, count);
            if (n < 0)
            {
                throw RubyError.Argument("negative array size");
            }
            BigInteger last = Num.Big(self.End) - (self.Exclusive ? 1 : 0), first = BigInteger.Max(Num.Big(self.Begin), last - n + 1);
            var list = new RArray();
            for (var i = first; i <= last; i++)
            {
                list.Add(Box.Int(i));
            }
            return list;
        }
        return ArrayAccess.Last(ctx, (RArray)RangeIteration.ToA(ctx, self)!, count);
    }

    [RubyMethod("size")]
    public static object? Size(Context ctx, RRange self)
    {
        if (self.Begin is long or BigInteger)
        {
            if (RangeClass.IsNumeric(ctx, self.End))
            {
                return self.End is double.PositiveInfinity ? double.PositiveInfinity : Stepping.Size(ctx, self.Begin, self.End, Box.Int(1), self.Exclusive);
            }
            return self.End is null ? double.PositiveInfinity : null;
        }
        if (RangeClass.IsNumeric(ctx, self.Begin))
        {
            return RangeClass.IsNumeric(ctx, self.End) ? Stepping.Size(ctx, self.Begin, self.End, Box.Int(1), self.Exclusive) : self.End is null ? double.PositiveInfinity : null;
        }
        return self.Begin is null ? double.PositiveInfinity : null;
    }

    internal static object? SizeForEnumerator(Context ctx, RRange self) => Size(ctx, self);

    [RubyMethod("count")]
    public static object? Count(Context ctx, RRange self, [Optional] object? value, RProc? block = null)
    {
        if (value is Undefined && block is null)
        {
            if (self.Begin is null || self.End is null)
            {
                return double.PositiveInfinity;
            }
            if (self.Begin is long or BigInteger && self.End is long or BigInteger)
            {
                return Size(ctx, self);
            }
        }
        return EnumerableSearching.Count(ctx, self, value, block);
    }

    [RubyMethod("min")]
    public static object? Min(Context ctx, RRange self, object? count = null, RProc? block = null)
    {
        if (self.Begin is null)
        {
            throw RubyError.Range("cannot get the minimum of beginless range");
        }
        if (block is not null || count is not null)
        {
            if (self.End is null)
            {
                throw RubyError.Range($"cannot get the minimum of endless range with custom comparison method");
            }
            return EnumerableFolding.Min(ctx, self, count, block);
        }
        if (self.End is null)
        {
            return self.Begin;
        }
        var c = ctx.Compare(self.Begin, self.End);
        return c > 0 || (c == 0 && self.Exclusive) ? null : self.Begin;
    }

    [RubyMethod("max")]
    public static object? Max(Context ctx, RRange self, object? count = null, RProc? block = null)
    {
        if (self.End is null)
        {
            throw RubyError.Range("cannot get the maximum of endless range");
        }
        var numeric = RangeClass.IsNumeric(ctx, self.End);
        if (block is not null || count is not null || (self.Exclusive && !numeric))
        {
            if (self.Begin is null)
            {
                throw RubyError.Range("cannot get the maximum of beginless range with custom comparison method");
            }
            return EnumerableFolding.Max(ctx, self, count, block);
        }
        var c = self.Begin is null ? -1 : ctx.Compare(self.Begin, self.End);
        if (c > 0)
        {
            return null;
        }
        if (!self.Exclusive)
        {
            return self.End;
        }
        if (self.End is not (long or BigInteger))
        {
            throw RubyError.Type("cannot exclude non Integer end value");
        }
        if (c == 0)
        {
            return null;
        }
        if (self.Begin is not (long or BigInteger))
        {
            throw RubyError.Type("cannot exclude end value with non Integer begin value");
        }
        return Num.Subtract(ctx, self.End, Box.Int(1));
    }

    [RubyMethod("minmax")]
    public static object? MinMax(Context ctx, RRange self, RProc? block) => block is not null
        ? self.Begin is null || self.End is null
            ? throw RubyError.Range($"cannot get the {(self.Begin is null ? "minimum of beginless" : "maximum of endless")} range with custom comparison method")
            : EnumerableFolding.MinMax(ctx, self, block)
        : Both(ctx, self);

    // Ruby asks for the maximum first: its error is the one told.
    static RArray Both(Context ctx, RRange self)
    {
        var most = ctx.Send(self, "max");
        return RArray.Of(ctx.Send(self, "min"), most);
    }

    [RubyMethod("bsearch")]
    public static object? BSearch(Context ctx, RRange self, RProc? block)
    {
        if (block is null)
        {
            return (self.Begin is null || RangeClass.IsNumeric(ctx, self.Begin)) && (self.End is null || RangeClass.IsNumeric(ctx, self.End))
                ? Enumerators.Make(ctx, self, "bsearch") : throw RubyError.Type($"can't do binary search for {ctx.ClassOf(self.Begin)}");
        }
        if (self.Begin is double || self.End is double)
        {
            var low = self.Begin is null ? double.NegativeInfinity : Coerce.ToDouble(ctx, self.Begin);
            var high = self.End is null ? double.PositiveInfinity : Coerce.ToDouble(ctx, self.End);
            return Search(ctx, Ordinal(low), Ordinal(high), self.Exclusive, i => FromOrdinal((long)i), block);
        }
        if (self.Begin is long or BigInteger && self.End is long or BigInteger)
        {
            return Search(ctx, Num.Big(self.Begin), Num.Big(self.End), self.Exclusive, Box.Int, block);
        }
        if (self.Begin is long or BigInteger && self.End is null)
        {
            return Open(ctx, Num.Big(self.Begin), 1, block);
        }
        if (self.End is long or BigInteger && self.Begin is null)
        {
            return Open(ctx, Num.Big(self.End), -1, block, self.Exclusive);
        }
        throw RubyError.Type($"can't do binary search for {ctx.ClassOf(self.Begin)}");
    }

    static object? Search(Context ctx, BigInteger low, BigInteger high, bool exclusive, Func<BigInteger, object?> value, RProc block)
    {
        object? found = null;
        if (exclusive)
        {
            high--;
        }
        while (low <= high)
        {
            var middle = low + ((high - low) >> 1);
            var candidate = value(middle);
            switch (BinarySearch.Judge(ctx, block.Yield(ctx, candidate)))
            {
                case BinarySearch.Hit: return candidate;
                case BinarySearch.Left:
                    found = candidate;
                    high = middle - 1;
                    break;
                case BinarySearch.Below:
                    high = middle - 1;
                    break;
                default:
                    low = middle + 1;
                    break;
            }
        }
        return found;
    }

    static object? Open(Context ctx, BigInteger from, int direction, RProc block, bool exclusive = false)
    {
        var distance = BigInteger.One;
        while (true)
        {
            var probe = from + direction * distance;
            var answer = BinarySearch.Judge(ctx, block.Yield(ctx, Box.Int(probe)));
            if (answer == BinarySearch.Hit)
            {
                return Box.Int(probe);
            }
            var turned = direction > 0 ? answer is BinarySearch.Left or BinarySearch.Below : answer == BinarySearch.Above;
            if (turned)
            {
                return direction > 0 ? Search(ctx, from, probe, false, Box.Int, block) : Search(ctx, probe, from, exclusive, Box.Int, block);
            }
            distance *= 2;
        }
    }

    /// <summary>Doubles in order as integers.</summary>
    static BigInteger Ordinal(double d)
    {
        var bits = BitConverter.DoubleToInt64Bits(d == 0 ? 0.0 : d);
        return bits < 0 ? -(bits & long.MaxValue) : bits;
    }

    static object? FromOrdinal(long i) => i < 0 ? -BitConverter.Int64BitsToDouble(-i) : BitConverter.Int64BitsToDouble(i);
}
