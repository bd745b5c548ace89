namespace RecipeEngine.Cookbooks;

/// <summary>The characters names of roles, environments and data bags are made of.</summary>
static class PolicyName
{
    public static bool IsValid(string name, bool dots) =>
        name.Length > 0 && name.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' || (dots && c == '.'));

    public static string Check(string name, string kind, string? file) => IsValid(name, dots: false)
        ? name
        : throw RecipeError.Chef("ValidationFailed", $"the {kind}'s name '{name}' must be made of letters, digits, '-' and '_'", file);
}
