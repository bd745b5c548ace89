namespace RecipeEngine.Engine.Converging;

/// <summary>Reads what recipes write to name resources: "type[name]", "type", {type: 'name'}, lists of these.</summary>
public static class ResourceLookup
{
    /// <summary>All resources a specification names, in a collection and those above it.</summary>
    /// <exception cref="RubyError">ResourceNotFound, or InvalidResourceSpecification for text that is no specification.</exception>
    public static IReadOnlyList<Resource> Find(Context context, ResourceCollection collection, object? specification)
    {
        switch (specification)
        {
            case Resource r:
                return [r];
            case RHash hash:
                var list = new List<Resource>();
                foreach (var (type, names) in hash.Pairs())
                {
                    foreach (var name in names is RArray a ? a.ToArray() : [names])
                    {
                        list.Add(Get(collection, context.ToS(type), context.ToS(name)));
                    }
                }
                return list;
            case RArray array:
                return [.. array.SelectMany(s => Find(context, collection, s))];
            case RString text:
                return Parse(context, collection, text.Text);
            default:
                throw RubyError.Argument($"arguments to resources() must be a string or a hash, you passed {context.Inspect(specification)}");
        }
    }

    static IReadOnlyList<Resource> Parse(Context context, ResourceCollection collection, string text)
    {
        var (type, name) = Split(text);
        if (type.Length == 0)
        {
            throw RubyError.Argument($"Bad string format {text}, you must have a string like resource_type[name]!");
        }
        if (collection.FindUpward(ResourceCollection.Key(type, name)) is { } found)
        {
            return [found];
        }
        if (name.Contains(',', StringComparison.Ordinal))
        {
            ChefRun.Of(context).Deprecated(context, "The resource_collection multi-resource syntax is deprecated", "multiresource_match");
            return [.. name.Split(',').Select(n => Get(collection, type, n))];
        }
        throw NotFound(type, name);
    }

    /// <summary>"type[name]" or "type" taken apart; empty type when it is neither.</summary>
    public static (string Type, string Name) Split(string text)
    {
        var open = text.IndexOf('[', StringComparison.Ordinal);
        if (open > 0 && text.EndsWith(']') && IsWord(text.AsSpan(0, open)))
        {
            return (text[..open], text[(open + 1)..^1]);
        }
        return IsWord(text) ? (text, "") : ("", "");
    }

    static bool IsWord(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c) && c != '_' && c != '-')
            {
                return false;
            }
        }
        return text.Length > 0;
    }

    static Resource Get(ResourceCollection collection, string type, string name) =>
        collection.FindUpward(ResourceCollection.Key(type, name)) ?? throw NotFound(type, name);

    static RubyError NotFound(string type, string name) => new("Chef::Exceptions::ResourceNotFound",
        $"Cannot find a resource matching {ResourceCollection.Key(type, name)} (did you define it first?)");

    /// <summary>Checks text given to notifies and subscribes before it is kept.</summary>
    public static void Validate(Context context, object? specification)
    {
        switch (specification)
        {
            case Resource or RHash:
                return;
            case RArray a:
                foreach (var s in a)
                {
                    Validate(context, s);
                }
                return;
            case RString s when Split(s.Text).Type.Length > 0:
                return;
            case RString s:
                throw new RubyError("Chef::Exceptions::InvalidResourceSpecification",
                    $"The string `{s.Text}' is not valid for resource collection lookup. Correct syntax is `resource_type[resource_name]'");
            default:
                throw new RubyError("Chef::Exceptions::InvalidResourceSpecification",
                    $"The object `{context.Inspect(specification)}' is not valid for resource collection lookup. Use a String like `resource_type[resource_name]' or a Chef::Resource object");
        }
    }
}
