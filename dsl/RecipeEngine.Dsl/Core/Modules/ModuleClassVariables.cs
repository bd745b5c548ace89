using RecipeEngine.Dsl.Core.Kernels;

namespace RecipeEngine.Dsl.Core.Modules;

/// <summary>Module: class variables by name.</summary>
[RubyClass("Module")]
public static class ModuleClassVariables
{
    static string Name(Context ctx, RModule self, object? name)
    {
        var text = Coerce.ToSymbol(ctx, name).Name;
        return RubyNames.IsClassVariable(text) ? text : throw RubyError.Name($"`{text}' is not allowed as a class variable name", self, text);
    }

    [RubyMethod("class_variable_get")]
    public static object? Get(Context ctx, RModule self, object? name)
    {
        var text = Name(ctx, self, name);
        return ctx.Interpreter.TryGetClassVariable(self, text, out var value) ? value
            : throw RubyError.Name($"uninitialized class variable {text} in {self}", self, text);
    }

    [RubyMethod("class_variable_set")]
    public static object? Set(Context ctx, RModule self, object? name, object? value)
    {
        var text = Name(ctx, self, name);
        MethodTables.CheckModifiable(ctx, self);
        ctx.Interpreter.SetClassVariable(self, text, value);
        return value;
    }

    [RubyMethod("class_variable_defined?")]
    public static bool IsDefined(Context ctx, RModule self, object? name) => ctx.Interpreter.TryGetClassVariable(self, Name(ctx, self, name), out _);

    [RubyMethod("class_variables")]
    public static RArray All(RModule self, bool inherit = true)
    {
        IEnumerable<RModule> from = inherit ? self.Ancestors() : [self];
        if (self is RClass { IsSingleton: true, Attached: RModule attached })
        {
            from = from.Concat(inherit ? attached.Ancestors() : [attached]);
        }
        return new(from.SelectMany(m => m.ClassVariables?.Keys.AsEnumerable() ?? []).Distinct(StringComparer.Ordinal).Select(n => (object?)RSymbol.Of(n)));
    }

    [RubyMethod("remove_class_variable")]
    public static object? Remove(Context ctx, RModule self, object? name)
    {
        var text = Name(ctx, self, name);
        MethodTables.CheckModifiable(ctx, self);
        if (self.ClassVariables?.Remove(text, out var value) == true)
        {
            return value;
        }
        throw ctx.Interpreter.TryGetClassVariable(self, text, out _)
            ? RubyError.Name($"cannot remove {text} for {self}", self, text) : RubyError.Name($"class variable {text} not defined for {self}", self, text);
    }
}
