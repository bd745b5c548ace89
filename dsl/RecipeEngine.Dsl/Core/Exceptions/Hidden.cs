namespace RecipeEngine.Dsl.Core.Exceptions;

/// <summary>Values that builtins keep in an object under names no program can say (no leading @).</summary>
static class Hidden
{
    public static object? Get(RObject self, string name) => self.GetInstanceVariable(RSymbol.Of(name));

    public static void Set(RObject self, string name, object? value) => self.SetInstanceVariable(RSymbol.Of(name), value);

    public static bool Has(RObject self, string name) => self.HasInstanceVariable(RSymbol.Of(name));

    /// <summary>Keeps a value where it was given at all.</summary>
    public static void SetGiven(RObject self, string name, object? value)
    {
        if (value is not Undefined)
        {
            Set(self, name, value);
        }
    }

    /// <summary>The value, or ArgumentError "no receiver is available".</summary>
    public static object? Need(RObject self, string name) =>
        Has(self, name) ? Get(self, name) : throw RubyError.Argument($"no {name} is available");
}
