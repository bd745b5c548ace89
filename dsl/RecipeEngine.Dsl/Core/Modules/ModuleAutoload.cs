using RecipeEngine.Dsl.Core.Kernels;

namespace RecipeEngine.Dsl.Core.Modules;

/// <summary>Module: constants that a file defines when they are first named.</summary>
[RubyClass("Module")]
public static class ModuleAutoload
{
    [RubyMethod("autoload")]
    public static void Autoload(Context ctx, RModule self, object? name, object? path)
    {
        var text = Coerce.ToSymbol(ctx, name).Name;
        var file = Coerce.ToPath(ctx, path);
        if (!RubyNames.IsConstant(text))
        {
            throw RubyError.Name($"autoload must be constant name: {text}", self, text);
        }
        if (file.Length == 0)
        {
            throw RubyError.Argument("empty file name");
        }
        self.CheckFrozen();
        if (self.Constants.TryGetValue(text, out var constant) && constant.Value is not Undefined)
        {
            return;
        }
        self.Constants[text] = new Constant(Undefined.Value) { Autoload = file, File = ctx.Current?.Code.File, Line = ctx.Current?.Line ?? 0 };
        ctx.Interpreter.ConstantVersion++;
    }

    /// <summary>The file that would be loaded; nil when there is none to load.</summary>
    [RubyMethod("autoload?")]
    public static object? IsAutoload(Context ctx, RModule self, RSymbol name, bool inherit = true)
    {
        foreach (var m in inherit ? self.Ancestors() : [self])
        {
            if (m.Constants.TryGetValue(name.Name, out var c))
            {
                return ctx.Interpreter.IsToLoad(ctx, c) ? new RString(c.Autoload!) : null;
            }
        }
        return null;
    }
}
