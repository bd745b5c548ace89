namespace RecipeEngine.Engine.Attributes;

/// <summary>Attributes as plain .NET trees, for what is written into files.</summary>
public static class PlainValues
{
    /// <summary>As <see cref="RubyValues.ToPlain(Context, object?)"/>, with lazy values worked out and text for every other object.</summary>
    public static object? FromRuby(Context context, object? value) => RubyValues.ToPlain(context, value, other => other switch
    {
        DelayedEvaluator lazy => FromRuby(context, lazy.Evaluate(context, null)),
        _ => context.ToS(other),
    });
}
