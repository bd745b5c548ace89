namespace RecipeEngine.Cookbooks;

/// <summary>A recipe by cookbook and name; "web" is web::default.</summary>
public readonly record struct RecipeName(string Cookbook, string Recipe)
{
    /// <summary>Name of the recipe that stands for its cookbook.</summary>
    public const string Default = "default";

    /// <summary>Reads "cookbook", "cookbook::recipe" or, inside a cookbook, "::recipe".</summary>
    public static RecipeName Parse(string text, string? currentCookbook = null)
    {
        // The last "::" parts the two, as a greedy match would.
        var separator = text.LastIndexOf("::", StringComparison.Ordinal);
        if (separator < 0)
        {
            return new RecipeName(text, Default);
        }

        var recipe = text[(separator + 2)..];
        var cookbook = separator == 0 ? currentCookbook : text[..separator];
        if (string.IsNullOrEmpty(cookbook) || recipe.Length == 0)
        {
            throw RecipeError.Ruby("ArgumentError", $"'{text}' is no recipe name: write cookbook, cookbook::recipe or, inside a cookbook, ::recipe");
        }

        return new RecipeName(cookbook, recipe);
    }

    /// <summary>Always with both halves: "web::default".</summary>
    public override string ToString() => $"{Cookbook}::{Recipe}";
}
