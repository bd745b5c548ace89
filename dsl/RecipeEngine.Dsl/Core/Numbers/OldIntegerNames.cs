namespace RecipeEngine.Dsl.Core;

/// <summary>Fixnum and Bignum: names of Integer that Ruby 3.1 still knows.</summary>
[RubyClass("Object")]
public static class OldIntegerNames
{
    [RubyConstant("Fixnum")]
    public static object? Fixnum(Context ctx) => ctx.Interpreter.IntegerClass;

    [RubyConstant("Bignum")]
    public static object? Bignum(Context ctx) => ctx.Interpreter.IntegerClass;
}
