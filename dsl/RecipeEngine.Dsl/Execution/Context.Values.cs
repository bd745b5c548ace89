using System.Numerics;
using System.Runtime.CompilerServices;

namespace RecipeEngine.Dsl.Execution;

public sealed partial class Context
{
    /// <summary>Everything but nil and false.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Truthy(object? value) => value is not null && (value.GetType() != typeof(bool) || Sealed.Unbox<bool>(value));

    /// <summary>The class that dispatch uses: singleton classes included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RClass DispatchClass(object? value)
    {
        // Exact types first: a check against the base class of all objects climbs the hierarchy.
        if (value is null)
        {
            return Interpreter.NilClass;
        }
        if (value.GetType() == typeof(RObject))
        {
            return Unsafe.As<RObject>(value).klass ?? Interpreter.ObjectClass;
        }
        if (value.GetType() == typeof(long))
        {
            return Interpreter.IntegerClass;
        }
        if (value.GetType() == typeof(RString))
        {
            return Unsafe.As<RObject>(value).klass ?? Interpreter.StringClass;
        }
        if (value.GetType() == typeof(RArray))
        {
            return Unsafe.As<RObject>(value).klass ?? Interpreter.ArrayClass;
        }
        if (value.GetType() == typeof(RHash))
        {
            return Unsafe.As<RObject>(value).klass ?? Interpreter.HashClass;
        }
        return OtherClass(value);
    }

    RClass OtherClass(object value) => Sealed.Is<double>(value) ? Interpreter.FloatClass : value is RObject o ? o.klass ?? o.DefaultClass(Interpreter) : ImmediateClass(value);

    RClass ImmediateClass(object? value) => value switch
    {
        null => Interpreter.NilClass,
        long => Interpreter.IntegerClass,
        double => Interpreter.FloatClass,
        bool b => b ? Interpreter.TrueClass : Interpreter.FalseClass,
        BigInteger => Interpreter.IntegerClass,
        _ => throw new InvalidOperationException($"a {value.GetType()} has leaked into a Ruby program"),
    };

    /// <summary>The class as <c>obj.class</c> gives it.</summary>
    public RClass ClassOf(object? value) => DispatchClass(value).Real();

    public bool IsA(object? value, RModule module) => DispatchClass(value).IsSameOrDescendsFrom(module);

    /// <summary><c>equal?</c></summary>
    public bool Same(object? a, object? b) => ReferenceEquals(a, b) || (a, b) switch
    {
        (long x, long y) => x == y,
        (double x, double y) => BitConverter.DoubleToInt64Bits(x) == BitConverter.DoubleToInt64Bits(y),
        (bool x, bool y) => x == y,
        _ => false,
    };

    /// <summary><c>a == b</c></summary>
    public bool Equal(object? a, object? b)
    {
        if (Sealed.Int(a, out var n) && Sealed.Int(b, out var m) && !Redefined.Integer)
        {
            return n == m;
        }
        if (Sealed.As<RString>(a) is { klass: null } s && Sealed.As<RString>(b) is { } t && !Redefined.String)
        {
            return StringEqual(s, t);
        }
        switch (a)
        {
            case null: return b is null;
            case bool x: return b is bool other && x == other;
            case RSymbol when b is RSymbol or null or long or RString: return ReferenceEquals(a, b);
        }
        if (ReferenceEquals(a, b) && !Sealed.Is<double>(a) && a is RObject { klass: null })
        {
            return true;
        }
        return Truthy(Send1(a, Sym.EqualTo, b));
    }

    /// <summary>Same characters, or same bytes in compatible encodings.</summary>
    public static bool StringEqual(RString a, RString b)
    {
        if (a.Units == b.Units && a.Span.SequenceEqual(b.Span))
        {
            return ReferenceEquals(a.Encoding, b.Encoding) || a.IsEmpty || (a.IsAscii && b.Encoding.IsAsciiCompatible);
        }
        return false;
    }

    /// <summary><c>a.eql?(b)</c></summary>
    public bool Eql(object? a, object? b)
    {
        if (ReferenceEquals(a, b))
        {
            return true;
        }
        if (Sealed.Int(a, out var n))
        {
            return Sealed.Int(b, out var m) && n == m;
        }
        if (Sealed.As<RString>(a) is { klass: null } text)
        {
            return Sealed.As<RString>(b) is { } t && StringEqual(text, t);
        }
        switch (a)
        {
            case null or bool: return a is bool x && b is bool y && x == y;
            case double d: return Sealed.Float(b, out var e) && (d == e);
            case BigInteger i: return b is BigInteger j && i == j;
            case RSymbol: return false;
            case RString s when FindMethod(s, Sym.Eql) is { Body: BuiltinBody }: return Sealed.As<RString>(b) is { } u && StringEqual(s, u);
        }
        return Truthy(Send1(a, Sym.Eql, b));
    }

    /// <summary><c>a.hash</c> folded to 32 bits.</summary>
    public int HashOf(object? value)
    {
        if (Sealed.Int(value, out var n))
        {
            return n.GetHashCode() * -1640531535;
        }
        switch (value)
        {
            case null: return 8;
            case bool b: return b ? 20 : 0;
            case double d: return d == 0 ? 77 : d.GetHashCode();
            case BigInteger i: return i.GetHashCode();
            case RSymbol s: return s.GetHashCode();
            case RString s when s.klass is null || FindMethod(s, Sym.Hash) is { Body: BuiltinBody }: return HashText(s);
        }
        return Send0(value, Sym.Hash) switch
        {
            long l => l.GetHashCode(),
            BigInteger i => i.GetHashCode(),
            var other => (int)Coerce.ToLong(this, other),
        };
    }

    public static int HashText(RString s) => s.ContentHash;

