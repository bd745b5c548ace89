namespace RecipeEngine.Cookbooks;

/// <summary>A run list with every role replaced by what it lists.</summary>
/// <param name="Recipes">The recipes in run order, each once.</param>
/// <param name="Roles">Names of all roles met, in the order met, missing ones too.</param>
/// <param name="AttributeOrder">The roles in the order their attributes are merged, a later one winning: nested before outer.</param>
/// <param name="Missing">Roles that do not exist, and what listed them ("top level" or "role[x]").</param>
public sealed record RunListExpansion(
    IReadOnlyList<RunListItem> Recipes,
    IReadOnlyList<string> Roles,
    IReadOnlyList<Role> AttributeOrder,
    IReadOnlyList<(string Role, string IncludedBy)> Missing)
{
    /// <summary>Expands a run list for an environment; a role is asked for at most once.</summary>
    public static RunListExpansion Expand(RunList runList, string environment, Func<string, Role?> findRole)
    {
        var walk = new Walk(environment, findRole);
        walk.Add(runList, "top level");
        return new RunListExpansion(walk.Recipes, walk.Roles, walk.AttributeOrder, walk.Missing);
    }

    sealed class Walk(string environment, Func<string, Role?> findRole)
    {
        public List<RunListItem> Recipes { get; } = [];

        public List<string> Roles { get; } = [];

        public List<Role> AttributeOrder { get; } = [];

        public List<(string Role, string IncludedBy)> Missing { get; } = [];

        public void Add(RunList runList, string includedBy)
        {
            foreach (var item in runList)
            {
                if (item.Type == RunListItemType.Recipe)
                {
                    AddRecipe(item);
                }
                else if (!Roles.Contains(item.Name))
                {
                    AddRole(item, includedBy);
                }
            }
        }

        void AddRole(RunListItem item, string includedBy)
        {
            Roles.Add(item.Name);
            if (findRole(item.Name) is not { } role)
            {
                Missing.Add((item.Name, includedBy));
                return;
            }

            Add(role.RunListFor(environment), item.ToString());
            AttributeOrder.Add(role);
        }

        void AddRecipe(RunListItem recipe)
        {
            var earlier = Recipes.FindIndex(known => known.Name == recipe.Name);
            if (earlier < 0)
            {
                Recipes.Add(recipe);
            }
            else if (recipe.Version is not null && Recipes[earlier].Version is { } version
                && CookbookVersion.Parse(version) != CookbookVersion.Parse(recipe.Version))
            {
                throw RecipeError.Chef("CookbookVersionConflict",
                    $"Run list requires {recipe.Name} at versions {version} and {recipe.Version}: keep one of them");
            }
            else if (Recipes[earlier].Version is null)
            {
                Recipes[earlier] = recipe;
            }
        }
    }
}
