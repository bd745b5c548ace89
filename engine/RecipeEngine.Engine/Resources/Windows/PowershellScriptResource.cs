namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>powershell_script</c> resource: what a recipe may say about it.</summary>
public static class PowershellScriptResource
{
    public static readonly ResourceType Type = new("powershell_script", "run", ScriptResource.Type)
    {
        SharesProviders = false,
        DefaultGuardInterpreter = ":powershell_script",
    };

    public static readonly Property<string> Interpreter = Type.Text("interpreter").OneOf("powershell", "pwsh").Default("powershell");
    public static readonly Property<bool> UseInlinePowershell = Type.Flag("use_inline_powershell", false);
    public static readonly Property<bool> ConvertBooleanReturn = Type.Flag("convert_boolean_return", false);
}
