namespace RecipeEngine.Engine.Dsl.Resources;

/// <summary>Chef::Mixin::Properties: a module that includes it may declare properties; a resource class that includes that module gets them.</summary>
[RubyModule("Chef::Mixin::Properties")]
public static class PropertiesMixin
{
    [RubyMethod("included", Singleton = true, Private = true)]
    public static void Included(Context ctx, object? other)
    {
        if (other is RModule module && ctx.FindMethod(module, RSymbol.Of("property")) is null)
        {
            ctx.Send(module, "extend", ctx.Interpreter.FindModule(ctx, "Chef::Mixin::Properties::ClassMethods"));
        }
    }
}

/// <summary>Chef::Mixin::Properties::ClassMethods: what such a module says.</summary>
[RubyModule("Chef::Mixin::Properties::ClassMethods")]
public static class PropertiesMixinMethods
{
    static readonly RSymbol Declared = RSymbol.Of("@__declared_properties"), Property = RSymbol.Of("property");

    [RubyMethod("property", "attribute")]
    public static void Declare(RModule self, object? name, [Optional] object? type, [Keywords] RHash? options)
    {
        if (self.GetInstanceVariable(Declared) is not RArray list)
        {
            self.SetInstanceVariable(Declared, list = new RArray());
        }
        list.Add(new RArray(new[] { name, type, options }.Where(v => v is not (Undefined or null))));
    }

    [RubyMethod("included", Private = true)]
    public static void Included(Context ctx, RModule self, object? other)
    {
        if (other is not RModule module || ctx.FindMethod(module, Property) is null)
        {
            return;
        }
        foreach (var call in self.GetInstanceVariable(Declared) as RArray ?? [])
        {
            ctx.Send(module, Property, ((RArray)call!).ToArray());
        }
    }
}
