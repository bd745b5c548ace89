namespace RecipeEngine.Engine.Resources;

/// <summary>What the selinux resources have in common: SELinux's state, and semanage, which changes its policy store.</summary>
public abstract class SelinuxProvider : Provider
{
    private protected string SelinuxState => field ??= ReadState();

    string ReadState()
    {
        var state = ShellOut.Of(Context, "getenforce").QueryChecked(Machine).Stdout.Trim().ToLowerInvariant();
        return state is "enforcing" or "permissive" or "disabled" ? state : throw RubyError.Runtime($"Got unknown SELinux state {state}");
    }

    /// <summary>Without SELinux there is nothing to do but to say so.</summary>
    private protected bool IsDisabled(string warning)
    {
        if (SelinuxState != "disabled")
        {
            return false;
        }
        Warn(warning + " as SELinux is disabled");
        return true;
    }

    private protected IEnumerable<string> Ask(params string[] words) => ShellOut.Of(Context, words).QueryChecked(Machine).Stdout.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private protected void Shell(ISystem machine, string line) => ShellOut.Line(Context, line).Run(machine);

    /// <summary>converge_if_changed: the lines, and the command where anything differs.</summary>
    private protected void Set(string line)
    {
        if (ChangedProperties.Describe(Context, Run, Resource, Current) is { } lines)
        {
            Converge(lines, machine => Shell(machine, line));
        }
    }
}
