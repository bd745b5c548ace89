namespace RecipeEngine.Engine.Resources;

/// <summary>An entry of one of semanage's lists of logins and users.</summary>
public abstract class SelinuxEntryProvider : SelinuxProvider
{
    /// <summary>Which list: "login".</summary>
    protected abstract string Kind { get; }

    /// <summary>The entry's name in it.</summary>
    protected abstract string Entry { get; }

    /// <summary>The options of semanage that say what the entry is to be.</summary>
    protected abstract string Arguments { get; }

    /// <summary>What a new entry cannot be without, when it is not given.</summary>
    protected abstract string? Missing { get; }

    private protected void Manage()
    {
        Add();
        Modify();
    }

    private protected void Add()
    {
        if (Missing is { } missing)
        {
            throw RubyError.Runtime($"{missing} must be populated to create a new SELinux {Kind}");
        }
        if (!IsDisabled($"Unable to add SELinux {Kind} {Entry}") && Current is null)
        {
            Set($"semanage {Kind} -a{Arguments} {Entry}");
        }
    }

    private protected void Modify()
    {
        if (!IsDisabled($"Unable to modify SELinux {Kind} {Entry}") && Current is not null)
        {
            Set($"semanage {Kind} -m{Arguments} {Entry}");
        }
    }

    private protected void Delete()
    {
        if (!IsDisabled($"Unable to delete SELinux {Kind} {Entry}") && Current is not null)
        {
            Converge($"deleting SELinux {Kind} {Entry}", machine => Shell(machine, $"semanage {Kind} -d {Entry}"));
        }
    }
}
