namespace RecipeEngine.Dsl.Core.Kernels;

/// <summary>Kernel: binding and eval.</summary>
[RubyModule("Kernel")]
public static class KernelEval
{
    [RubyMethod("binding", ModuleFunction = true)]
    public static object? Binding(Context ctx) =>
        ctx.Current is { } frame ? new RBinding(ctx.Interpreter, frame) : throw RubyError.Runtime("Can't create Binding Object from outside of Ruby");

    static RBinding Here(Context ctx, object? self)
    {
        var here = new RBinding(ctx.Interpreter, ctx.Current!);
        if (ReferenceEquals(self, ctx.Interpreter.KernelModule))
        {
            here.Frame.Self = self; // Kernel.eval: the receiver is self
        }
        return here;
    }

    [RubyMethod("eval", ModuleFunction = true)]
    public static object? Eval(Context ctx, object? self, object? source, object? binding = null, object? file = null, object? line = null)
    {
        var text = Coerce.ToText(ctx, source);
        var at = binding switch
        {
            null => Here(ctx, self),
            RBinding b => b,
            _ => throw RubyError.Type($"wrong argument type {ctx.ClassOf(binding)} (expected binding)"),
        };
        return ctx.Interpreter.Eval(ctx, text, at, file is null ? "(eval)" : Coerce.ToText(ctx, file), line is null ? 1 : Coerce.ToInt(ctx, line),
            source is RString { Encoding: var encoding } ? encoding : null);
    }
}
