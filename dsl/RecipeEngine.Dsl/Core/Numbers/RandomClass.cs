using System.Numerics;
using System.Security.Cryptography;

namespace RecipeEngine.Dsl.Core;

/// <summary>A Random object.</summary>
public sealed class RRandom(RClass klass) : RObject(klass)
{
    internal MersenneTwister Generator { get; set; } = new(0);
}

/// <summary>Random, and Kernel#rand and srand.</summary>
[RubyClass("Random")]
public static class RandomClass
{
    [RubyConstant("DEFAULT")]
    public static object? DefaultConstant(Context ctx) => ctx.Interpreter.FindClass(ctx, "Random");

    [RubyAllocator]
    public static object? Allocate(RClass klass) => new RRandom(klass) { Generator = new MersenneTwister(NewSeed()) };

    static BigInteger NewSeed() => new(RandomNumberGenerator.GetBytes(16), isUnsigned: true);

    static readonly System.Runtime.CompilerServices.ConditionalWeakTable<Interpreter, RRandom> Defaults = [];

    internal static RRandom Default(Context ctx) => Defaults.GetValue(ctx.Interpreter, i => (RRandom)Allocate(i.FindClass(i.MainContext, "Random"))!);

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, RRandom self, [Optional] object? seed) =>
        self.Generator = new MersenneTwister(seed is Undefined ? NewSeed() : Coerce.ToBigInteger(ctx, seed));

    [RubyMethod("initialize_copy")]
    public static object? Copy(RRandom self, RRandom other)
    {
        self.Generator = other.Generator.Copy();
        return self;
    }

    [RubyMethod("seed")]
    public static object? Seed(RRandom self) => Box.Int(self.Generator.Seed);

    [RubyMethod("==")]
    public static bool EqualTo(Context ctx, RRandom self, object? other) => other is RRandom r && ctx.ClassOf(self) == ctx.ClassOf(other) && self.Generator.SameState(r.Generator);

    [RubyMethod("bytes")]
    public static object? Bytes(RRandom self, long count)
    {
        if (count < 0)
        {
            throw RubyError.Argument("negative string size (or size too big)");
        }
        var bytes = new byte[count];
        for (var i = 0; i < bytes.Length; i += 4)
        {
            var x = self.Generator.Next();
            for (var k = 0; k < 4 && i + k < bytes.Length; k++)
            {
                bytes[i + k] = (byte)(x >> (8 * k));
            }
        }
        return new RString(bytes, Text.RubyEncoding.Binary);
    }

    [RubyMethod("rand", "random_number")]
    public static object? Rand(Context ctx, RRandom self, [Optional] object? limit) => Number(ctx, self.Generator, limit);

    internal static object? Number(Context ctx, MersenneTwister g, object? limit)
    {
        switch (limit)
        {
            case Undefined: return g.NextDouble();
            case double d:
                if (!double.IsFinite(d))
                {
                    throw new RubyError("Errno::EDOM", "Numerical argument out of domain");
                }
                return d > 0 ? g.NextDouble() * d : throw Invalid(ctx, limit);
            case RRange r: return InRange(ctx, g, r);
            case null: throw Invalid(ctx, limit);
        }
        var n = Coerce.ToBigInteger(ctx, limit);
        return n.Sign > 0 ? Box.Int(g.UpTo(n - 1)) : throw Invalid(ctx, limit);
    }

    static RubyError Invalid(Context ctx, object? limit) => RubyError.Argument($"invalid argument - {ctx.Inspect(limit)}");

    internal static object? InRange(Context ctx, MersenneTwister g, RRange r)
    {
        if (r.Begin is null || r.End is null)
        {
            throw new RubyError("Errno::EDOM", "Numerical argument out of domain");
        }
        if (r.Begin is long or BigInteger && r.End is long or BigInteger)
        {
            var width = Num.Big(r.End) - Num.Big(r.Begin) - (r.Exclusive ? 1 : 0);
            return width.Sign < 0 ? throw Invalid(ctx, r) : Box.Int(Num.Big(r.Begin) + g.UpTo(width));
        }
        if (r.Begin is double || r.End is double)
        {
            double low = Coerce.ToDouble(ctx, r.Begin), high = Coerce.ToDouble(ctx, r.End);
            if (!double.IsFinite(low) || !double.IsFinite(high))
            {
                throw new RubyError("Errno::EDOM", "Numerical argument out of domain");
            }
            if (high < low || (r.Exclusive && high == low))
            {
                throw Invalid(ctx, r);
            }
            return (r.Exclusive ? g.NextDouble() : g.NextDoubleInclusive()) * (high - low) + low;
        }
        var span = ctx.Send1(r.End, Sym.Minus, r.Begin);
        var count = Coerce.ToBigInteger(ctx, span) - (r.Exclusive ? 1 : 0);
        return count.Sign < 0 ? throw Invalid(ctx, r) : ctx.Send1(r.Begin, Sym.Plus, Box.Int(g.UpTo(count)));
    }

    [RubyMethod("rand", Singleton = true)]
    public static object? ClassRand(Context ctx, object? self, [Optional] object? limit) => Number(ctx, Default(ctx).Generator, limit);

    [RubyMethod("random_number", Singleton = true)]
    public static object? ClassRandomNumber(Context ctx, object? self, [Optional] object? limit) =>
        limit is null or 0L || (limit is long n && n < 0) || (limit is double d && d <= 0) ? Default(ctx).Generator.NextDouble() : Number(ctx, Default(ctx).Generator, limit);

    [RubyMethod("bytes", Singleton = true)]
    public static object? ClassBytes(Context ctx, object? self, long count) => Bytes(Default(ctx), count);

    [RubyMethod("seed", Singleton = true)]
    public static object? ClassSeed(Context ctx, object? self) => Seed(Default(ctx));

    [RubyMethod("new_seed", Singleton = true)]
    public static object? ClassNewSeed(object? self) => Box.Int(NewSeed());

    [RubyMethod("urandom", Singleton = true)]
    public static object? URandom(object? self, long count) =>
        count < 0 ? throw RubyError.Argument("negative string size (or size too big)") : new RString(RandomNumberGenerator.GetBytes((int)count), Text.RubyEncoding.Binary);

    [RubyMethod("srand", Singleton = true)]
    public static object? ClassSRand(Context ctx, object? self, [Optional] object? seed) => KernelRandom.SRand(ctx, seed);
}

