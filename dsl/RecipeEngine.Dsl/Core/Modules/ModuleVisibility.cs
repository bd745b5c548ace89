namespace RecipeEngine.Dsl.Core.Modules;

/// <summary>Module: public, private, protected, module_function.</summary>
[RubyClass("Module")]
public static class ModuleVisibility
{
    internal static object? Change(Context ctx, RModule self, object?[] names, Visibility visibility)
    {
        if (names.Length == 0)
        {
            if (ctx.Current?.DefinitionHome is { } f)
            {
                f.Extra.DefaultVisibility = visibility;
                f.Extra.ModuleFunction = false;
            }
            return null;
        }
        foreach (var name in MethodTables.NameList(ctx, names))
        {
            MethodTables.SetVisibility(ctx, self, name, visibility);
        }
        return names.Length == 1 ? names[0] : new RArray(names);
    }

    [RubyMethod("public", Private = true)]
    public static object? Public(Context ctx, RModule self, params object?[] rest) => Change(ctx, self, rest, Visibility.Public);

    [RubyMethod("private", Private = true)]
    public static object? Private(Context ctx, RModule self, params object?[] rest) => Change(ctx, self, rest, Visibility.Private);

    [RubyMethod("protected", Private = true)]
    public static object? Protected(Context ctx, RModule self, params object?[] rest) => Change(ctx, self, rest, Visibility.Protected);

    /// <summary>Makes methods private and copies them to the module itself.</summary>
    [RubyMethod("module_function", Private = true)]
    public static object? ModuleFunction(Context ctx, RModule self, params object?[] rest)
    {
        if (self.IsClass)
        {
            throw RubyError.Type("module_function must be called for modules");
        }
        if (rest.Length == 0)
        {
            if (ctx.Current?.DefinitionHome is { } f)
            {
                f.Extra.DefaultVisibility = Visibility.Private;
                f.Extra.ModuleFunction = true;
            }
            return null;
        }
        var singleton = ctx.Interpreter.SingletonClassOf(self);
        foreach (var name in MethodTables.NameList(ctx, rest))
        {
            var entry = MethodTables.Find(self, name) ?? throw MethodTables.Undefined(self, name);
            singleton.Define(new MethodEntry(singleton, name, entry.Body, Visibility.Public));
            MethodTables.SetVisibility(ctx, self, name, Visibility.Private);
            Execution.Nodes.MethodDefinition.Added(ctx, singleton, name);
        }
        return rest.Length == 1 ? rest[0] : new RArray(rest);
    }

    static void ChangeSingleton(Context ctx, RModule self, object?[] names, Visibility visibility)
    {
        var singleton = ctx.Interpreter.SingletonClassOf(self);
        foreach (var name in MethodTables.NameList(ctx, names))
        {
            MethodTables.SetVisibility(ctx, singleton, name, visibility);
        }
    }

    [RubyMethod("public_class_method")]
    public static void PublicClassMethod(Context ctx, RModule self, params object?[] rest) => ChangeSingleton(ctx, self, rest, Visibility.Public);

    [RubyMethod("private_class_method")]
    public static void PrivateClassMethod(Context ctx, RModule self, params object?[] rest) => ChangeSingleton(ctx, self, rest, Visibility.Private);

    /// <summary>Lets methods with a rest parameter pass keywords on through it.</summary>
    [RubyMethod("ruby2_keywords", Private = true)]
    public static void Ruby2Keywords(Context ctx, RModule self, object? name, params object?[] rest)
    {
        foreach (var n in (object?[])[name, .. rest])
        {
            var symbol = Coerce.ToSymbol(ctx, n);
            MethodTables.CheckModifiable(ctx, self);
            if (!self.Methods.TryGetValue(symbol, out var entry) || entry.Body is null)
            {
                throw self.FindMethod(symbol) is null ? MethodTables.Undefined(self, symbol)
                    : RubyError.Name($"method `{symbol.Name}' not defined in {self}", self, symbol.Name);
            }
            var parameters = entry.Body.Parameters;
            if (!parameters.Any(p => p.Kind == "rest") || parameters.Any(p => p.Kind is "key" or "keyreq" or "keyrest"))
            {
                ctx.Warn($"{Kernels.KernelControl.Where(ctx)}warning: Skipping set of ruby2_keywords flag for {symbol.Name} (method accepts keywords or method does not accept argument splat)");
                continue;
            }
            switch (entry.Body)
            {
                case RubyMethod m: m.Ruby2Keywords = true; break;
                case ProcMethod p: p.Proc.Ruby2Keywords = true; break;
                default:
                    ctx.Warn($"{Kernels.KernelControl.Where(ctx)}warning: Skipping set of ruby2_keywords flag for {symbol.Name} (method not defined in Ruby)");
                    break;
            }
        }
    }
}
