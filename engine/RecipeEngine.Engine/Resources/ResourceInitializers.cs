namespace RecipeEngine.Engine.Resources;

/// <summary>What some resources set as soon as they are made.</summary>
static class ResourceInitializers
{
    static void Set(Resource resource, string variable, object? value) => resource.SetInstanceVariable(RSymbol.Of(variable), value);

    /// <summary>The name as given, a list included, is the package's name.</summary>
    public static void PackageName(Context context, Resource resource, object? name) => resource.Definition.Find("package_name")!.Set(context, resource, name);

    public static void Execute(Context context, Resource resource)
    {
        Set(resource, "@command", resource.GetInstanceVariable(RSymbol.Of("@name")));
        Set(resource, "@is_guard_interpreter", Box.False);
    }

    public static void Script(Context context, Resource resource)
    {
        Set(resource, "@command", null);
        Set(resource, "@default_guard_interpreter", RSymbol.Of("default"));
    }

    public static Action<Context, Resource> Interpreter(string program) => (_, resource) => Set(resource, "@interpreter", new RString(program));

    public static void HttpRequest(Context context, Resource resource) => Set(resource, "@message", new RString(resource.Name));

    public static void Template(Context context, Resource resource) => Set(resource, "@source", Lazies.TemplateSource(context, resource));

    public static void RemoteDirectory(Context context, Resource resource) => Set(resource, "@delete", Box.False);

    public static void RemoteFile(Context context, Resource resource) => Set(resource, "@source", new RArray());
}
