namespace RecipeEngine.Cookbooks;

/// <summary>The cookbooks a run loads, every one after those it depends on.</summary>
public static class CookbookOrder
{
    /// <summary>
    /// Walks from the recipes of a run, in their order, through the dependencies, which are taken by name; a cycle just ends. RecipeError
    /// CookbookNotFound for a cookbook that is missing, with the place of the dependency that asks for it.
    /// </summary>
    public static IReadOnlyList<CookbookDirectory> Of(IEnumerable<RecipeName> recipes, CookbookLoader cookbooks)
    {
        var walk = new Walk(cookbooks);
        foreach (var recipe in recipes)
        {
            walk.Add(recipe.Cookbook, null, null);
        }

        return walk.Ordered;
    }

    /// <summary>The cookbooks in the order Chef lists them: those of the run list, then what each needs, level by level, as its metadata names it.</summary>
    public static IReadOnlyList<CookbookDirectory> ByDistance(IEnumerable<RecipeName> recipes, IReadOnlyList<CookbookDirectory> cookbooks)
    {
        var left = cookbooks.ToDictionary(cookbook => cookbook.Name, StringComparer.Ordinal);
        var listed = new List<CookbookDirectory>();
        var names = new Queue<string>(recipes.Select(recipe => recipe.Cookbook));
        while (names.TryDequeue(out var name))
        {
            if (!left.Remove(name, out var cookbook))
            {
                continue;
            }

            listed.Add(cookbook);
            foreach (var needed in cookbook.Metadata.Dependencies.Keys)
            {
                names.Enqueue(needed);
            }
        }

        return [.. listed, .. cookbooks.Where(cookbook => left.ContainsKey(cookbook.Name))];
    }

    /// <summary>The dependencies among loaded cookbooks whose version constraint is not met, as sentences.</summary>
    public static IEnumerable<string> Unsatisfied(IReadOnlyList<CookbookDirectory> cookbooks)
    {
        var versions = cookbooks.ToDictionary(cookbook => cookbook.Name, StringComparer.Ordinal);
        return from cookbook in cookbooks
               from dependency in cookbook.Metadata.Dependencies.Values
               where versions.TryGetValue(dependency.Name, out var used) && !dependency.Constraint.Includes(used.Metadata.ParsedVersion)
               select $"Cookbook {cookbook.Name} {cookbook.Metadata.Version} depends on {dependency.Name} ({dependency.ConstraintText}), "
                   + $"but {versions[dependency.Name].Metadata.Version} is there ({versions[dependency.Name].Root})";
    }

    sealed class Walk(CookbookLoader cookbooks)
    {
        readonly HashSet<string> seen = new(StringComparer.Ordinal);

        public List<CookbookDirectory> Ordered { get; } = [];

        public void Add(string name, CookbookDirectory? dependent, Dependency? dependency)
        {
            if (!seen.Add(name))
            {
                return;
            }

            var cookbook = cookbooks.Find(name) ?? throw Missing(name, dependent, dependency);
            foreach (var needed in cookbook.Metadata.Dependencies.Values.OrderBy(needed => needed.Name, StringComparer.Ordinal))
            {
                Add(needed.Name, cookbook, needed);
            }

            Ordered.Add(cookbook);
        }

        RecipeError Missing(string name, CookbookDirectory? dependent, Dependency? dependency)
        {
            var asker = dependent is null ? "the run list" : $"cookbook {dependent.Name}, which depends on it ({dependency!.ConstraintText})";
            return RecipeError.Chef("CookbookNotFound",
                $"Cookbook {name} not found. It is asked for by {asker}. Put it below one of: {string.Join(", ", cookbooks.Paths)}",
                dependency?.File, dependency?.Line);
        }
    }
}
