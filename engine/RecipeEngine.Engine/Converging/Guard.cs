namespace RecipeEngine.Engine.Converging;

/// <summary>One only_if or not_if: a command or a block that says whether a resource's action runs.</summary>
public sealed class Guard(bool positive, object? command, RHash? options, RProc? block)
{
    /// <summary>only_if (the action runs when it holds); else not_if.</summary>
    public bool IsOnlyIf { get; } = positive;

    /// <summary>String or array; null for a block.</summary>
    public object? Command { get; } = command;
    public RHash? Options { get; } = options;
    public RProc? Block { get; } = block;

    /// <summary>The condition of a guard written in C#.</summary>
    public Func<bool>? Condition { get; private init; }

    /// <summary>A guard written in C#.</summary>
    public static Guard When(bool positive, Func<bool> holds) => new(positive, null, null, null) { Condition = holds };

    /// <summary>"only_if" or "not_if"</summary>
    public string Word => IsOnlyIf ? "only_if" : "not_if";

    /// <summary>How error pages show it.</summary>
    public string ToText(Context context) => Block is null && Condition is null ? $"{Word} {context.Inspect(Command)}" : $"{Word} {{ #code block }}";
}
