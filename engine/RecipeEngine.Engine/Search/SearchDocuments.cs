using RecipeEngine.Cookbooks;

namespace RecipeEngine.Engine.Search;

/// <summary>The objects of an index with the fields that queries look at.</summary>
static class SearchDocuments
{
    public static IEnumerable<(object? Item, IReadOnlyDictionary<string, List<string>> Fields)> Of(Context ctx, ChefRun run, string index)
    {
        switch (index)
        {
            case "node":
                return Nodes(ctx, run).Select(n => ((object?)n, NodeFields(ctx, n)));
            case "role":
                return (run.Roles?.Names ?? []).Select(n => run.Roles!.Find(Path.GetFileNameWithoutExtension(n))).OfType<Role>()
                    .Select(r => Policy(ctx, Dsl.Support.PolicyObject.Of(ctx, r)));
            case "environment":
                return (run.Environments?.Names ?? []).Select(n => run.Environments!.Get(n))
                    .Select(e => Policy(ctx, Dsl.Support.PolicyObject.Of(ctx, e)));
            case "client":
                return [];
            default:
                return RecipeErrors.Translated(() => run.DataBags!.Get(index)).Items.Values
                    .Select(i => (Dsl.Support.DataQuery.Item(ctx, i), Flatten(ctx, (RHash)RubyValues.FromPlain(ctx, i.RawData)!)));
        }
    }

    static (object? Item, IReadOnlyDictionary<string, List<string>> Fields) Policy(Context ctx, Dsl.Support.PolicyObject policy) => (policy, Flatten(ctx, policy.Fields));

    // a node is found by the roles and recipes of its run list too, also when it was saved before its first run
    static IReadOnlyDictionary<string, List<string>> NodeFields(Context ctx, NodeObject node)
    {
        var fields = (Dictionary<string, List<string>>)Flatten(ctx, (RHash)ctx.Send(node, "to_hash")!);
        foreach (var item in node.RunList)
        {
            Leaf(ctx, fields, item.Type == RunListItemType.Role ? "role" : "recipe", new RString(item.Name));
        }
        return fields;
    }

    static IEnumerable<NodeObject> Nodes(Context ctx, ChefRun run)
    {
        yield return run.Node;
        if (run.SearchNodes is { } others)
        {
            foreach (var node in run.FoundNodes ??= [.. others().Select((text, i) => Parsed(ctx, text, $"node {i + 1}", $"node{i + 1}"))])
            {
                if (node.Name != run.Node.Name)
                {
                    yield return node;
                }
            }
            yield break;
        }
        foreach (var directory in run.Config.Paths(ctx, "node_path"))
        {
            foreach (var entry in run.Machine.TryListDirectory(directory).Where(e => e.Name.EndsWith(".json", StringComparison.Ordinal)).OrderBy(e => e.Name, StringComparer.Ordinal))
            {
                var name = entry.Name[..^".json".Length];
                if (name != run.Node.Name && LoadNode(ctx, run, name) is { } node)
                {
                    yield return node;
                }
            }
        }
    }

    /// <summary>A saved node; null when there is no file of it.</summary>
    public static NodeObject? LoadNode(Context ctx, ChefRun run, string name)
    {
        foreach (var directory in run.Config.Paths(ctx, "node_path"))
        {
            var path = Path.Combine(directory, name + ".json");
            if (run.Machine.TryReadText(path) is not { } text)
            {
                continue;
            }
            return Parsed(ctx, text, path, name);
        }
        return null;
    }

    static NodeObject Parsed(Context ctx, string text, string path, string name)
    {
        var fields = RecipeErrors.Translated(() => PlainTree.ParseObject(text, path));
        var node = (NodeObject)ctx.Send(ctx.Interpreter.FindClass(ctx, "Chef::Node"), "new")!;
        node.Name = fields.GetValueOrDefault("name") as string ?? name;
        node.Environment = fields.GetValueOrDefault("chef_environment") as string ?? "_default";
        foreach (var (key, level) in new[] { ("default", AttributeLevel.Default), ("normal", AttributeLevel.Normal), ("override", AttributeLevel.Override), ("automatic", AttributeLevel.Automatic) })
        {
            node.Attributes.Replace(ctx, level, RubyValues.FromPlain(ctx, fields.GetValueOrDefault(key)));
        }
        if (fields.GetValueOrDefault("run_list") is IEnumerable<object?> list)
        {
            node.RunList = RecipeErrors.Translated(() => RunList.Parse(list.Select(i => i?.ToString() ?? "")));
        }
        return node;
    }

    /// <summary>Every nested key joined with _ and every bare key, with all values under it as text.</summary>
    static IReadOnlyDictionary<string, List<string>> Flatten(Context ctx, RHash document)
    {
        var fields = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        Add(ctx, fields, "", document);
        return fields;
    }

    static void Add(Context ctx, Dictionary<string, List<string>> fields, string prefix, object? value)
    {
        switch (value)
        {
            case RHash hash:
                foreach (var (k, v) in hash.Pairs())
                {
                    var key = ctx.ToS(k);
                    Add(ctx, fields, prefix.Length == 0 ? key : prefix + "_" + key, v);
                    if (prefix.Length > 0)
                    {
                        Leaf(ctx, fields, key, v);
                    }
                }
                break;
            case RArray array:
                foreach (var v in array)
                {
                    Add(ctx, fields, prefix, v);
                }
                break;
            default:
                Leaf(ctx, fields, prefix, value);
                break;
        }
    }

    static void Leaf(Context ctx, Dictionary<string, List<string>> fields, string key, object? value)
    {
        switch (value)
        {
            case RHash:
                break;
            case RArray array:
                foreach (var v in array)
                {
                    Leaf(ctx, fields, key, v);
                }
                break;
            default:
                if (!fields.TryGetValue(key, out var list))
                {
                    fields[key] = list = [];
                }
                list.Add(ctx.ToS(value));
                break;
        }
    }
}
