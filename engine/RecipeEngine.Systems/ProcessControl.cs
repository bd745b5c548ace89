namespace RecipeEngine.Systems;

/// <summary>What a process may set for itself and others beside signals: limits, priorities, groups and sessions.</summary>
public interface IProcessControl
{
    /// <summary>Soft and hard limit of a resource, as getrlimit(2) numbers them; all bits set means no limit.</summary>
    (ulong Soft, ulong Hard) GetLimit(int resource);

    /// <summary>Sets the limits of a resource for this process and its children.</summary>
    void SetLimit(int resource, ulong soft, ulong hard);

    /// <summary>The nice value of a process (kind 0), process group (1) or user (2); id 0 is one's own.</summary>
    int GetPriority(int kind, int id);

    /// <summary>Sets the nice value.</summary>
    void SetPriority(int kind, int id, int priority);

    /// <summary>Moves a process into a process group; 0 is the process itself.</summary>
    void SetProcessGroup(int processId, int groupId);

    /// <summary>Starts a session with this process as leader and gives its id.</summary>
    int StartSession();

    /// <summary>Sets real and effective user of the whole process; null leaves one as it is.</summary>
    void SetUser(long? real, long? effective);

    /// <summary>Sets real and effective group of the whole process; null leaves one as it is.</summary>
    void SetGroup(long? real, long? effective);

    /// <summary>Sets the supplementary groups.</summary>
    void SetGroups(IReadOnlyList<long> groups);

    /// <summary>What sysconf(3) says of a limit or size; null when it has no value.</summary>
    long? GetConfiguration(int name);

    /// <summary>The text that confstr(3) has for a name; null when it has none.</summary>
    string? GetConfigurationText(int name);

    /// <summary>Ends this process by a signal, whatever handles it now.</summary>
    void DieBySignal(int signal);
}
