namespace RecipeEngine.Engine.Resources;

/// <summary>One <c>verify</c> of a file: a command, a symbol that names a check, or a block.</summary>
public sealed class FileVerificationObject(RClass klass, object? command, RHash? options, RProc? block) : RObject(klass)
{
    /// <summary>String, list or symbol; null for a block.</summary>
    public object? Command { get; } = command;
    public RHash? Options { get; } = options;
    public RProc? Block { get; } = block;
}
