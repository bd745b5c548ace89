namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>route</c> resource: what a recipe may say about it.</summary>
public static class RouteResource
{
    public static readonly ResourceType Type = new("route", "add delete");

    public static readonly Property<string> Target = Type.Text("target").NameProperty();
    public static readonly Property<string> Comment = Type.Text("comment", "String|nil");
    public static readonly Property<long?> Metric = Type.Number("metric", "Integer|nil");
    public static readonly Property<string> Netmask = Type.Text("netmask", "String|nil");
    public static readonly Property<string> Gateway = Type.Text("gateway", "String|nil");
    public static readonly Property<string> Device = Type.Text("device", "String|nil").NotState();
    public static readonly Property<string> RouteType = Type.Text("route_type", "Symbol|String").NotState().OneOf(":host", ":net").Default(":host");
}
