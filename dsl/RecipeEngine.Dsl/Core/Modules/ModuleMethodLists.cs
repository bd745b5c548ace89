using RecipeEngine.Dsl.Core.Procs;

namespace RecipeEngine.Dsl.Core.Modules;

/// <summary>Module: which methods its instances have.</summary>
[RubyClass("Module")]
public static class ModuleMethodLists
{
    static RArray List(RModule self, bool inherit, Func<Visibility, bool> wanted) => MethodTables.Names(inherit ? Inherited(self) : [self], wanted);

    // A singleton class lists what it adds, up to the first ordinary class's methods as well; a refinement lists what it refines too.
    static RModule[] Inherited(RModule self) => self.RefinedClass is { } refined ? [.. self.Ancestors(), .. refined.Ancestors()] : self.Ancestors();

    [RubyMethod("instance_methods")]
    public static RArray InstanceMethods(RModule self, bool inherit = true) => List(self, inherit, v => v is Visibility.Public or Visibility.Protected);

    [RubyMethod("public_instance_methods")]
    public static RArray PublicInstanceMethods(RModule self, bool inherit = true) => List(self, inherit, v => v == Visibility.Public);

    [RubyMethod("private_instance_methods")]
    public static RArray PrivateInstanceMethods(RModule self, bool inherit = true) => List(self, inherit, v => v == Visibility.Private);

    [RubyMethod("protected_instance_methods")]
    public static RArray ProtectedInstanceMethods(RModule self, bool inherit = true) => List(self, inherit, v => v == Visibility.Protected);

    static MethodEntry? Lookup(RModule self, RSymbol name, bool inherit)
    {
        if (inherit)
        {
            return self.FindMethod(name);
        }
        return self.Methods.TryGetValue(name, out var entry) && !entry.IsUndefined ? entry : null;
    }

    [RubyMethod("method_defined?")]
    public static bool IsMethodDefined(RModule self, RSymbol name, bool inherit = true) =>
        Lookup(self, name, inherit) is { Visibility: Visibility.Public or Visibility.Protected };

    [RubyMethod("public_method_defined?")]
    public static bool IsPublicMethodDefined(RModule self, RSymbol name, bool inherit = true) => Lookup(self, name, inherit) is { Visibility: Visibility.Public };

    [RubyMethod("private_method_defined?")]
    public static bool IsPrivateMethodDefined(RModule self, RSymbol name, bool inherit = true) => Lookup(self, name, inherit) is { Visibility: Visibility.Private };

    [RubyMethod("protected_method_defined?")]
    public static bool IsProtectedMethodDefined(RModule self, RSymbol name, bool inherit = true) => Lookup(self, name, inherit) is { Visibility: Visibility.Protected };

    [RubyMethod("instance_method")]
    public static object? InstanceMethod(Context ctx, RModule self, RSymbol name) =>
        new RUnboundMethod(ctx.Interpreter.FindClass(ctx, "UnboundMethod"), (self is RClass c && ctx.Interpreter.UsesRefinements && ctx.Current is { } current
            ? Refinements.Find(current.LexicalScope, c, name) : null) ?? self.FindMethod(name) ?? throw MethodTables.Undefined(self, name), name, self);

    [RubyMethod("public_instance_method")]
    public static object? PublicInstanceMethod(Context ctx, RModule self, RSymbol name)
    {
        var entry = self.FindMethod(name) ?? throw MethodTables.Undefined(self, name);
        return entry.Visibility == Visibility.Public ? new RUnboundMethod(ctx.Interpreter.FindClass(ctx, "UnboundMethod"), entry, name, self)
            : throw RubyError.Name($"method `{name.Name}' for {MethodTables.Describe(self)} is {entry.Visibility.ToString().ToLowerInvariant()}", self, name.Name);
    }
}
