namespace RecipeEngine.Engine.Resources;

/// <summary>Trees of JSON as Ruby values: what differs between two, and a tree with single places changed.</summary>
static class JsonChanges
{
    /// <summary>A copy with text keys, as JSON has it.</summary>
    public static object? Copy(Context context, object? value) => RubyValues.FromPlain(context, PlainValues.FromRuby(context, value));

    /// <summary>A hash with another's values over its own.</summary>
    public static RHash Merge(Context context, RHash below, RHash over)
    {
        var merged = new RHash();
        foreach (var (key, value) in below.Pairs().Concat(over.Pairs()))
        {
            merged.Set(context, key, value);
        }
        return merged;
    }

    /// <summary>One line for each difference: "  update description from \"\" to \"x\"".</summary>
    /// <param name="showsValues">false: values are secret</param>
    public static IReadOnlyList<string> Differences(Context context, object? before, object? after, bool showsValues = true)
    {
        var lines = new List<string>();
        Compare(context, before, after, showsValues, "", lines);
        return lines;
    }

    static void Compare(Context context, object? before, object? after, bool showsValues, string name, List<string> lines)
    {
        if (before is not RHash old || after is not RHash wanted)
        {
            if (!context.Equal(before, after))
            {
                lines.Add(showsValues ? $"  update {name} from {context.Inspect(before)} to {context.Inspect(after)}" : $"  update {name}");
            }
            return;
        }
        string Named(object? key) => name.Length == 0 ? context.ToS(key) : $"{name}.{context.ToS(key)}";
        foreach (var (key, value) in wanted.Pairs())
        {
            if (!old.ContainsKey(context, key))
            {
                lines.Add(showsValues ? $"  add {Named(key)} = {context.Inspect(value)}" : $"  add {Named(key)}");
            }
            else
            {
                Compare(context, old.Get(context, key), value, showsValues, Named(key), lines);
            }
        }
        lines.AddRange(old.Pairs().Where(pair => !wanted.ContainsKey(context, pair.Key)).Select(pair => $"  remove {Named(pair.Key)}"));
    }

    /// <summary>The tree with single places changed.</summary>
    /// <param name="modifiers">[path, value]: a path is a key or a list of keys; a block makes the value of the old one, <c>:delete</c> takes the place away</param>
    public static object? Apply(Context context, RArray? modifiers, object? tree)
    {
        if (modifiers is null)
        {
            return tree;
        }
        tree = Copy(context, tree ?? new RHash());
        foreach (var modifier in modifiers.OfType<RArray>())
        {
            var path = (modifier.At(0) is RArray keys ? keys.ToArray() : [modifier.At(0)]).Select(context.ToS).ToList();
            var value = modifier.At(1);
            if (path.Count == 0)
            {
                tree = value is RProc whole ? Copy(context, whole.Yield(context, [tree])) : Copy(context, value);
                continue;
            }
            var parent = Parent(context, tree, path, value is not RSymbol { Name: "delete" });
            var key = new RString(path[^1]);
            if (value is RProc block)
            {
                value = block.Yield(context, [parent?.Get(context, key)]);
            }
            if (value is RSymbol { Name: "delete" })
            {
                parent?.Remove(context, key, out _);
            }
            else
            {
                parent!.Set(context, key, Copy(context, value));
            }
        }
        return tree;
    }

    static RHash? Parent(Context context, object? tree, List<string> path, bool creates)
    {
        var at = tree;
        for (var i = 0; i < path.Count; i++)
        {
            if (at is not (RHash or null))
            {
                throw RubyError.Runtime($"Attempt to set {string.Join('.', path)} when {string.Join('.', path.Take(i))} is not a hash");
            }
            if (i == path.Count - 1 || at is not RHash hash)
            {
                break;
            }
            var key = new RString(path[i]);
            at = hash.Get(context, key);
            if (at is null && creates)
            {
                hash.Set(context, key, at = new RHash());
            }
        }
        return at as RHash;
    }

    /// <summary>A run list with items added in their order and others taken away; an item that is there keeps its place where the order allows.</summary>
    public static RArray RunList(Context context, RArray? added, RArray? removed, RArray current)
    {
        var wanted = (added ?? new RArray()).Select(context.ToS).ToList();
        var unwanted = (removed ?? new RArray()).Select(context.ToS).Select(Known).ToHashSet(StringComparer.Ordinal);
        var (result, next) = (new List<string>(), 0);
        foreach (var item in current.Select(context.ToS))
        {
            var at = wanted.FindIndex(w => Known(w) == Known(item));
            if (at >= next)
            {
                result.AddRange(wanted.Skip(next).Take(at - next + 1));
                next = at + 1;
            }
            else if (at < 0 && !unwanted.Contains(Known(item)))
            {
                result.Add(item);
            }
        }
        return new RArray(result.Concat(wanted.Skip(next)).Select(item => (object?)new RString(item)));
    }

    // a recipe's default one, whatever its version
    static string Known(string item) => item.Split('@')[0].TrimEnd(']').Replace("::default", "", StringComparison.Ordinal);
}
