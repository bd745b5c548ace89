namespace RecipeEngine.Engine.Properties;

/// <summary>The reader and writer methods that a property puts into its class.</summary>
static class PropertyMethods
{
    public static void Define(RModule klass, Property property)
    {
        var name = property.Name;
        klass.Define(RSymbol.Of(name), BuiltinBody.Of(0, 1, (c, self, arguments, block) =>
        {
            var resource = (Resource)self!;
            RejectBlock(block, name, resource);
            return (resource.Definition.Find(name) ?? property).Call(c, resource, arguments);
        }));
        klass.Define(RSymbol.Of(name + "="), BuiltinBody.Of((c, self, value, block) =>
        {
            var resource = (Resource)self!;
            RejectBlock(block, name, resource);
            return (resource.Definition.Find(name) ?? property).Set(c, resource, value);
        }));
    }

    static void RejectBlock(RProc? block, string name, Resource resource)
    {
        if (block is not null)
        {
            throw RubyError.Runtime($"Property `{name}` of `{resource}` was incorrectly passed a block. Possible property-resource collision. To call a resource named `{name}` either rename the property or else use `declare_resource(:{name}, ...)`");
        }
    }
}
