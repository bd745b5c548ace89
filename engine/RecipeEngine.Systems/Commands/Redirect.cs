namespace RecipeEngine.Systems;

/// <summary>What a descriptor of a command is connected to.</summary>
public abstract record Redirect
{
    private Redirect()
    {
    }

    /// <summary>The descriptor of the same number of this process.</summary>
    public static Redirect Inherit { get; } = new InheritTarget();

    /// <summary>/dev/null.</summary>
    public static Redirect Null { get; } = new File("/dev/null", OpenFlags.ReadWrite);

    /// <summary>A pipe whose other end the caller gets.</summary>
    public static Redirect Pipe { get; } = new PipeTarget();

    /// <summary>Closed.</summary>
    public static Redirect Closed { get; } = new ClosedTarget();

    /// <summary>Wherever standard output of the command goes (2&gt;&amp;1).</summary>
    public static Redirect ToStandardOutput { get; } = new Child(1);

    /// <summary>A file opened for the command.</summary>
    public sealed record File(string Path, OpenFlags Flags, int Mode = 438) : Redirect;

    /// <summary>An open descriptor of this process.</summary>
    public sealed record Descriptor(int Number) : Redirect;

    /// <summary>Another descriptor of the command, as it is by then.</summary>
    public sealed record Child(int Number) : Redirect;

    internal sealed record InheritTarget : Redirect;

    internal sealed record PipeTarget : Redirect;

    internal sealed record ClosedTarget : Redirect;
}
