using System.Globalization;

namespace RecipeEngine.Dsl.Execution.Nodes;

/// <summary>Why the pattern tried last did not match: a text with places for values, which are inspected only when somebody asks.</summary>
readonly struct PatternMiss(string text, object? first = null, object? second = null, object? third = null)
{
    /// <summary>A key of a hash pattern was missing: the values are the key and the hash.</summary>
    public bool IsKey { get; init; }

    public static bool Unequal(Context context, object? wanted, object? value)
    {
        context.Missed = new PatternMiss("{0} === {1} does not return true", wanted, value);
        return false;
    }

    /// <summary>What <c>value =&gt; pattern</c> and a case with this one branch end with.</summary>
    public RubyError Error(Context context, object? value)
    {
        var reason = string.Format(CultureInfo.InvariantCulture, text, context.Inspect(first), context.Inspect(second), context.Inspect(third));
        var message = $"{context.Inspect(value)}: {reason}";
        if (!IsKey)
        {
            return new RubyError("NoMatchingPatternError", message);
        }
        var (key, hash) = (first, second);
        return new RubyError("NoMatchingPatternKeyError", message, (_, e) =>
        {
            e.SetInstanceVariable(RSymbol.Of("matchee"), hash);
            e.SetInstanceVariable(RSymbol.Of("key"), key);
        });
    }
}
