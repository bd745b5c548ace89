namespace RecipeEngine.Engine.Resources;

/// <summary>Feeds code to an interpreter.</summary>
public sealed class ScriptProvider : ExecuteProvider
{
    public static readonly new ProviderType Provides = ProviderType.For<ScriptProvider>(ScriptResource.Type, ("run", p => p.Execute()));

    protected override object? Program => new RString($"\"{Desired[ScriptResource.Interpreter]}\" {Desired[ScriptResource.Flags]}");

    protected override string? StandardInput => Desired[ScriptResource.Code];
}
