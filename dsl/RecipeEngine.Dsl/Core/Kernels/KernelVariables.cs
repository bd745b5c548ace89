namespace RecipeEngine.Dsl.Core.Kernels;

/// <summary>Kernel: instance variables by name.</summary>
[RubyModule("Kernel")]
public static class KernelVariables
{
    /// <summary>Names of the variables a program can see.</summary>
    internal static IEnumerable<RSymbol> Names(RObject self) => self.InstanceVariableNames().Where(n => n.Name.StartsWith('@'));

    static RSymbol Name(Context ctx, object? self, object? name)
    {
        var symbol = name switch
        {
            RSymbol s => s,
            RString s => RSymbol.Of(s.Text),
            _ => Coerce.TryStr(ctx, name) is { } t ? RSymbol.Of(t.Text) : throw RubyError.Type($"{ctx.Inspect(name)} is not a symbol nor a string"),
        };
        return RubyNames.IsInstanceVariable(symbol.Name) ? symbol
            : throw RubyError.Name($"`{symbol.Name}' is not allowed as an instance variable name", self, symbol.Name);
    }

    [RubyMethod("instance_variables")]
    public static RArray All(object? self) => self is RObject o ? new RArray(Names(o)) : new RArray();

    [RubyMethod("instance_variable_get")]
    public static object? Get(Context ctx, object? self, object? name)
    {
        var symbol = Name(ctx, self, name);
        return self is RObject o ? o.GetInstanceVariable(symbol) : null;
    }

    [RubyMethod("instance_variable_set")]
    public static object? Set(Context ctx, object? self, object? name, object? value)
    {
        var symbol = Name(ctx, self, name);
        if (self is not RObject { Frozen: false } o)
        {
            throw RubyError.Frozen(self);
        }
        o.SetInstanceVariable(symbol, value);
        return value;
    }

    [RubyMethod("instance_variable_defined?")]
    public static bool IsDefined(Context ctx, object? self, object? name)
    {
        var symbol = Name(ctx, self, name);
        return self is RObject o && o.HasInstanceVariable(symbol);
    }

    [RubyMethod("remove_instance_variable")]
    public static object? Remove(Context ctx, object? self, object? name)
    {
        var symbol = Name(ctx, self, name);
        if (self is not RObject { Frozen: false } o)
        {
            throw RubyError.Frozen(self);
        }
        return o.HasInstanceVariable(symbol) ? o.RemoveInstanceVariable(symbol)
            : throw RubyError.Name($"instance variable {symbol.Name} not defined for {ctx.Inspect(self)}", self, symbol.Name);
    }
}
