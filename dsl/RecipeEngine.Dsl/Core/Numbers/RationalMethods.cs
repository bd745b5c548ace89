namespace RecipeEngine.Dsl.Core;

/// <summary>to_r and rationalize of String and nil.</summary>
[RubyClass("NilClass")]
public static class NilNumbers
{
    [RubyMethod("to_r")]
    public static object? ToR(object? self) => new RRational(0, 1);

    [RubyMethod("rationalize")]
    public static object? Rationalize(object? self, object? epsilon = null) => new RRational(0, 1);

    [RubyMethod("to_c")]
    public static object? ToC(object? self) => new RComplex(Box.Int(0), Box.Int(0));
}

/// <summary>String#to_r and String#to_c.</summary>
[RubyClass("String")]
public static class StringNumbers
{
    [RubyMethod("to_r")]
    public static object? ToR(RString self)
    {
        // a denominator of zero ends the number before the slash here
        try
        {
            return RationalConversion.Parse(self.Text, out _) ?? new RRational(0, 1);
        }
        catch (RubyError)
        {
            throw RubyError.ZeroDivision();
        }
    }

    [RubyMethod("to_c")]
    public static object? ToC(Context ctx, RString self) => ComplexConversion.Parse(ctx, self.Text, out _) ?? new RComplex(Box.Int(0), Box.Int(0));
}
