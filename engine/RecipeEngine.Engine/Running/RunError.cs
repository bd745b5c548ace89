namespace RecipeEngine.Engine.Running;

/// <summary>What went wrong, apart from Ruby's objects: for formatters and reports.</summary>
/// <param name="ClassName">Ruby class: "Chef::Exceptions::FileNotFound"</param>
/// <param name="Message">whole message, may have several lines</param>
/// <param name="Backtrace">frames, innermost first</param>
public sealed record RunError(string ClassName, string Message, IReadOnlyList<BacktraceLine> Backtrace)
{
    /// <summary>The Ruby exception; null for an error of the engine.</summary>
    public RException? Exception { get; init; }

    /// <summary>The status that a recipe's <c>exit</c> or <c>abort</c> asked for; null for all other errors.</summary>
    public int? ExitStatus { get; init; }

    /// <summary>The template's name and its lines around the fault, for errors in ERB.</summary>
    public string? TemplateContext { get; init; }

    /// <summary>The error as .NET threw it.</summary>
    public Exception? Origin { get; init; }

    /// <summary>First line of the message.</summary>
    public string Headline => Message.Split('\n')[0];
}
