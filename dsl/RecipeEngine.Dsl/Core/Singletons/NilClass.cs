namespace RecipeEngine.Dsl.Core;

/// <summary>nil.</summary>
[RubyClass("NilClass")]
public static class NilClass
{
    static readonly System.Runtime.CompilerServices.ConditionalWeakTable<Interpreter, RString> Empties = [];

    [RubyMethod("to_s")]
    public static object? ToS(Context ctx, object? self) => Empties.GetValue(ctx.Interpreter, _ => new RString("", Text.RubyEncoding.UsAscii) { Frozen = true });

    [RubyMethod("to_a")]
    public static object? ToA(object? self) => new RArray();

    [RubyMethod("to_h")]
    public static object? ToH(object? self) => new RHash();

    [RubyMethod("to_i")]
    public static int ToI(object? self) => 0;

    [RubyMethod("to_f")]
    public static double ToF(object? self) => 0.0;

    [RubyMethod("inspect")]
    public static string Inspect(object? self) => "nil";

    [RubyMethod("nil?")]
    public static bool IsNil(object? self) => true;

    [RubyMethod("==")]
    public static bool EqualTo(object? self, object? other) => other is null;

    [RubyMethod("===")]
    public static bool CaseEquals(object? self, object? other) => other is null;

    [RubyMethod("=~")]
    public static object? Match(object? self, object? other) => null;

    [RubyMethod("&")]
    public static bool And(object? self, object? other) => false;

    [RubyMethod("|")]
    public static bool Or(object? self, object? other) => Context.Truthy(other);

    [RubyMethod("^")]
    public static bool Xor(object? self, object? other) => Context.Truthy(other);

    [RubyMethod("dup")]
    public static object? Dup(object? self) => null;
}

/// <summary>true.</summary>
[RubyClass("TrueClass")]
public static class TrueClass
{
    static readonly System.Runtime.CompilerServices.ConditionalWeakTable<Interpreter, RString> Names = [];

    [RubyMethod("to_s", "inspect")]
    public static object? ToS(Context ctx, object? self) => Names.GetValue(ctx.Interpreter, _ => new RString("true", Text.RubyEncoding.UsAscii) { Frozen = true });

    [RubyMethod("===")]
    public static bool CaseEquals(object? self, object? other) => other is true;

    [RubyMethod("!")]
    public static bool Not(object? self) => false;

    [RubyMethod("&")]
    public static bool And(object? self, object? other) => Context.Truthy(other);

    [RubyMethod("|")]
    public static bool Or(object? self, object? other) => true;

    [RubyMethod("^")]
    public static bool Xor(object? self, object? other) => !Context.Truthy(other);

    [RubyMethod("dup")]
    public static object? Dup(object? self) => self;
}

/// <summary>false.</summary>
[RubyClass("FalseClass")]
public static class FalseClass
{
    static readonly System.Runtime.CompilerServices.ConditionalWeakTable<Interpreter, RString> Names = [];

    [RubyMethod("to_s", "inspect")]
    public static object? ToS(Context ctx, object? self) => Names.GetValue(ctx.Interpreter, _ => new RString("false", Text.RubyEncoding.UsAscii) { Frozen = true });

    [RubyMethod("===")]
    public static bool CaseEquals(object? self, object? other) => other is false;

    [RubyMethod("!")]
    public static bool Not(object? self) => true;

    [RubyMethod("&")]
    public static bool And(object? self, object? other) => false;

    [RubyMethod("|")]
    public static bool Or(object? self, object? other) => Context.Truthy(other);

    [RubyMethod("^")]
    public static bool Xor(object? self, object? other) => Context.Truthy(other);

    [RubyMethod("dup")]
    public static object? Dup(object? self) => self;
}
