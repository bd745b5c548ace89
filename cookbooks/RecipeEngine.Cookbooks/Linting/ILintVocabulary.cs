namespace RecipeEngine.Cookbooks.Linting;

/// <summary>The resources that recipes know: what the engine tells the lint, which cannot see it.</summary>
public interface ILintVocabulary
{
    /// <summary>Whether recipes know a resource of that name without any cookbook.</summary>
    bool IsResource(string name);

    /// <summary>Whether a word may be said in a resource's block.</summary>
    bool Understands(string resource, string word);

    /// <summary>Names of a resource's own properties.</summary>
    IEnumerable<string> Properties(string resource);
}
