using RecipeEngine.Engine.Ohai.Plugins;
using RecipeEngine.Systems;

namespace RecipeEngine.Engine.Ohai;

/// <summary>
/// The facts of a machine that cookbooks find in automatic attributes, in Ohai's form. A plugin runs when the first of its attributes is
/// asked for, and only once.
/// </summary>
public sealed class OhaiCollector
{
    readonly List<OhaiPlugin> plugins;
    readonly HashSet<OhaiPlugin> started = [];

    /// <summary>A collector on a machine, with plugins beyond the built-in ones.</summary>
    public OhaiCollector(IReadOnlySystem machine, params IReadOnlyList<OhaiPlugin> more)
    {
        Machine = machine;
        plugins =
        [
            new OsPlugin(), new PlatformPlugin(), new KernelPlugin(), new HostnamePlugin(), new LsbPlugin(), new InitPackagePlugin(),
            new NetworkPlugin(), new NetworkAddressPlugin(), new CpuPlugin(), new MemoryPlugin(), new FilesystemPlugin(),
            new BlockDevicePlugin(), new DmiPlugin(), new VirtualizationPlugin(), new UserPlugin(), new UptimePlugin(), new TimePlugin(),
            new SshKeysPlugin(), new SmallFactsPlugin(), new OsReleasePlugin(), new LanguagesPlugin(), new ChefPackagesPlugin(),
            new PackagesPlugin(), new ShardSeedPlugin(), .. more,
        ];
    }

    /// <summary>The machine asked.</summary>
    public IReadOnlySystem Machine { get; }

    /// <summary>What has been collected so far.</summary>
    public OhaiMap Data { get; } = [];

    /// <summary>The attributes that can be asked for.</summary>
    public IEnumerable<string> Names => plugins.SelectMany(plugin => plugin.Provides).Distinct();

    /// <summary>One top-level attribute, collected now if it has not been; null when the machine has none such.</summary>
    public object? this[string name]
    {
        get
        {
            foreach (OhaiPlugin plugin in plugins)
            {
                if (plugin.Provides.Contains(name))
                {
                    Run(plugin);
                }
            }

            return Data.GetValueOrDefault(name);
        }
    }

    /// <summary>A top-level attribute that is text.</summary>
    public string? Text(string name) => this[name] as string;

    /// <summary>A branch at the top, empty when the machine has none such.</summary>
    public OhaiMap Branch(string name) => this[name] as OhaiMap ?? [];

    /// <summary>Collects a top-level attribute that belongs to every run; false when it was collected before, or is none of those.</summary>
    internal bool Collect(string name)
    {
        bool collected = false;
        foreach (OhaiPlugin plugin in plugins)
        {
            if (!plugin.IsOptional && !started.Contains(plugin) && plugin.Provides.Contains(name))
            {
                Run(plugin);
                collected = true;
            }
        }

        return collected;
    }

    /// <summary>Everything but what only runs when asked for.</summary>
    public OhaiMap CollectAll()
    {
        foreach (OhaiPlugin plugin in plugins)
        {
            if (!plugin.IsOptional)
            {
                Run(plugin);
            }
        }

        return Data;
    }

    /// <summary>Forgets an attribute (all, without a name), so that it is collected anew when asked for.</summary>
    public void Forget(string? name = null)
    {
        foreach (OhaiPlugin plugin in plugins.Where(plugin => name is null || plugin.Provides.Contains(name)))
        {
            started.Remove(plugin);
            foreach (string provided in plugin.Provides)
            {
                Data.Remove(provided);
            }
        }
    }

    void Run(OhaiPlugin plugin)
    {
        if (!started.Add(plugin))
        {
            return;
        }

        try
        {
            plugin.Collect(this);
        }
        catch (MachineException)
        {
            // A fact the machine refuses to tell is left out; the others are worth having.
        }
    }
}

/// <summary>Short ways for plugins to store what they found.</summary>
internal static class OhaiCollectorExtensions
{
    public static void Set(this OhaiCollector ohai, string name, object? value)
    {
        if (value is not (null or ""))
        {
            ohai.Data[name] = value;
        }
    }
}
