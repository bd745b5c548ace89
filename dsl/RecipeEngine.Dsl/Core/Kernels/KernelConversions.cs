namespace RecipeEngine.Dsl.Core.Kernels;

/// <summary>Kernel: Array(), String(), Hash().</summary>
[RubyModule("Kernel")]
public static class KernelConversions
{
    [RubyMethod("Array", ModuleFunction = true)]
    public static object? Array(Context ctx, object? value)
    {
        if (value is null)
        {
            return new RArray();
        }
        if (Coerce.TryAry(ctx, value) is { } array)
        {
            return array;
        }
        return ctx.SendIfResponds(value, Sym.ToA) switch
        {
            RArray a => a,
            Undefined or null => RArray.Of(value),
            var other => throw RubyError.Type($"can't convert {Coerce.Describe(ctx, value)} to Array ({Coerce.Describe(ctx, value)}#to_a gives {Coerce.Describe(ctx, other)})"),
        };
    }

    [RubyMethod("String", ModuleFunction = true)]
    public static object? String(Context ctx, object? value)
    {
        if (Coerce.TryStr(ctx, value) is { } s)
        {
            return s;
        }
        return (ctx.RespondTo(value, Sym.ToS, true) ? ctx.Send(value, Sym.ToS) : Undefined.Value) switch
        {
            RString t => t,
            Undefined => throw RubyError.Type($"can't convert {Coerce.Describe(ctx, value)} into String"),
            var other => throw RubyError.Type($"can't convert {Coerce.Describe(ctx, value)} to String ({Coerce.Describe(ctx, value)}#to_s gives {Coerce.Describe(ctx, other)})"),
        };
    }

    [RubyMethod("Hash", ModuleFunction = true)]
    public static object? Hash(Context ctx, object? value)
    {
        if (value is null or RArray { Count: 0 })
        {
            return new RHash();
        }
        return Coerce.TryHash(ctx, value) ?? throw RubyError.Type($"can't convert {Coerce.Describe(ctx, value)} into Hash");
    }
}
