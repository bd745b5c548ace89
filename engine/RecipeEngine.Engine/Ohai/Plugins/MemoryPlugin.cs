using RecipeEngine.Systems;

namespace RecipeEngine.Engine.Ohai.Plugins;

/// <summary>memory: /proc/meminfo, each value with its unit and no space ("1048576kB").</summary>
public sealed class MemoryPlugin : OhaiPlugin
{
    static readonly (string Kernel, string Branch, string Key)[] Keys =
    [
        ("MemTotal", "", "total"), ("MemFree", "", "free"), ("MemAvailable", "", "available"), ("Buffers", "", "buffers"),
        ("Cached", "", "cached"), ("Active", "", "active"), ("Inactive", "", "inactive"), ("HighTotal", "", "high_total"),
        ("HighFree", "", "high_free"), ("LowTotal", "", "low_total"), ("LowFree", "", "low_free"), ("Dirty", "", "dirty"),
        ("Writeback", "", "writeback"), ("AnonPages", "", "anon_pages"), ("Mapped", "", "mapped"), ("Slab", "", "slab"),
        ("SReclaimable", "", "slab_reclaimable"), ("SUnreclaim", "", "slab_unreclaim"), ("PageTables", "", "page_tables"),
        ("NFS_Unstable", "", "nfs_unstable"), ("Bounce", "", "bounce"), ("CommitLimit", "", "commit_limit"),
        ("Committed_AS", "", "committed_as"), ("VmallocTotal", "", "vmalloc_total"), ("VmallocUsed", "", "vmalloc_used"),
        ("VmallocChunk", "", "vmalloc_chunk"), ("Hugepagesize", "", "hugepage_size"), ("SwapCached", "swap", "cached"),
        ("SwapTotal", "swap", "total"), ("SwapFree", "swap", "free"), ("HugePages_Total", "hugepages", "total"),
        ("HugePages_Free", "hugepages", "free"), ("HugePages_Rsvd", "hugepages", "reserved"), ("HugePages_Surp", "hugepages", "surplus"),
        ("DirectMap4k", "directmap", "4k"), ("DirectMap2M", "directmap", "2M"), ("DirectMap4M", "directmap", "4M"),
        ("DirectMap1G", "directmap", "1G"),
    ];

    public override IReadOnlyList<string> Provides { get; } = ["memory"];

    public override void Collect(OhaiCollector ohai)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        foreach (string line in (ohai.Machine.TryReadText("/proc/meminfo") ?? "").Split('\n'))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                values[line[..colon]] = line[(colon + 1)..].Replace(" ", "", StringComparison.Ordinal);
            }
        }

        OhaiMap memory = ohai.Data.Branch("memory");
        foreach ((string kernel, string branch, string key) in Keys)
        {
            if (values.TryGetValue(kernel, out string? value))
            {
                (branch.Length == 0 ? memory : memory.Branch(branch))[key] = value;
            }
        }
    }
}
