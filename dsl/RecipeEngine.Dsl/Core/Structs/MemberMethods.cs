using System.Runtime.CompilerServices;

namespace RecipeEngine.Dsl.Core;

/// <summary>Reads a struct's member.</summary>
sealed class MemberReader(int index) : BuiltinBody(0, 0)
{
    public override object? Call0(Context context, MethodEntry entry, object? self, RProc? block) => Read(context, self);

    /// <summary>The member of what is known to be a struct that has it.</summary>
    internal object? Value(object? self) => Unsafe.As<RStruct>(self)!.Values[index];

    internal object? Read(Context context, object? self) =>
        (Sealed.As<RStruct>(self) ?? Coerce.Self<RStruct>(context, self)).Values[index];

    public override object? Call(Context context, MethodEntry entry, object? self, object?[] arguments, RProc? block)
    {
        arguments = Plain(context, arguments);
        return arguments.Length == 0 ? Call0(context, entry, self, block) : throw WrongNumber(arguments.Length);
    }
}

/// <summary>Writes a struct's member.</summary>
sealed class MemberWriter(int index) : BuiltinBody(1, 1)
{
    public override object? Call1(Context context, MethodEntry entry, object? self, object? a, RProc? block)
    {
        if (Sealed.Is<RHash>(a))
        {
            return Call(context, entry, self, [a], block);
        }
        var s = Sealed.As<RStruct>(self) ?? Coerce.Self<RStruct>(context, self);
        s.CheckFrozen();
        return s.Values[index] = a;
    }

    public override object? Call(Context context, MethodEntry entry, object? self, object?[] arguments, RProc? block)
    {
        arguments = Plain(context, arguments);
        if (arguments.Length != 1)
        {
            throw WrongNumber(arguments.Length);
        }
        var s = Sealed.As<RStruct>(self) ?? Coerce.Self<RStruct>(context, self);
        s.CheckFrozen();
        return s.Values[index] = arguments[0];
    }
}
