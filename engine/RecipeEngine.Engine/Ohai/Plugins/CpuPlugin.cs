using System.Globalization;
using RecipeEngine.Systems;

namespace RecipeEngine.Engine.Ohai.Plugins;

/// <summary>cpu: counts (total threads, real sockets, cores), what all processors share, and each processor by its number.</summary>
public sealed class CpuPlugin : OhaiPlugin
{
    // Of /proc/cpuinfo, what each processor's branch has.
    static readonly (string Kernel, string Key)[] Keys =
    [
        ("vendor_id", "vendor_id"), ("cpu family", "family"), ("model", "model"), ("stepping", "stepping"), ("model name", "model_name"),
        ("cpu MHz", "mhz"), ("cache size", "cache_size"), ("physical id", "physical_id"), ("core id", "core_id"), ("cpu cores", "cores"),
        ("flags", "flags"), ("Features", "features"), ("bogomips", "bogomips"),
    ];

    public override IReadOnlyList<string> Provides { get; } = ["cpu"];

    public override void Collect(OhaiCollector ohai)
    {
        List<Dictionary<string, string>> processors = Processors(ohai.Machine.TryReadText("/proc/cpuinfo") ?? "");
        if (processors.Count == 0)
        {
            return;
        }

        int sockets = Math.Max(1, processors.Select(processor => processor.GetValueOrDefault("physical id")).Distinct().Count());
        int perSocket = Number(processors[0].GetValueOrDefault("cpu cores")) ?? Math.Max(1, processors.Count / sockets);
        OhaiMap cpu = ohai.Data.Branch("cpu");
        foreach (Dictionary<string, string> processor in processors)
        {
            Fill(cpu.Branch(processor["processor"]), processor);
        }

        cpu["total"] = (long)processors.Count;
        cpu["real"] = (long)sockets;
        cpu["cores"] = (long)(sockets * perSocket);
        Shared(ohai, cpu, processors, sockets, perSocket);
    }

    static void Shared(OhaiCollector ohai, OhaiMap cpu, List<Dictionary<string, string>> processors, int sockets, int perSocket)
    {
        Dictionary<string, string> first = processors[0];
        cpu["architecture"] = ohai.Machine.Kernel.Machine;
        cpu["byte_order"] = BitConverter.IsLittleEndian ? "little endian" : "big endian";
        cpu["cpus"] = cpu["cpus_online"] = (long)processors.Count;
        cpu["threads_per_core"] = (long)Math.Max(1, processors.Count / (sockets * perSocket));
        cpu["cores_per_socket"] = (long)perSocket;
        cpu["sockets"] = (long)sockets;
        foreach ((string kernel, string key) in (ReadOnlySpan<(string, string)>)
            [("vendor_id", "vendor_id"), ("cpu family", "family"), ("model", "model"), ("model name", "model_name"), ("stepping", "stepping"), ("cpu MHz", "mhz"), ("bogomips", "bogomips")])
        {
            cpu.SetIf(key, first.GetValueOrDefault(kernel));
        }

        string[] flags = (first.GetValueOrDefault("flags") ?? first.GetValueOrDefault("Features") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (flags.Contains("hypervisor"))
        {
            cpu["virtualization_type"] = "full";
            cpu.SetIf("hypervisor_vendor", Read(ohai.Machine, "/sys/hypervisor/type") is { } type ? Capitalized(type) : null);
        }

        cpu.SetIf("virtualization", flags.Contains("vmx") ? "VT-x" : flags.Contains("svm") ? "AMD-V" : null);
        foreach ((int index, string key) in (ReadOnlySpan<(int, string)>)[(0, "l1d_cache"), (1, "l1i_cache"), (2, "l2_cache"), (3, "l3_cache")])
        {
            cpu.SetIf(key, Read(ohai.Machine, $"/sys/devices/system/cpu/cpu0/cache/index{index}/size"));
        }

        List<string> nodes = SortedNames(ohai.Machine, "/sys/devices/system/node").FindAll(IsNumaNode);
        if (nodes.Count > 0)
        {
            cpu["numa_nodes"] = (long)nodes.Count;
            foreach (string node in nodes)
            {
                cpu.Branch("numa_node_cpus")[node[4..]] = Numbers(Read(ohai.Machine, $"/sys/devices/system/node/{node}/cpulist") ?? "");
            }
        }

        cpu["flags"] = OhaiMap.ListOf(flags.Order(StringComparer.Ordinal));
    }

    static void Fill(OhaiMap processor, Dictionary<string, string> values)
    {
        foreach ((string kernel, string key) in Keys)
        {
            if (values.TryGetValue(kernel, out string? value))
            {
                processor[key] = key is "flags" or "features" ? OhaiMap.ListOf(value.Split(' ', StringSplitOptions.RemoveEmptyEntries)) : value;
            }
        }
    }

    static List<Dictionary<string, string>> Processors(string text)
    {
        List<Dictionary<string, string>> processors = [];
        foreach (string line in text.Split('\n'))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
            {
                continue;
            }

            string key = line[..colon].Trim();
            if (key == "processor")
            {
                processors.Add(new Dictionary<string, string>(StringComparer.Ordinal));
            }

            if (processors.Count > 0)
            {
                processors[^1][key] = line[(colon + 1)..].Trim();
            }
        }

        return processors;
    }

    // "0-2,5" as its numbers.
    static List<object?> Numbers(string ranges)
    {
        List<object?> numbers = [];
        foreach (string range in ranges.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] ends = range.Split('-');
            for (long number = long.Parse(ends[0], CultureInfo.InvariantCulture), end = long.Parse(ends[^1], CultureInfo.InvariantCulture); number <= end; number++)
            {
                numbers.Add(number);
            }
        }

        return numbers;
    }

    static bool IsNumaNode(string name) => name.Length > 4 && name.StartsWith("node", StringComparison.Ordinal) && char.IsAsciiDigit(name[4]);

    static int? Number(string? text) => int.TryParse(text, out int number) ? number : null;

    static string Capitalized(string word) => word == "kvm" ? "KVM" : char.ToUpperInvariant(word[0]) + word[1..];
}
