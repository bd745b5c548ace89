namespace RecipeEngine.Systems;

/// <summary>A process: its ids, and the users and groups it runs as.</summary>
public sealed record ProcessIdentity(
    int ProcessId,
    int ParentProcessId,
    long UserId,
    long EffectiveUserId,
    long GroupId,
    long EffectiveGroupId,
    IReadOnlyList<long> SupplementaryGroups);

/// <summary>What uname(2) says: "Linux", "6.1.0-13-amd64", "#1 SMP …", "x86_64".</summary>
public sealed record KernelIdentity(string Name, string Release, string Version, string Machine);
