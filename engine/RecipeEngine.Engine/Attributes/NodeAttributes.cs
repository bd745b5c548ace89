namespace RecipeEngine.Engine.Attributes;

/// <summary>All attributes of a node: ten levels of written values, and the merged view of each top-level key, kept until something under that
/// key is written.</summary>
public sealed class NodeAttributes
{
    readonly RHash[] levels = new RHash[AttributeLevels.Count];
    readonly Dictionary<string, object?> merged = new(StringComparer.Ordinal);
    readonly AttributeContainers containers;
    readonly Context owner;
    MachineFacts? facts;

    public NodeAttributes(Context context)
    {
        owner = context;
        containers = AttributeContainers.Of(context);
        for (var i = 0; i < levels.Length; i++)
        {
            levels[i] = containers.NewVivid(this, (AttributeLevel)i, null);
        }
    }

    /// <summary>What was written at a level: an autovivifying hash.</summary>
    public RHash this[AttributeLevel level]
    {
        get
        {
            if (level == AttributeLevel.Automatic)
            {
                CollectFacts();
            }
            return levels[(int)level];
        }
    }

    /// <summary>The automatic level takes the machine's facts from here when it is read.</summary>
    public void Expect(MachineFacts source) => facts = source;

    /// <summary>Asks for all facts that were not read yet: to be called before the machine is changed.</summary>
    public void CollectFacts()
    {
        if (facts is not { } source)
        {
            return;
        }
        facts = null;
        Take(owner, source.TakeAll(owner));
        // Ohai's order first, whatever was asked for first; then what the run itself wrote.
        var automatic = levels[(int)AttributeLevel.Automatic];
        List<object?> names = [.. source.Names.Select(name => new RString(name))];
        foreach (var key in names.Concat([.. automatic.Pairs().Select(p => p.Key).Where(k => !names.Exists(n => owner.Equal(n, k)))]))
        {
            if (automatic.Remove(owner, key, out var value))
            {
                automatic.Set(owner, key, value);
            }
        }
    }

    void Take(Context context, IReadOnlyList<KeyValuePair<string, object?>> news)
    {
        foreach (var (name, value) in news)
        {
            containers.Set(context, levels[(int)AttributeLevel.Automatic], new RString(name), value);
        }
    }

    // The level's hash, complete as far as this key goes.
    RHash Known(Context context, AttributeLevel level, object? key)
    {
        if (level == AttributeLevel.Automatic && facts is { } source && key is RString or RSymbol)
        {
            Take(context, source.Take(context, context.ToS(key)));
        }
        return levels[(int)level];
    }

    /// <summary>Replaces a whole level.</summary>
    public void Replace(Context context, AttributeLevel level, object? value)
    {
        facts = level == AttributeLevel.Automatic ? null : facts;
        levels[(int)level] = containers.NewVivid(this, level, null);
        if (value is RHash h)
        {
            foreach (var (k, v) in h.Pairs())
            {
                containers.Set(context, levels[(int)level], k, v);
            }
        }
        Forget(null);
    }

    /// <summary>Drops the merged view of a top-level key; of all when null.</summary>
    public void Forget(string? top)
    {
        if (top is null)
        {
            merged.Clear();
        }
        else
        {
            merged.Remove(top);
        }
    }

    /// <summary>node[key]: the merged value, nil when no level has it. Lazy values are evaluated.</summary>
    public object? Top(Context context, string key) => Lazy(context, TopRaw(context, key));

    object? TopRaw(Context context, string key)
    {
        if (merged.TryGetValue(key, out var value))
        {
            return value;
        }
        var found = Merge(context, key);
        if (found is Undefined)
        {
            return null;
        }
        return merged[key] = containers.Immutable(context, found);
    }

    public static object? Lazy(Context context, object? value) => value is DelayedEvaluator lazy ? lazy.Evaluate(context, null) : value;

