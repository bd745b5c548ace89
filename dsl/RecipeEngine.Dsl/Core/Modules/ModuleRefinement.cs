namespace RecipeEngine.Dsl.Core.Modules;

/// <summary>Module: refine, and using at the top level and in modules.</summary>
[RubyClass("Module")]
public static class ModuleRefinement
{
    /// <summary>The module that refines a class here: made by the first block, opened again by later ones.</summary>
    [RubyMethod("refine", Private = true)]
    public static RModule Refine(Context ctx, RModule self, object? target, RProc? block)
    {
        if (self.IsClass)
        {
            throw ctx.NoMethod(self, RSymbol.Of("refine"), CallKind.Normal);
        }
        if (block is null)
        {
            throw RubyError.Argument("no block given");
        }
        if (block.WasPassed)
        {
            throw RubyError.Argument("can't pass a Proc as a block to Module#refine");
        }
        if (target is not RModule refined)
        {
            throw RubyError.Type($"wrong argument type {Coerce.Describe(ctx, target)} (expected Class or Module)");
        }
        var list = self.Refinements ??= [];
        var refinement = list.Find(r => ReferenceEquals(r.RefinedClass, refined));
        if (refinement is null)
        {
            refinement = new RModule(ctx.Interpreter, ctx.Interpreter.FindClass(ctx, "Refinement"), null) { RefinedClass = refined, RefinementHost = self };
            list.Add(refinement);
        }
        var scope = new LexicalScope(refinement, block.Frame?.LexicalScope, definitionOnly: true);
        scope.Use(refinement);
        block.CallWithSelf(ctx, refinement, [refinement], scope);
        return refinement;
    }

    [RubyMethod("using", Private = true)]
    public static RModule Using(Context ctx, RModule self, object? module)
    {
        if (ctx.Current is { Method: not null })
        {
            throw RubyError.Runtime("Module#using is not permitted in methods");
        }
        Activate(ctx, module);
        return self;
    }

    internal static void Activate(Context ctx, object? module)
    {
        var from = module as RModule ?? throw RubyError.Type($"wrong argument type {Coerce.Describe(ctx, module)} (expected Module)");
        if (from.IsClass)
        {
            throw RubyError.Type("wrong argument type Class (expected Module)");
        }
        if (from.RefinedClass is not null)
        {
            throw RubyError.Argument("refinement module is not allowed");
        }
        foreach (var m in from.Ancestors().Reverse())
        {
            foreach (var refinement in m.Refinements ?? [])
            {
                ctx.Current?.LexicalScope.Use(refinement);
            }
        }
    }

    /// <summary>Modules whose refinements hold for the calling code, latest first.</summary>
    [RubyMethod("used_modules", Singleton = true)]
    public static RArray UsedModules(Context ctx)
    {
        var list = new RArray();
        for (var s = ctx.Current?.LexicalScope; s is not null; s = s.Parent)
        {
            foreach (var r in s.Refinements.Reverse())
            {
                if (r.RefinementHost is { } host && !list.Contains(host))
                {
                    list.Add(host);
                }
            }
        }
        return list;
    }
}

/// <summary>The class of modules made by refine.</summary>
[RubyClass("Refinement", Superclass = "Module")]
public static class RefinementClass
{
    /// <summary>Copies the methods of modules into the refinement.</summary>
    [RubyMethod("import_methods", Private = true)]
    public static RModule ImportMethods(Context ctx, RModule self, params object?[] rest)
    {
        foreach (var m in rest)
        {
            foreach (var (name, entry) in ModuleIdentity.CheckModule(ctx, m).Methods)
            {
                if (entry.Body is BuiltinBody)
                {
                    throw RubyError.Argument($"Can't import method which is not defined with Ruby code: {m}#{name.Name}");
                }
                self.Define(new MethodEntry(self, name, entry.Body, entry.Visibility));
            }
        }
        return self;
    }
}
