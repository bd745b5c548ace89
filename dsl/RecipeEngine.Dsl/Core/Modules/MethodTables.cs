namespace RecipeEngine.Dsl.Core.Modules;

/// <summary>Lists of methods, and changes to them.</summary>
static class MethodTables
{
    /// <summary>Names of the methods of the given modules, asked in order; a name undefined in one is hidden in those after it.</summary>
    public static RArray Names(IEnumerable<RModule> modules, Func<Visibility, bool> wanted)
    {
        var seen = new HashSet<RSymbol>();
        var list = new RArray();
        foreach (var m in modules)
        {
            foreach (var (name, entry) in m.Methods)
            {
                if (seen.Add(name) && !entry.IsUndefined && wanted(entry.Visibility == Visibility.ModuleFunction ? Visibility.Private : entry.Visibility))
                {
                    list.Add(name);
                }
            }
        }
        return list;
    }

    /// <summary>"class `Foo'", as NameErrors say it.</summary>
    public static string Describe(RModule module) => $"{(module.IsClass ? "class" : "module")} `{module}'";

    public static RubyError Undefined(RModule module, RSymbol name) =>
        RubyError.Name($"undefined method `{name.Name}' for {Describe(module)}", module, name.Name);

    /// <summary>The method for instance_method, alias_method and friends: modules see Object's methods too.</summary>
    public static MethodEntry? Find(RModule module, RSymbol name) =>
        module.FindMethod(name) ?? module.RefinedClass?.FindMethod(name) ?? (module.IsClass ? null : module.Methods.ContainsKey(name) ? null : module.Interpreter.ObjectClass.FindMethod(name));

    /// <exception cref="RubyError">FrozenError "can't modify frozen class: Foo".</exception>
    public static void CheckModifiable(Context ctx, RModule module)
    {
        if (!module.Frozen)
        {
            return;
        }
        var (what, shown) = module is RClass { IsSingleton: true } s ? ("object", s.Attached) : (module.IsClass ? "class" : "module", module);
        throw new RubyError("FrozenError", $"can't modify frozen {what}: {ctx.Inspect(shown)}", (_, e) => e.SetInstanceVariable(RSymbol.Of("receiver"), module));
    }

    /// <summary>Makes a method visible otherwise, in this module: an inherited one is entered here again.</summary>
    public static void SetVisibility(Context ctx, RModule module, RSymbol name, Visibility visibility)
    {
        CheckModifiable(ctx, module);
        var entry = (module.Methods.TryGetValue(name, out var own) && !own.IsUndefined ? own : Find(module, name)) ?? throw Undefined(module, name);
        if (entry.Visibility == visibility)
        {
            return;
        }
        if (ReferenceEquals(entry.Owner, module))
        {
            module.Define(new MethodEntry(module, name, entry.Body, visibility) { Original = entry.Original });
        }
        else
        {
            module.Define(new MethodEntry(module, name, entry.Body, visibility) { Original = entry });
            Execution.Nodes.MethodDefinition.Added(ctx, module, name);
        }
    }

    /// <summary>Flattens <c>(:a, :b)</c> and <c>([:a, :b])</c> to symbols.</summary>
    public static List<RSymbol> NameList(Context ctx, object?[] arguments)
    {
        if (arguments.Length == 1 && arguments[0] is RArray a)
        {
            arguments = a.ToArray();
        }
        return arguments.Select(n => Coerce.ToSymbol(ctx, n)).ToList();
    }
}
