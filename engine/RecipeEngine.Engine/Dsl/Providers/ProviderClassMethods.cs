using System.Runtime.CompilerServices;

namespace RecipeEngine.Engine.Dsl.Providers;

/// <summary>Chef::Provider's class methods.</summary>
[RubyClass("Chef::Provider")]
public static class ProviderClassMethods
{
    static readonly ConditionalWeakTable<RClass, object> Forwarded = [];

    [RubyMethod("action", Singleton = true)]
    public static void Action(Context ctx, RClass self, object? name, [Keyword] object? description = null, RProc? block = null) =>
        DefineAction(ctx, self, Coerce.ToSymbol(ctx, name), block);

    internal static void DefineAction(Context ctx, RClass klass, RSymbol name, RProc? block)
    {
        var compile = RSymbol.Of("compile_action_" + name.Name);
        if (block is not null)
        {
            ctx.SendBlock(klass, RSymbol.Of("define_method"), block, compile);
        }
        else
        {
            klass.Define(compile, BuiltinBody.Of((_, _, _) => null));
        }
        klass.Define(RSymbol.Of("action_" + name.Name), BuiltinBody.Of((c, self, _) =>
            IsInline(c, c.ClassOf(self)) ? ProviderConverging.CompileAndConverge(c, (RubyProvider)self!, () => c.Send(self, compile)) : c.Send(self, compile)));
    }

    // Chef 11 and 12 put what an LWRP's action declares into the collection of the recipes, unless the provider asks for one of its own.
    static bool IsInline(Context ctx, RClass klass)
    {
        if (ChefRun.Of(ctx).Era >= 13)
        {
            return true;
        }
        for (RClass? c = klass; c is not null; c = c.Superclass)
        {
            if (c.Name == "Chef::Resource::ActionClass" || c.GetInstanceVariable(InlineVariable) is true)
            {
                return true;
            }
        }
        return false;
    }

    static readonly RSymbol InlineVariable = RSymbol.Of("@inline_resources");

    [RubyMethod("use_inline_resources", Singleton = true)]
    public static void UseInline(RClass self) => self.SetInstanceVariable(InlineVariable, Box.True);

    [RubyMethod("action_descriptions", "use_package_name_for_source", "use_magic_version", Singleton = true)]
    public static void Inline()
    {
    }

    [RubyMethod("supports?", "enabled?", Singleton = true)]
    public static bool Supports(RClass self, params object?[] rest) => true;

    [RubyMethod("provides", "implements", Singleton = true)]
    public static void Provides(Context ctx, RClass self, object? name, [Keywords] RHash? options, RProc? block = null) =>
        ChefRun.Of(ctx).ProviderRegistry.Provide(ctx.ToS(name), self, Resources.ResourceActions.Filters(ctx, options, block));

    [RubyMethod("use", Singleton = true)]
    public static void Use(Context ctx, RClass self, string partial) => Recipes.FileLoading.Use(ctx, self, partial);

    [RubyMethod("descendants", Singleton = true)]
    public static object? Descendants(RClass self) => new RArray(Resources.ResourceActions.Below(self));

    [RubyMethod("provides?", Singleton = true)]
    public static bool ProvidesHere(Context ctx, RClass self, object? node, Resource resource) =>
        ChefRun.Of(ctx).ProviderRegistry.Candidates(ctx, resource.ResourceName).Contains(self);

    [RubyMethod("use_multipackage_api", Singleton = true)]
    public static void UseLists(Context ctx, RClass self) => self.SetInstanceVariable(RSymbol.Of("@use_multipackage_api"), Box.True);

    [RubyMethod("use_multipackage_api?", Singleton = true)]
    public static bool UsesLists(RClass self)
    {
        for (RClass? c = self; c is not null; c = c.Superclass)
        {
            if (c.GetInstanceVariable(RSymbol.Of("@use_multipackage_api")) is true)
            {
                return true;
            }
        }
        return false;
    }

    [RubyMethod("node", Singleton = true)]
    public static object? Node(Context ctx, RClass self) => ChefRun.Of(ctx).Node;

    /// <summary>A custom resource's own methods (not its properties) can be called in its actions.</summary>
    internal static void ForwardToResource(Context ctx, RClass klass, Resource resource)
    {
        if (Forwarded.TryGetValue(klass, out _) || !klass.IsSameOrDescendsFrom(ctx.Interpreter.FindClass(ctx, "Chef::Resource::ActionClass")))
        {
            return;
        }
        Forwarded.AddOrUpdate(klass, klass);
        var module = ctx.Interpreter.NewModule(null);
        foreach (var m in ctx.ClassOf(resource).Ancestors().TakeWhile(m => m.Name != "Chef::Resource"))
        {
            foreach (var (name, entry) in m.Methods.ToList())
            {
                if (entry.IsUndefined || entry.Visibility == Visibility.Private || klass.FindMethod(name) is not null || resource.Definition.Find(name.Name.TrimEnd('=')) is not null)
                {
                    continue;
                }
                module.Define(name, BuiltinBody.Of(0, -1, (c, self, arguments, block) => c.SendBlock(((RubyProvider)self!).NewResource, name, block, arguments), keepsKeywords: true));
            }
        }
        klass.Include(module);
    }
}
