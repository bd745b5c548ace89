namespace RecipeEngine.Engine.Resources;

/// <summary>Feeds code to an interpreter.</summary>
public sealed class ScriptProvider : ExecuteProvider
{
    public static readonly new ProviderType Provides = ProviderType.For<ScriptProvider>(ScriptResource.Type, ("run", p => p.Execute()));

    protected override object? OwnProgram => new RString($"\"{Part("interpreter")}\" {Part("flags")}");

    protected override string? StandardInput => Part("code");

    string? Part(string name) => Setting(name, Resource.Read(Context, name)) is { } value ? Context.ToS(value) : null;
}
