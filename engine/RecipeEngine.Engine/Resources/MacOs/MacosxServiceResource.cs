namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>macosx_service</c> resource: what a recipe may say about it.</summary>
public static class MacosxServiceResource
{
    public static readonly ResourceType Type = new("macosx_service", "enable disable start stop restart reload mask unmask", ServiceResource.Type)
    {
        DefaultActions = ["nothing"],
        SharesProviders = false,
    };

    public static readonly Property<string> Plist = Type.Text("plist");
    public static readonly Property<string> SessionType = Type.Text("session_type");
}