    public int IdentityHash(object? value) => Sealed.Is<RSymbol>(value) ? value.GetHashCode() : value is RObject o ? RuntimeHelpers.GetHashCode(o) : HashOf(value);

    /// <summary><c>pattern === value</c></summary>
    public bool CaseEqual(object? pattern, object? value)
    {
        if (Sealed.Is<RSymbol>(pattern) && Sealed.Is<RSymbol>(value))
        {
            return ReferenceEquals(pattern, value);
        }
        if (Sealed.As<RString>(pattern) is { klass: null } s && Sealed.As<RString>(value) is { } t && !Redefined.String)
        {
            return StringEqual(s, t);
        }
        if (Sealed.Int(pattern, out var x) && Sealed.Int(value, out var y) && !Redefined.Integer)
        {
            return x == y;
        }
        return Truthy(Send1(pattern, Sym.CaseEquals, value));
    }

    /// <summary><c>a &lt;=&gt; b</c> as -1, 0 or 1.</summary>
    /// <exception cref="RubyError">ArgumentError "comparison of Integer with String failed" when they cannot be compared.</exception>
    public int Compare(object? a, object? b)
    {
        if (Sealed.Int(a, out var n) && Sealed.Int(b, out var m) && !Redefined.Integer)
        {
            return n.CompareTo(m);
        }
        if (Sealed.Float(a, out var x) && Sealed.Float(b, out var y) && !double.IsNaN(x) && !double.IsNaN(y) && !Redefined.Float)
        {
            return x.CompareTo(y);
        }
        if (Sealed.As<RString>(a) is { klass: null } s && Sealed.As<RString>(b) is { } t && !Redefined.String)
        {
            return CompareText(s, t);
        }
        if (Sealed.As<RArray>(a) is { klass: null } list && Sealed.As<RArray>(b) is { klass: null } other && !Redefined.Array && Core.ArrayOrder.CompareScalars(list, other) is { } order)
        {
            return order;
        }
        var result = Send1(a, Sym.Spaceship, b);
        return result is null ? throw ComparisonFailed(a, b) : ComparisonResult(result, a, b);
    }

    public RubyError ComparisonFailed(object? a, object? b) => RubyError.Argument($"comparison of {ClassOf(a)} with {Core.Coercion.Describe(this, b)} failed");

    /// <summary>Reads what a &lt;=&gt; or a sort block gave: the sign of a number; nil is an error.</summary>
    public int ComparisonResult(object? result, object? a, object? b) => result switch
    {
        long l => Math.Sign(l),
        BigInteger i => i.Sign,
        null => throw ComparisonFailed(a, b),
        _ => Truthy(Send(result, Sym.Greater, Box.Int(0))) ? 1 : Truthy(Send(result, Sym.Less, Box.Int(0))) ? -1 : 0,
    };

    /// <summary>Byte order, as String#&lt;=&gt;.</summary>
    public static int CompareText(RString a, RString b)
    {
        if (a.HasSurrogates || b.HasSurrogates || (!ReferenceEquals(a.Encoding, b.Encoding) && !(a.IsAscii && b.IsAscii)))
        {
            var order = Math.Sign(a.ToBytes().AsSpan().SequenceCompareTo(b.ToBytes()));
            return order != 0 || StringEqual(a, b) ? order : OrderOf(a.Encoding).CompareTo(OrderOf(b.Encoding));
        }
        return Text.TextOrder.Compare(a.Span, b.Span);
    }

    // Equal bytes in encodings that do not go together: the encodings' order decides.
    static int OrderOf(Text.RubyEncoding encoding)
    {
        var at = 0;
        while (!ReferenceEquals(Text.RubyEncoding.All[at], encoding))
        {
            at++;
        }
        return at;
    }

    internal object? Send1(object? receiver, RSymbol name, object? a)
    {
        var entry = DispatchClass(receiver).FindMethod(name);
        return entry is null ? MethodMissing(receiver, name, [a], null, CallKind.Function) : entry.Body!.Call1(this, entry, receiver, a, null);
    }

    internal object? Send0(object? receiver, RSymbol name)
    {
        var entry = DispatchClass(receiver).FindMethod(name);
        return entry is null ? MethodMissing(receiver, name, [], null, CallKind.Function) : entry.Body!.Call0(this, entry, receiver, null);
    }

    /// <summary>Text of <c>value.inspect</c>.</summary>
    public string Inspect(object? value) => value switch
    {
        null => "nil",
        bool b => b ? "true" : "false",
        long l => l.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => Send0(value, Sym.Inspect) switch
        {
            RString s => s.Text,
            var other => ToS(other),
        },
    };

    /// <summary>Text of <c>value.to_s</c>, as interpolation shows it: an object whose to_s gives no String shows as <c>#&lt;Class&gt;</c>.</summary>
    public string ToS(object? value) => value switch
    {
        RString s => s.Text,
        RSymbol s => s.Name,
        long l => l.ToString(System.Globalization.CultureInfo.InvariantCulture),
        null => "",
        _ => Sealed.As<RString>(Send0(value, Sym.ToS)) is { } s ? s.Text : AnyToS(value),
    };

    /// <summary>As <see cref="ToS"/>, as a string object (the same one where to_s gives it).</summary>
    public RString ToRString(object? value) => Sealed.As<RString>(value) ?? value switch
    {
        RSymbol or long or null => new RString(ToS(value)),
        _ => Send0(value, Sym.ToS) as RString ?? new RString(AnyToS(value)),
    };

    /// <summary><c>#&lt;Foo&gt;</c> with an address, as Kernel#to_s.</summary>
    public string AnyToS(object? value) => $"#<{ClassOf(value)}:0x{Interpreter.ObjectId(value) * 8:x16}>";
}