/// <summary>Kernel#rand and srand.</summary>
[RubyModule("Kernel")]
public static class KernelRandom
{
    [RubyMethod("rand", ModuleFunction = true)]
    public static object? Rand(Context ctx, object? limit = null)
    {
        var g = RandomClass.Default(ctx).Generator;
        if (limit is null or false)
        {
            return g.NextDouble();
        }
        if (limit is RRange r)
        {
            if (r.Begin is long or BigInteger && r.End is long or BigInteger && Num.Big(r.End) - Num.Big(r.Begin) - (r.Exclusive ? 1 : 0) < 0)
            {
                return null;
            }
            return RandomClass.InRange(ctx, g, r);
        }
        var n = BigInteger.Abs(Coerce.ToBigInteger(ctx, limit));
        return n.IsZero ? g.NextDouble() : Box.Int(g.UpTo(n - 1));
    }

    [RubyMethod("srand", ModuleFunction = true)]
    public static object? SRand(Context ctx, [Optional] object? seed)
    {
        var random = RandomClass.Default(ctx);
        var old = random.Generator.Seed;
        random.Generator = new MersenneTwister(seed is Undefined ? new BigInteger(RandomNumberGenerator.GetBytes(16), isUnsigned: true) : Coerce.ToBigInteger(ctx, seed));
        return Box.Int(old);
    }
}

/// <summary>Where shuffle and sample get their numbers: the default generator, a Random, or an object with <c>rand</c>.</summary>
readonly struct RandomSource(Context ctx, object? random)
{
    readonly object? source = random is Undefined ? RandomClass.Default(ctx) : random is RRandom ? random : ReferenceEquals(random, ctx.Interpreter.FindClass(ctx, "Random")) ? RandomClass.Default(ctx) : random;

    /// <summary>A number from 0 up to but not including <paramref name="limit"/>.</summary>
    public long Below(long limit)
    {
        if (source is RRandom r)
        {
            return (long)r.Generator.UpTo((ulong)limit - 1);
        }
        var value = Coerce.ToLong(ctx, ctx.SendPublic(source, RSymbol.Of("rand"), null, Box.Int(limit)));
        return value < 0 ? throw RubyError.Range($"random number too small {value}") : value >= limit ? throw RubyError.Range($"random number too big {value}") : value;
    }
}
