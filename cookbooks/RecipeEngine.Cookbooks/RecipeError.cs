namespace RecipeEngine.Cookbooks;

/// <summary>The user's mistake in a cookbook, role, run list or data file: what is wrong, where, and (in the message) the mend.</summary>
public sealed class RecipeError : Exception
{
    const string ChefExceptions = "Chef::Exceptions::";

    RecipeError(string errorClass, string message, string? file, int? line, Exception? cause = null)
        : base(message, cause)
    {
        ErrorClass = errorClass;
        File = file;
        Line = line;
    }

    /// <summary>Name of the Ruby class a recipe would rescue, such as "Chef::Exceptions::CookbookNotFound".</summary>
    public string ErrorClass { get; }

    /// <summary>The file that holds the mistake, null when it is in no file.</summary>
    public string? File { get; }

    /// <summary>1-based line in <see cref="File"/>, null when unknown.</summary>
    public int? Line { get; }

    /// <summary>The message with "file:line: " in front, as far as known.</summary>
    public string Located => (File, Line) switch
    {
        (null, _) => Message,
        (_, null) => $"{File}: {Message}",
        _ => $"{File}:{Line}: {Message}",
    };

    /// <summary>An error whose Ruby class lies in Chef::Exceptions.</summary>
    public static RecipeError Chef(string exception, string message, string? file = null, int? line = null) =>
        new(ChefExceptions + exception, message, file, line);

    /// <summary>An error whose Ruby class is one of Ruby's own, such as ArgumentError.</summary>
    public static RecipeError Ruby(string exception, string message, string? file = null, int? line = null, Exception? cause = null) =>
        new(exception, message, file, line, cause);

    /// <summary>The same mistake, told with the place it was found at.</summary>
    public RecipeError At(string? file, int? line) => File is null ? new(ErrorClass, Message, file, line, this) : this;
}
