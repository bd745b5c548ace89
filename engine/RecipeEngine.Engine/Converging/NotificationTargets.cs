namespace RecipeEngine.Engine.Converging;

/// <summary>Finds the resource a notification names.</summary>
static class NotificationTargets
{
    /// <summary>The target, resolved and remembered; null when it is not there and need not be.</summary>
    /// <exception cref="RubyError">Chef::Exceptions::ResourceNotFound, InvalidResourceReference.</exception>
    public static Resource? Resolve(Context context, RunContext home, Notification n, bool mustExist)
    {
        if (n.Resolved is { } done)
        {
            return done;
        }
        try
        {
            var found = ResourceLookup.Find(context, home.Collection, n.Target);
            if (found.Count != 1)
            {
                throw new RubyError("Chef::Exceptions::InvalidResourceReference",
                    $"{n.Notifier} specifies a notification to more than one resource: {context.Inspect(n.Target)}. A notification may name one resource only.");
            }
            n.Target = found[0];
            return found[0];
        }
        catch (RubyError e) when (e.ClassName == "Chef::Exceptions::ResourceNotFound")
        {
            if (!mustExist)
            {
                return null;
            }
            var target = n.Target is RString s ? s.Text : context.Inspect(n.Target);
            throw new RubyError(e.ClassName,
                $"resource {n.Notifier} is configured to notify resource {target} with action {n.Action.Name}, but {target} cannot be found in the resource collection. {n.Notifier} is defined in {SourceOf(n.Notifier)}\n");
        }
    }

    internal static string SourceOf(Resource r) => r.SourceFile is null ? "" : $"{r.SourceFile}:{r.SourceLine}:in `{r.SourceLabel ?? "from_file"}'";
}
