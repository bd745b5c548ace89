namespace RecipeEngine.Engine.Converging;

/// <summary>Evaluates a resource's guards.</summary>
static class Guards
{
    /// <summary>Why an action is not run: by a guard, or by being <c>:nothing</c> (no guard).</summary>
    public sealed record Block(Guard? Guard);

    /// <summary>The first thing that keeps the action from running; null when nothing does.</summary>
    public static Block? Blocking(Context context, ChefRun run, Resource resource, string action)
    {
        if (action == "nothing")
        {
            return new Block(null);
        }
        return First(resource.OnlyIf) ?? First(resource.NotIf);

        Block? First(List<Guard> guards)
        {
            foreach (var guard in guards)
            {
                if (Holds(context, run, resource, guard) != guard.IsOnlyIf)
                {
                    return new Block(guard);
                }
            }
            return null;
        }
    }

    static bool Holds(Context context, ChefRun run, Resource resource, Guard guard)
    {
        if (guard.Condition is { } condition)
        {
            return condition();
        }
        if (guard.Block is { } block)
        {
            var result = block.Yield(context, []);
            if (result is RString { Length: > 0 } text)
            {
                run.Log(LogLevel.Warn, $"{guard.Word} block for {resource} returned \"{text.Text}\", did you mean to run a command? If so use '{guard.Word} \"{text.Text}\"' in your code.");
            }
            return Context.Truthy(result);
        }
        return GuardCommands.Succeeds(context, run, resource, guard);
    }
}
