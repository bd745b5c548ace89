namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>http_request</c> resource: what a recipe may say about it.</summary>
public static class HttpRequestResource
{
    public static readonly ResourceType Type = new("http_request", "get patch put post delete head options")
    {
        DefineMethods = SpecialMethods.HttpRequest,
        Initialize = ResourceInitializers.HttpRequest,
    };

    public static readonly Property<string> Url = Type.Text("url").Identity();
    public static readonly Property<RHash> Headers = Type.Map("headers").DefaultsToHash();
}
