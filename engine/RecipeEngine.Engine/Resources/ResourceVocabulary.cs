using RecipeEngine.Cookbooks.Linting;

namespace RecipeEngine.Engine.Resources;

/// <summary>The engine's resources as the lint of cookbooks asks for them.</summary>
/// <param name="machine">only looked at where a class is made that asks for it</param>
public sealed class ResourceVocabulary(ISystem machine) : ILintVocabulary
{
    readonly Interpreter interpreter = new EngineRun(machine, new RunOptions()).Interpreter;
    readonly ILookup<string, ResourceEntry> entries = ResourceRegistry.Entries.ToLookup(entry => entry.Name, StringComparer.Ordinal);
    readonly Dictionary<string, RClass[]> classes = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public bool IsResource(string name) => entries.Contains(name);

    /// <inheritdoc/>
    public bool Understands(string resource, string word) => Array.Exists(Classes(resource), klass => klass.FindMethod(RSymbol.Of(word)) is not null);

    /// <inheritdoc/>
    public IEnumerable<string> Properties(string resource) => entries[resource].SelectMany(entry => entry.Type().Properties).Select(property => property.Name).Distinct(StringComparer.Ordinal);

    RClass[] Classes(string resource)
    {
        if (!classes.TryGetValue(resource, out var found))
        {
            classes[resource] = found = [.. entries[resource].Select(entry => NativeClasses.Ensure(interpreter.MainContext, entry.Type()))];
        }
        return found;
    }
}
