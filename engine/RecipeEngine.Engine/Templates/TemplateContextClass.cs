using RecipeEngine.Cookbooks;
using RecipeEngine.Dsl.Core;
using RecipeEngine.Engine.Resources;

namespace RecipeEngine.Engine.Templates;

/// <summary>Chef::Mixin::Template::TemplateContext.</summary>
[RubyClass("Chef::Mixin::Template::TemplateContext", Superclass = "Erubis::Context")]
static class TemplateContextClass
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => new TemplateContext(klass, null, null, null);

    [RubyMethod("node")]
    public static object? Node(TemplateContext self) => self.GetInstanceVariable(RSymbol.Of("@node"))
        ?? throw new RubyError("RuntimeError", "`node` called in a template that has no node");

    // without its variables: node and what the recipe handed over, which errors would print
    [RubyMethod("inspect")]
    public static string Inspect(Context ctx, TemplateContext self) => ctx.AnyToS(self);

    /// <summary>Renders a partial: with variables of its own, or with those of the template around.</summary>
    [RubyMethod("render")]
    public static object? Render(Context ctx, TemplateContext self, object? name, RHash? options = null)
    {
        if (self.Run is not { } run || self.Resource is not { } resource)
        {
            throw RubyError.Runtime("render works in templates of the template resource only");
        }
        object? Option(string key) => options?.Get(ctx, RSymbol.Of(key));
        var source = Option("source") ?? name;
        var cookbook = Option("cookbook") is { } c ? ctx.ToS(c) : self.Cookbook;
        var path = Context.Truthy(Option("local")) ? ctx.ToS(source) : CookbookSources.Find(ctx, run, cookbook, CookbookSegment.Templates, source);
        if (Option("variables") is RHash variables)
        {
            return TemplateRenderer.Render(ctx, run, resource, cookbook, ctx.ToS(name), path, variables);
        }
        return TemplateRenderer.Evaluate(ctx, self, path);
    }

    /// <summary>Appends rendered text as it is.</summary>
    [RubyMethod("render_template_from_string")]
    public static object? RenderText(Context ctx, TemplateContext self, string text) =>
        ctx.Interpreter.Run(ctx, RecipeEngine.Dsl.Syntax.ErbTemplate.Compile(text), "(erubis)", 1, self);

    [RubyMethod("_extend_modules")]
    public static object? ExtendModules(Context ctx, TemplateContext self, RArray modules)
    {
        foreach (var m in modules)
        {
            ctx.Send(self, "extend", m);
        }
        return self;
    }
}

/// <summary>Chef::Mixin::Template: the namespace of the template's context.</summary>
[RubyModule("Chef::Mixin::Template")]
static class TemplateMixin;
