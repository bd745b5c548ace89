using RecipeEngine.Engine.Attributes;

namespace RecipeEngine.Engine.Dsl.Node;

/// <summary>How a <see cref="PathWriter"/> writes.</summary>
public enum PathWriting
{
    /// <summary>Only where the level itself has nil; Chef 12 looks at the merged value.</summary>
    Unless,
    /// <summary>Replaces the value at the one level.</summary>
    Replace,
    /// <summary>Removes the path from all default levels, then writes force_default.</summary>
    ForceDefault,
    /// <summary>Removes the path from all override levels, then writes force_override.</summary>
    ForceOverride,
}

/// <summary>What <c>node.default_unless</c>, <c>node.default!</c> and their like give: a path that is written when assigned.</summary>
public sealed class PathWriter(RClass klass, NodeAttributes attributes, AttributeLevel level, PathWriting kind, object?[] path) : RObject(klass)
{
    public object? At(object? key) => new PathWriter(ClassOrSingleton(null!), attributes, level, kind, [.. path, key]);

    public void Write(Context context, object? key, object? value) => Write(context, [.. path, key], value);

    public void Write(Context context, object?[] full, object? value)
    {
        switch (kind)
        {
            case PathWriting.Unless:
                var found = ChefRun.Of(context).Era == 12 ? attributes.TryRead(context, full, out var present) : attributes.TryRead(context, level, full, out present);
                if (!found || present is null)
                {
                    attributes.Write(context, level, full, value);
                }
                break;
            case PathWriting.Replace:
                attributes.Write(context, level, full, value);
                break;
            case PathWriting.ForceDefault:
                attributes.Remove(context, full, AttributeLevels.Defaults);
                attributes.Write(context, AttributeLevel.ForceDefault, full, value);
                break;
            default:
                attributes.Remove(context, full, AttributeLevels.Overrides);
                attributes.Write(context, AttributeLevel.ForceOverride, full, value);
                break;
        }
    }

    /// <summary>The container at the path as the level has it, for other methods.</summary>
    public object? Target(Context context)
    {
        if (path.Length > 0 && !attributes.TryRead(context, level, path, out _))
        {
            attributes.Write(context, level, path, new RHash());
        }
        return attributes.TryRead(context, level, path, out var value) ? value : null;
    }
}

/// <summary>Chef::Node::MultiMash</summary>
[RubyClass("Chef::Node::MultiMash")]
public static class MultiMashClass
{
    [RubyMethod("[]")]
    public static object? Get(PathWriter self, object? key) => self.At(key);

    [RubyMethod("[]=", "store")]
    public static object? Set(Context ctx, PathWriter self, object? key, object? value)
    {
        self.Write(ctx, key, value);
        return value;
    }

    [RubyMethod("method_missing", Private = true)]
    public static object? Missing(Context ctx, PathWriter self, RSymbol name, RProc? block, params object?[] rest) =>
        ctx.SendPublic(self.Target(ctx), name, block, rest);

    [RubyMethod("respond_to_missing?", Private = true)]
    public static bool Responds(Context ctx, PathWriter self, RSymbol name, bool all = false) => ctx.RespondTo(self.Target(ctx), name);
}
