namespace RecipeEngine.Engine.Providers;

/// <summary>The lines of Chef's converge_if_changed: which properties are set to what, and what they were.</summary>
static class ChangedProperties
{
    /// <summary>The lines; null when nothing differs.</summary>
    /// <param name="current">what is there, by property; null: the thing does not exist</param>
    /// <param name="only">the properties to look at; all of the resource's state without</param>
    public static IReadOnlyList<ChangeLine>? Describe(Context context, ChefRun run, Resource resource, State? current, params IReadOnlyList<Property> only)
    {
        var properties = only.Count > 0 ? only : [.. resource.Definition.Properties().Where(p => p.IsDesiredState)];
        var hides = Context.Truthy(resource.Read(context, "sensitive"));
        string Show(Property p, object? value) => hides || p.IsSensitive ? "(suppressed sensitive property)" : context.Inspect(value);
        if (current is null)
        {
            var width = properties.Max(p => p.Name.Length);
            // Asked first: a default that has been read counts as set.
            var given = properties.Where(p => resource.IsSet(p.Name)).ToHashSet();
            return [$"create {resource.Name}", .. properties.Select(p => new ChangeLine(
                $"  set {p.Name.PadRight(width)} to {Show(p, resource.Read(context, p))}{(given.Contains(p) ? "" : " (default value)")}"))];
        }
        // What was not found counts as its default, as in a resource nobody said anything to.
        Resource? untouched = null;
        object? Was(Property p) => current.Has(p) ? current.Value(p)
            : (untouched ??= run.Registry.Build(context, resource.ResourceName, new RString(resource.Name), resource.RunContext)).Read(context, p);
        var modified = properties.Where(p => (resource.IsSet(p.Name) || p.HasDefault) && !context.Equal(resource.Read(context, p), Was(p))).ToList();
        if (modified.Count == 0)
        {
            return null;
        }
        var longest = modified.Max(p => p.Name.Length);
        return [$"update {resource.Name}", .. modified.Select(p => new ChangeLine(
            $"  set {p.Name.PadRight(longest)} to " + (hides || p.IsSensitive ? Show(p, null) : $"{Show(p, resource.Read(context, p))} (was {Show(p, Was(p))})")))];
    }
}
