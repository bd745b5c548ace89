namespace RecipeEngine.Engine.Dsl;

/// <summary>Helpers for classes whose methods wrap those of a core class by name.</summary>
static class Wrappers
{
    /// <summary>Calls a core class's own method on a value of a subclass.</summary>
    public static object? Core(Context context, RClass core, RSymbol name, object? self, object?[] arguments, RProc? block)
    {
        var entry = core.FindMethod(name) ?? throw RubyError.NoMethod($"undefined method `{name.Name}' for {context.ToS(self)}", self, name.Name);
        return entry.Body!.Call(context, entry, self, arguments, block);
    }

    /// <summary>Defines the same wrapper for many names; missing core methods are left out.</summary>
    public static void Define(RClass klass, IEnumerable<string> names, Func<Context, RSymbol, object?, object?[], RProc?, object?> body)
    {
        foreach (var name in names)
        {
            var symbol = RSymbol.Of(name);
            klass.Define(symbol, BuiltinBody.Of(0, -1, (c, self, arguments, block) => body(c, symbol, self, arguments, block), keepsKeywords: true));
        }
    }
}
