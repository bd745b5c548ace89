namespace RecipeEngine.Engine.Compile;

/// <summary>Automatic attributes taken from the machine.</summary>
static class OhaiSource
{
    public static OrderedDictionary<string, object?> Collect(IReadOnlySystem machine) => new()
    {
        ["hostname"] = machine.HostName.Split('.')[0],
        ["machinename"] = machine.HostName,
        ["fqdn"] = machine.ResolveCanonicalName(machine.HostName) ?? machine.HostName,
        ["os"] = machine.Kernel.Name.ToLowerInvariant(),
        ["os_version"] = machine.Kernel.Release,
    };
}
