namespace RecipeEngine.Dsl.Objects;

/// <summary>A method written in C# that makes a float of a float; between nodes that compute neither needs an object.</summary>
public sealed class FloatFunction(Func<double, double> function) : BuiltinBody(1, 1)
{
    /// <summary>The function itself.</summary>
    public double Of(double x) => function(x);

    public override object? Call1(Context context, MethodEntry entry, object? self, object? a, RProc? block) =>
        Sealed.As<RHash>(a) is { IsKeywords: true } ? Call(context, entry, self, [a], block) : function(Coerce.ToDouble(context, a));

    public override object? Call(Context context, MethodEntry entry, object? self, object?[] arguments, RProc? block)
    {
        arguments = Plain(context, arguments);
        return arguments.Length == 1 ? function(Coerce.ToDouble(context, arguments[0])) : throw WrongNumber(arguments.Length);
    }
}
