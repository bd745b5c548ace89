namespace RecipeEngine.Engine.Running;

/// <summary>The resources of a context in order, and a table from "type[name]" to the last one declared so.</summary>
public sealed class ResourceCollection(RClass klass) : RObject(klass)
{
    readonly List<Resource> list = [];
    readonly Dictionary<string, Resource> byKey = new(StringComparer.Ordinal);
    int insertAt = -1;

    public RunContext? Context { get; set; }
    public IReadOnlyList<Resource> All => list;

    /// <summary>While running: right after the running one and what it has inserted; else at the end.</summary>
    public void Insert(Resource resource, string? type = null, string? name = null)
    {
        if (insertAt >= 0)
        {
            list.Insert(insertAt++, resource);
        }
        else
        {
            list.Add(resource);
        }
        byKey[Key(type ?? resource.DeclaredType ?? resource.ResourceName, name ?? resource.Name)] = resource;
    }

    public static string Key(string type, string name) => $"{type}[{name}]";

    /// <summary>Walks the list while it may grow.</summary>
    public void Execute(Action<Resource> run)
    {
        var outer = insertAt;
        try
        {
            for (var i = 0; i < list.Count; i++)
            {
                insertAt = i + 1;
                run(list[i]);
            }
        }
        finally
        {
            insertAt = outer;
        }
    }

    /// <summary>By "type[name]", here only.</summary>
    public Resource? TryFind(string key) => byKey.GetValueOrDefault(key);

    /// <summary>By "type[name]", here and in the contexts above.</summary>
    public Resource? FindUpward(string key) => TryFind(key) ?? Context?.Parent?.Collection.FindUpward(key);

    /// <summary>Takes a resource out; null when there is none.</summary>
    public Resource? Delete(string key)
    {
        if (!byKey.Remove(key, out var resource))
        {
            return null;
        }
        var at = list.IndexOf(resource);
        if (at >= 0)
        {
            list.RemoveAt(at);
            if (insertAt > at)
            {
                insertAt--;
            }
        }
        Context?.Forget(resource);
        return resource;
    }

    /// <summary>Everything out (<c>resource_collection.clear</c>-like uses).</summary>
    public void Clear()
    {
        list.Clear();
        byKey.Clear();
    }

    /// <summary>Drops every resource after the running one (<c>return</c> from a run, reboot_now).</summary>
    public void StopAfter(Resource running)
    {
        var at = list.IndexOf(running);
        if (at >= 0 && at + 1 < list.Count)
        {
            list.RemoveRange(at + 1, list.Count - at - 1);
        }
    }
}
