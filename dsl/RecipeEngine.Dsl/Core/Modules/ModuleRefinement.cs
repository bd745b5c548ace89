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
            foreach (var earlier in self.RefinementScopes ?? [])
            {
                earlier.Use(refinement);
            }
        }
        var scope = OpenScope(self, refinement, block.Frame?.LexicalScope);
        block.CallWithSelf(ctx, refinement, [refinement], scope);
        return refinement;
    }

    /// <summary>A scope for code of a refinement: all that its module refines holds in it, what comes later too.</summary>
    internal static LexicalScope OpenScope(RModule host, RModule refinement, LexicalScope? around)
    {
        var scope = new LexicalScope(refinement, around, definitionOnly: true);
        foreach (var other in host.Refinements ?? [])
        {
            scope.Use(other);
        }
        (host.RefinementScopes ??= []).Add(scope);
        return scope;
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
        if (ctx.Current is not { } frame)
        {
            return;
        }
        if (!frame.IsEvaluation)
        {
            frame.LexicalScope = frame.LexicalScope.Copy(); // methods defined before do not see it
        }
        foreach (var m in from.Ancestors().Reverse())
        {
            foreach (var refinement in m.Refinements ?? [])
            {
                frame.LexicalScope.Use(refinement);
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
    /// <summary>Copies the methods of modules into the refinement; they see each other, and what else the refinement's module refines.</summary>
    [RubyMethod("import_methods", Private = true)]
    public static RModule ImportMethods(Context ctx, RModule self, params object?[] rest)
    {
        foreach (var argument in rest)
        {
            var module = argument is RModule { IsClass: false } m ? m
                : throw RubyError.Type($"wrong argument type {(argument is RModule ? "Class" : Coerce.Describe(ctx, argument))} (expected Module)");
            if (module.Ancestors().Length > 1)
            {
                ctx.Warn($"{Kernels.KernelControl.Where(ctx)}warning: {module} has ancestors, but Refinement#import_methods doesn't import their methods");
            }
        }
        foreach (var module in rest.Cast<RModule>())
        {
            foreach (var (name, entry) in module.Methods)
            {
                if (entry.Body is not RubyMethod method)
                {
                    throw RubyError.Argument($"Can't import method which is not defined with Ruby code: {module}#{name.Name}");
                }
                self.Define(new MethodEntry(self, name, method.In(around => ModuleRefinement.OpenScope(self.RefinementHost!, self, around)), entry.Visibility));
            }
        }
        return self;
    }

    [RubyMethod("include")]
    public static RModule Include(Context ctx, RModule self, params object?[] rest)
    {
        WarningModule.Deprecated(ctx, "Refinement#include is deprecated and will be removed in Ruby 3.2");
        return ModuleMixing.Include(ctx, self, rest);
    }

    [RubyMethod("prepend")]
    public static RModule Prepend(Context ctx, RModule self, params object?[] rest)
    {
        WarningModule.Deprecated(ctx, "Refinement#prepend is deprecated and will be removed in Ruby 3.2");
        return ModuleMixing.Prepend(ctx, self, rest);
    }
}
