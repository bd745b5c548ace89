namespace RecipeEngine.Dsl.Core;

/// <summary>Enumerator::ArithmeticSequence: 1.step(10, 3), (1..10) % 3.</summary>
[RubyClass("Enumerator::ArithmeticSequence", Superclass = "Enumerator")]
public static class ArithmeticSequenceClass
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => throw RubyError.Type($"allocator undefined for {klass}");

    [RubyMethod("begin")]
    public static object? Begin(RArithmeticSequence self) => self.Begin;

    [RubyMethod("end")]
    public static object? End(RArithmeticSequence self) => self.End;

    [RubyMethod("step")]
    public static object? Step(RArithmeticSequence self) => self.StepValue;

    [RubyMethod("exclude_end?")]
    public static bool ExcludesEnd(RArithmeticSequence self) => self.Exclusive;

    [RubyMethod("size")]
    public static object? Size(Context ctx, RArithmeticSequence self) => Stepping.Size(ctx, self.Begin, self.End, self.StepValue, self.Exclusive);

    [RubyMethod("each")]
    public static object? Each(Context ctx, RArithmeticSequence self, RProc? block)
    {
        if (block is not null)
        {
            Stepping.Run(ctx, self.Begin, self.End, self.StepValue, self.Exclusive, v =>
            {
                block.Yield(ctx, v);
                return true;
            });
        }
        return self;
    }

    [RubyMethod("first")]
    public static object? First(Context ctx, RArithmeticSequence self, [Optional] object? count)
    {
        var list = new RArray();
        var n = count is Undefined ? 1 : Coerce.ToLong(ctx, count);
        if (n < 0)
        {
            throw RubyError.Argument("attempt to take negative size");
        }
        if (n > 0 && self.Begin is null)
        {
            throw RubyError.Type($"nil can't be coerced into {ctx.ClassOf(self.StepValue)}");
        }
        if (n > 0)
        {
            Stepping.Run(ctx, self.Begin, self.End, self.StepValue, self.Exclusive, v =>
            {
                list.Add(v);
                return list.Count < n;
            });
        }
        return count is Undefined ? list.At(0) : list;
    }

    [RubyMethod("last")]
    public static object? Last(Context ctx, RArithmeticSequence self, [Optional] object? count)
    {
        if (self.End is null)
        {
            throw RubyError.Range("cannot get the last element of endless arithmetic sequence");
        }
        var size = Size(ctx, self);
        var total = size is long l ? l : Coerce.ToLong(ctx, size);
        var n = count is Undefined ? 1 : Coerce.ToLong(ctx, count);
        if (n < 0)
        {
            throw RubyError.Argument("negative array size");
        }
        var list = new RArray();
        for (var i = Math.Max(0, total - n); i < total; i++)
        {
            var offset = Num.Multiply(ctx, self.StepValue, Box.Int(i));
            list.Add(self.Begin is double || self.StepValue is double || self.End is double
                ? Coerce.ToDouble(ctx, self.Begin) + Coerce.ToDouble(ctx, self.StepValue) * i : Num.Add(ctx, self.Begin, offset));
        }
        return count is Undefined ? list.At(0) : list;
    }

    [RubyMethod("==", "===", "eql?")]
    public static bool EqualTo(Context ctx, RArithmeticSequence self, object? other) => other is RArithmeticSequence o
        && ctx.Equal(self.Begin, o.Begin) && ctx.Equal(self.End, o.End) && ctx.Equal(self.StepValue, o.StepValue) && self.Exclusive == o.Exclusive;

    [RubyMethod("hash")]
    public static long Hash(Context ctx, RArithmeticSequence self) =>
        StructuralHash.Mix(StructuralHash.Mix(StructuralHash.Mix(self.Exclusive ? 3 : 5, ctx.HashOf(self.Begin)), ctx.HashOf(self.End)), ctx.HashOf(self.StepValue)) >> 2;

    [RubyMethod("inspect", "to_s")]
    public static object? Inspect(Context ctx, RArithmeticSequence self)
    {
        var receiver = self.Receiver is RRange ? $"({ctx.Inspect(self.Receiver)})" : ctx.Inspect(self.Receiver);
        return new RString($"({receiver}.{self.Method.Name}{EnumeratorClass.ArgumentText(ctx, self.Arguments)})");
    }
}

/// <summary>An arithmetic sequence; an open end is null.</summary>
public sealed class RArithmeticSequence(RClass klass) : REnumerator(klass)
{
    public object? Begin { get; init; }
    public object? End { get; init; }
    public object? StepValue { get; init; }
    public bool Exclusive { get; init; }
    /// <summary>Made with keywords (by:, to:).</summary>
    public bool NamedArguments { get; init; }

    public override object? Iterate(Context ctx, RProc? block) => ArithmeticSequenceClass.Each(ctx, this, block);
}
