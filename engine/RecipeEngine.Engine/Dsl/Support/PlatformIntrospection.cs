using RecipeEngine.Cookbooks;

namespace RecipeEngine.Engine.Dsl.Support;

/// <summary>Chef::DSL::PlatformIntrospection</summary>
[RubyModule("Chef::DSL::PlatformIntrospection")]
public static class PlatformIntrospection
{
    internal static string Node(Context ctx, string key) => ctx.ToS(ChefRun.Of(ctx).Node.Attributes.Top(ctx, key));

    static IEnumerable<string> Names(Context ctx, object?[] rest) => rest.SelectMany(r => r is RArray a ? a.ToArray() : [r]).Select(ctx.ToS);

    [RubyMethod("platform?")]
    public static bool IsPlatform(Context ctx, params object?[] rest) => Names(ctx, rest).Contains(Node(ctx, "platform"));

    [RubyMethod("platform_family?")]
    public static bool IsFamily(Context ctx, params object?[] rest) => Names(ctx, rest).Contains(Node(ctx, "platform_family"));

    [RubyMethod("value_for_platform_family")]
    public static object? ForFamily(Context ctx, RHash values)
    {
        var family = Node(ctx, "platform_family");
        object? fallback = null;
        foreach (var (key, value) in values.Pairs())
        {
            foreach (var k in key is RArray a ? a.ToArray() : [key])
            {
                switch (ctx.ToS(k))
                {
                    case var name when name == family: return value;
                    case "default": fallback = value; break;
                }
            }
        }
        return fallback;
    }

    [RubyMethod("value_for_platform")]
    public static object? ForPlatform(Context ctx, RHash values)
    {
        var (platform, version) = (Node(ctx, "platform"), Node(ctx, "platform_version"));
        object? fallback = null;
        RHash? found = null;
        foreach (var (key, value) in values.Pairs())
        {
            foreach (var k in key is RArray a ? a.ToArray() : [key])
            {
                var name = ctx.ToS(k);
                if (name == "default")
                {
                    fallback = value;
                    continue;
                }
                if (value is not RHash)
                {
                    throw RubyError.Argument($"platform specific values must be a hash of versions to values; {name} has {ctx.Inspect(value)}");
                }
                if (name == platform)
                {
                    found = (RHash)value;
                }
            }
        }
        return found is not null && ForVersion(ctx, values, found, platform, version) is var result and not Undefined ? result : fallback;
    }

    static object? ForVersion(Context ctx, RHash all, RHash versions, string platform, string version)
    {
        object? inner = Undefined.Value;
        var matches = new List<(string Constraint, object? Value)>();
        foreach (var (key, value) in versions.Pairs())
        {
            foreach (var k in key is RArray a ? a.ToArray() : [key])
            {
                var text = ctx.ToS(k);
                if (text == version)
                {
                    return value;
                }
                if (text == "default")
                {
                    inner = value;
                }
                else if (Includes(text, version))
                {
                    matches.Add((text, value));
                }
            }
        }
        if (matches.Count > 1)
        {
            throw RubyError.Runtime($"Multiple matches detected for {platform} with values {ctx.Inspect(all)}. The matches are: [{string.Join(", ", matches.Select(m => $"\"{m.Constraint}\""))}]");
        }
        return matches.Count == 1 ? matches[0].Value : inner;
    }

    static bool Includes(string constraint, string version)
    {
        try
        {
            return VersionConstraint.Parse(constraint, VersionFlavor.Platform).Includes(version);
        }
        catch (RecipeError)
        {
            return false;
        }
    }

    /// <summary>tagged?('a', 'b')</summary>
    [RubyMethod("tagged?")]
    public static bool Tagged(Context ctx, params object?[] rest)
    {
        var tags = Recipes.NodeTags.List(ctx).Select(ctx.ToS).ToHashSet(StringComparer.Ordinal);
        return Names(ctx, rest).All(tags.Contains);
    }
}