    /// <summary>Some level has the key.</summary>
    public bool HasTop(Context context, string key)
    {
        var k = new RString(key);
        for (var level = AttributeLevel.Default; (int)level < levels.Length; level++)
        {
            if (Known(context, level, k).ContainsKey(context, k))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Names of all top-level keys, in order of first appearance from the weakest level.</summary>
    public IEnumerable<object?> TopKeys(Context context)
    {
        CollectFacts();
        var seen = new RHash();
        foreach (var level in levels)
        {
            foreach (var (k, _) in level.Pairs())
            {
                seen.Set(context, k, null);
            }
        }
        return seen.Pairs().Select(p => p.Key);
    }

    object? Merge(Context context, string key)
    {
        var k = new RString(key);
        var result = Fold(context, k, AttributeLevels.Defaults);
        result = Then(context, result, Own(context, AttributeLevel.Normal, k));
        result = Then(context, result, Fold(context, k, AttributeLevels.Overrides));
        return Then(context, result, Own(context, AttributeLevel.Automatic, k));
    }

    object? Own(Context context, AttributeLevel level, RString key) => Known(context, level, key).TryGet(context, key, out var v) ? v : Undefined.Value;

    object? Fold(Context context, RString key, AttributeLevel[] family)
    {
        object? result = Undefined.Value;
        foreach (var level in family)
        {
            var v = Own(context, level, key);
            result = v is Undefined ? result : result is Undefined ? v : InFamily(context, result, v);
        }
        return result;
    }

    static object? InFamily(Context context, object? old, object? newer) =>
        ChefRun.Of(context).Era < 15 ? AttributeMerge.DeepKeepingNil(context, old, newer) : AttributeMerge.Deep(context, old, newer);

    static object? Then(Context context, object? old, object? newer) =>
        newer is Undefined ? old : old is Undefined ? newer
        : ChefRun.Of(context).Era < 15 ? AttributeMerge.HashOnlyKeepingNil(context, old, newer) : AttributeMerge.HashOnly(context, old, newer);

    /// <summary>The default or the override family merged, as saved with the node and listed by <c>compile</c>.</summary>
    public RHash MergedFamily(Context context, AttributeLevel[] family)
    {
        var result = new RHash();
        foreach (var level in family)
        {
            result = (RHash)InFamily(context, result, this[level])!;
        }
        return result;
    }

    /// <summary>The value at a path of the merged view; nil when anything on the way is missing.</summary>
    public object? Read(Context context, IReadOnlyList<object?> path) => TryRead(context, path, out var value) ? value : null;

    /// <summary>As <see cref="Read"/>; false when the path is not there.</summary>
    public bool TryRead(Context context, IReadOnlyList<object?> path, out object? value)
    {
        value = null;
        if (path.Count == 0)
        {
            return false;
        }
        var top = context.ToS(path[0]);
        if (!HasTop(context, top))
        {
            return false;
        }
        value = Top(context, top);
        return Walk(context, ref value, path, 1);
    }

    /// <summary>The value at a path of one level, without creating anything.</summary>
    public bool TryRead(Context context, AttributeLevel level, IReadOnlyList<object?> path, out object? value)
    {
        value = path.Count == 0 ? this[level] : Known(context, level, path[0]);
        return Walk(context, ref value, path, 0);
    }

    internal static bool Walk(Context context, ref object? value, IReadOnlyList<object?> path, int from)
    {
        for (var i = from; i < path.Count; i++)
        {
            switch (value)
            {
                case RHash h when h.TryGet(context, AttributeContainers.Key(path[i]), out var inner):
                    value = Lazy(context, inner);
                    break;
                case RArray a when path[i] is long n && n < a.Count && n >= -a.Count:
                    value = Lazy(context, a.At(n));
                    break;
                default:
                    value = null;
                    return false;
            }
        }
        return true;
    }

    /// <summary>Writes at a level, making hashes on the way (over anything that is none).</summary>
    public void Write(Context context, AttributeLevel level, IReadOnlyList<object?> path, object? value, bool strict = false)
    {
        var at = Known(context, level, path[0]);
        for (var i = 0; i < path.Count - 1; i++)
        {
            var key = AttributeContainers.Key(path[i]);
            at.TryGet(context, key, out var next);
            if (next is not RHash inner)
            {
                if (strict && next is not null)
                {
                    throw new RubyError("Chef::Exceptions::AttributeTypeMismatch", "Chef::Exceptions::AttributeTypeMismatch");
                }
                containers.Set(context, at, key, new RHash());
                inner = (RHash)at.Get(context, key)!;
            }
            at = inner;
        }
        containers.Set(context, at, path[^1], value);
    }

    /// <summary>Removes at one level; gives the old value, or <see cref="Undefined"/> when it was not there.</summary>
    public object? Unlink(Context context, AttributeLevel level, IReadOnlyList<object?> path)
    {
        object? at = path.Count == 0 ? null : Known(context, level, path[0]);
        if (path.Count == 0 || !Walk(context, ref at, path.Take(path.Count - 1).ToList(), 0))
        {
            return Undefined.Value;
        }
        Forget(context.ToS(path[0]));
        if (at is RHash h)
        {
            return h.Remove(context, AttributeContainers.Key(path[^1]), out var old) ? old : Undefined.Value;
        }
        if (at is RArray a && path[^1] is long n && n >= 0 && n < a.Count)
        {
            var old = a.At(n);
            a.RemoveAt((int)n);
            return old;
        }
        return Undefined.Value;
    }

    /// <summary>Removes a path at several levels; gives the merged value that they had, nil when there was none.</summary>
    public object? Remove(Context context, IReadOnlyList<object?> path, IEnumerable<AttributeLevel> at)
    {
        var list = at.ToList();
        object? value = null;
        foreach (var level in list)
        {
            if (TryRead(context, level, path, out var v))
            {
                var deep = list.Count <= 4;
                value = value is null ? v : deep ? AttributeMerge.Deep(context, value, v) : AttributeMerge.HashOnly(context, value, v);
            }
        }
        foreach (var level in list)
        {
            Unlink(context, level, path);
        }
        return value is null ? null : containers.Immutable(context, value);
    }
}
