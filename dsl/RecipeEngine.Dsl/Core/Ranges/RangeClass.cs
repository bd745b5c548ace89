namespace RecipeEngine.Dsl.Core;

/// <summary>Range: making, comparing, showing, membership.</summary>
[RubyClass("Range", Includes = ["Enumerable"])]
public static class RangeClass
{
    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, RRange self, object? begin, object? end, object? exclusive = null)
    {
        if (self.Frozen)
        {
            throw new RubyError("FrozenError", $"can't modify frozen {ctx.ClassOf(self)}: {ctx.Inspect(self)}");
        }
        if (self.IsInitialized)
        {
            throw RubyError.Name("`initialize' called twice", self, "initialize");
        }
        Check(ctx, begin, end);
        (self.Begin, self.End, self.Exclusive, self.IsInitialized) = (begin, end, Context.Truthy(exclusive), true);
        self.Frozen = ctx.ClassOf(self) == ctx.Interpreter.RangeClass;
    }

    static void Check(Context ctx, object? begin, object? end)
    {
        if (begin is long && end is long || begin is null || end is null)
        {
            return;
        }
        if (ctx.Send1(begin, Sym.Spaceship, end) is null)
        {
            throw RubyError.Argument("bad value for range");
        }
    }

    [RubyMethod("initialize_copy")]
    public static object? Copy(Context ctx, RRange self, RRange other)
    {
        if (self.IsInitialized)
        {
            throw self.Frozen ? RubyError.Frozen(self) : RubyError.Name("`initialize' called twice", self, "initialize");
        }
        (self.Begin, self.End, self.Exclusive, self.IsInitialized) = (other.Begin, other.End, other.Exclusive, true);
        return self;
    }

    [RubyMethod("begin")]
    public static object? Begin(RRange self) => self.Begin;

    [RubyMethod("end")]
    public static object? End(RRange self) => self.End;

    [RubyMethod("exclude_end?")]
    public static bool ExcludesEnd(RRange self) => self.Exclusive;

    [RubyMethod("==")]
    public static bool EqualTo(Context ctx, RRange self, object? other)
    {
        if (ReferenceEquals(self, other))
        {
            return true;
        }
        if (other is not RRange r || r.Exclusive != self.Exclusive)
        {
            return false;
        }
        using var once = ctx.EnterOnce("==", self, other);
        return once.Again || (ctx.Equal(self.Begin, r.Begin) && ctx.Equal(self.End, r.End));
    }

    [RubyMethod("eql?")]
    public static bool Eql(Context ctx, RRange self, object? other) =>
        ReferenceEquals(self, other) || (other is RRange r && r.Exclusive == self.Exclusive && ctx.Eql(self.Begin, r.Begin) && ctx.Eql(self.End, r.End));

    [RubyMethod("hash")]
    public static long Hash(Context ctx, RRange self) =>
        StructuralHash.Mix(StructuralHash.Mix(self.Exclusive ? 17 : 19, ctx.HashOf(self.Begin)), ctx.HashOf(self.End)) >> 2;

    [RubyMethod("to_s")]
    public static object? ToS(Context ctx, RRange self) => new RString($"{ctx.ToS(self.Begin)}{Dots(self)}{ctx.ToS(self.End)}");

    [RubyMethod("inspect")]
    public static object? Inspect(Context ctx, RRange self)
    {
        using var once = ctx.EnterOnce("inspect", self);
        if (once.Again)
        {
            return new RString(self.Exclusive ? "(... ... ...)" : "(... .. ...)");
        }
        var begin = self.Begin is null && self.End is not null ? "" : ctx.Inspect(self.Begin);
        var end = self.End is null && self.Begin is not null ? "" : ctx.Inspect(self.End);
        return new RString(begin + Dots(self) + end);
    }

    static string Dots(RRange self) => self.Exclusive ? "..." : "..";

    static int? Compare(Context ctx, object? a, object? b)
    {
        if (a is long x && b is long y)
        {
            return x.CompareTo(y);
        }
        // numbers do not compare with these
        if (a is long && b is RString { klass: null } or RSymbol or RArray { klass: null } or null or bool && !Redefined.Integer)
        {
            return null;
        }
        if (a is RString { klass: null } p && b is RString { klass: null } q && !Redefined.String)
        {
            return Context.CompareText(p, q);
        }
        var result = ctx.Send1(a, Sym.Spaceship, b);
        return result is null ? null : ctx.ComparisonResult(result, a, b);
    }

    /// <summary>By comparison with the ends only.</summary>
    internal static bool Covers(Context ctx, RRange self, object? value)
    {
        if (self.Begin is not null && (Compare(ctx, self.Begin, value) is not { } low || low > 0))
        {
            return false;
        }
        return self.End is null || (Compare(ctx, value, self.End) is { } high && (self.Exclusive ? high < 0 : high <= 0));
    }

    [RubyMethod("cover?")]
    public static bool Cover(Context ctx, RRange self, object? value) => value is RRange r ? CoversRange(ctx, self, r) : Covers(ctx, self, value);

    static bool CoversRange(Context ctx, RRange self, RRange other)
    {
        if (self.Begin is not null && (other.Begin is null || Compare(ctx, self.Begin, other.Begin) is not { } low || low > 0))
        {
            return false;
        }
        if (other.Begin is not null && other.End is not null && (Compare(ctx, other.Begin, other.End) is not { } order || order > (other.Exclusive ? -1 : 0)))
        {
            return false;
        }
        if (self.End is null)
        {
            return true;
        }
        if (other.End is null)
        {
            return false;
        }
        if (Compare(ctx, self.End, other.End) is not { } high)
        {
            return false;
        }
        if (high > 0 || (high == 0 && (self.Exclusive == other.Exclusive || other.Exclusive)))
        {
            return self.Begin is not null || other.Begin is null || true;
        }
        // (1..3).cover?(1...4): the last integer inside decides
        if (other.Exclusive && !self.Exclusive && other.Begin is long or System.Numerics.BigInteger && other.End is long or System.Numerics.BigInteger)
        {
            var mark = ctx.GetMark();
            return Compare(ctx, self.End, ctx.Send(other, "max")) is >= 0 && mark == ctx.GetMark();
        }
        return false;
    }

    static readonly RSymbol CoverName = RSymbol.Of("cover?");

    [RubyMethod("===")]
    public static bool CaseEquals(Context ctx, RRange self, object? value) =>
        Context.Truthy(ctx.FindMethod(self, CoverName) is { Body: BuiltinBody } ? Box.Bool(Covers(ctx, self, value)) : ctx.Send(self, "cover?", value));

    [RubyMethod("include?", "member?")]
    public static bool Includes(Context ctx, RRange self, object? value)
    {
        if (IsNumeric(ctx, self.Begin) || IsNumeric(ctx, self.End) || ctx.SendIfResponds(self.Begin, Sym.ToInt) is long or System.Numerics.BigInteger)
        {
            return Covers(ctx, self, value);
        }
        if (self.Begin is RString a && self.End is RString b && value is RString v)
        {
            if (a.Length == 1 && b.Length == 1 && a.IsAscii && b.IsAscii)
            {
                return v.Length == 1 && v.Text[0] >= a.Text[0] && (self.Exclusive ? v.Text[0] < b.Text[0] : v.Text[0] <= b.Text[0]);
            }
        }
        else if (self.Begin is RString or null && self.End is RString or null)
        {
            if (self.Begin is null != self.End is null)
            {
                return Covers(ctx, self, value);
            }
        }
        if (self.Begin is RObject t && ctx.ClassOf(t).Name == "Time" || self.End is RObject u && ctx.ClassOf(u).Name == "Time")
        {
            return Covers(ctx, self, value);
        }
        return EnumerableSearching.Includes(ctx, self, value);
    }

    internal static bool IsNumeric(Context ctx, object? value) =>
        value is long or double or System.Numerics.BigInteger || (value is RObject and not RString and not RSymbol && ctx.IsA(value, ctx.Interpreter.FindClass(ctx, "Numeric")));
}
