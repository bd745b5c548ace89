namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>dsc_script</c> resource: what a recipe may say about it.</summary>
public static class DscScriptResource
{
    public static readonly ResourceType Type = new("dsc_script", "run")
    {
        // imports 'module', 'cmdlet' …
        DefineMethods = klass => klass.Define(RSymbol.Of("imports"), BuiltinBody.Of(0, -1, (_, _, names, _) => new RArray(names))),
    };

    public static readonly Property<string> ConfigurationData = Type.Text("configuration_data");
    public static readonly Property<string> ConfigurationDataScript = Type.Text("configuration_data_script");
    public static readonly Property<string> ConfigurationName = Type.Text("configuration_name");
    public static readonly Property<RHash> Flags = Type.Map("flags");
    public static readonly Property<string> Cwd = Type.Text("cwd");
    public static readonly Property<RHash> Environment = Type.Map("environment");
    public static readonly Property<long?> Timeout = Type.Number("timeout").NotState();
    public static readonly Property<string> Code = Type.Text("code");
    public static readonly Property<string> Command = Type.Text("command");
}
