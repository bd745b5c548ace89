namespace RecipeEngine.Cookbooks.Berks;

/// <summary>The JSON lock that Berkshelf 2 wrote ("dependencies", or "sources" before): turned into one of today, without a graph's edges.</summary>
static class BerksLockJson
{
    public static BerksLock Parse(string text, string? file)
    {
        var root = PlainTree.ParseObject(text, file);
        var entries = root.Object("dependencies", file);
        if (entries.Count == 0)
        {
            entries = root.Object("sources", file);
        }

        var dependencies = new List<LockedDependency>();
        var graph = new List<LockedCookbook>();
        foreach (var name in entries.Keys.Order(StringComparer.Ordinal))
        {
            var entry = entries.Object(name, file);
            var options = entry.Keys.Where(key => key != "locked_version" && entry[key] is string)
                .Select(key => new KeyValuePair<string, string>(key == "sha" ? "revision" : key, (string)entry[key]!));
            dependencies.Add(new LockedDependency(name, null, options.ToList()));
            if (entry.Text("locked_version", file) is { } version)
            {
                graph.Add(new LockedCookbook(name, version, []));
            }
        }

        return new BerksLock(dependencies, graph);
    }
}
