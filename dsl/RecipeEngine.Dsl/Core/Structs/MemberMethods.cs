namespace RecipeEngine.Dsl.Core;

/// <summary>Reads a struct's member.</summary>
sealed class MemberReader(int index) : BuiltinBody(0, 0)
{
    public override object? Call0(Context context, MethodEntry entry, object? self, RProc? block) =>
        (self as RStruct ?? Coerce.Self<RStruct>(context, self)).Values[index];

    public override object? Call(Context context, MethodEntry entry, object? self, object?[] arguments, RProc? block)
    {
        arguments = Plain(context, arguments);
        return arguments.Length == 0 ? Call0(context, entry, self, block) : throw WrongNumber(arguments.Length);
    }
}

/// <summary>Writes a struct's member.</summary>
sealed class MemberWriter(int index) : BuiltinBody(1, 1)
{
    public override object? Call(Context context, MethodEntry entry, object? self, object?[] arguments, RProc? block)
    {
        arguments = Plain(context, arguments);
        if (arguments.Length != 1)
        {
            throw WrongNumber(arguments.Length);
        }
        var s = self as RStruct ?? Coerce.Self<RStruct>(context, self);
        s.CheckFrozen();
        return s.Values[index] = arguments[0];
    }
}
