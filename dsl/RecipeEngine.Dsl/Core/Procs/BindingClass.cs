using RecipeEngine.Dsl.Core.Kernels;

namespace RecipeEngine.Dsl.Core.Procs;

/// <summary>Binding: the variables and self of a place in the program.</summary>
[RubyClass("Binding")]
public static class BindingClass
{
    static string Name(Context ctx, RBinding self, object? name)
    {
        var text = Coerce.ToSymbol(ctx, name).Name;
        return RubyNames.IsLocal(text) ? text : throw RubyError.Name($"wrong local variable name `{text}' for {ctx.Inspect(self)}", self, text);
    }

    [RubyMethod("local_variable_get")]
    public static object? Get(Context ctx, RBinding self, object? name)
    {
        var text = Name(ctx, self, name);
        return self.TryGet(text, out var value) ? value : throw RubyError.Name($"local variable `{text}' is not defined for {ctx.Inspect(self)}", self, text);
    }

    [RubyMethod("local_variable_set")]
    public static object? Set(Context ctx, RBinding self, object? name, object? value)
    {
        self.Set(Name(ctx, self, name), value);
        return value;
    }

    [RubyMethod("local_variable_defined?")]
    public static bool IsDefined(Context ctx, RBinding self, object? name) => self.TryGet(Name(ctx, self, name), out _);

    [RubyMethod("local_variables")]
    public static RArray LocalVariables(RBinding self) => new(self.Names().Where(RubyNames.IsLocal).Select(n => (object?)RSymbol.Of(n)));

    [RubyMethod("receiver")]
    public static object? Receiver(RBinding self) => self.Self;

    [RubyMethod("eval")]
    public static object? Eval(Context ctx, RBinding self, string source, string file = "(eval)", int line = 1) =>
        ctx.Interpreter.Eval(ctx, source, self, file, line);

    [RubyMethod("source_location")]
    public static RArray SourceLocation(RBinding self) => RArray.Of(new RString(self.Code.File), Box.Int(self.SourceLine));

    [RubyMethod("dup", "clone")]
    public static object? Copy(Context ctx, RBinding self) => self.Copy(ctx.Interpreter);
}
