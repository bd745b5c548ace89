using RecipeEngine.Systems;

namespace RecipeEngine.Engine.Ohai.Plugins;

/// <summary>kernel: what uname says, and the loaded modules.</summary>
public sealed class KernelPlugin : OhaiPlugin
{
    public override IReadOnlyList<string> Provides { get; } = ["kernel"];

    public override void Collect(OhaiCollector ohai)
    {
        KernelIdentity identity = ohai.Machine.Kernel;
        OhaiMap kernel = ohai.Data.Branch("kernel");
        kernel["name"] = identity.Name;
        kernel["release"] = identity.Release;
        kernel["version"] = identity.Version;
        kernel["machine"] = identity.Machine;

        // `uname -p`: only the Red Hat and SUSE families patch an answer into it.
        kernel["processor"] = ohai.Text("platform_family") is "rhel" or "fedora" or "amazon" or "suse" ? identity.Machine : "unknown";
        kernel["os"] = "GNU/Linux";
        OhaiMap modules = kernel.Branch("modules");
        foreach (string line in (ohai.Machine.TryReadText("/proc/modules") ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] words = line.Split(' ');
            if (words.Length >= 3)
            {
                OhaiMap module = modules.Branch(words[0]);
                module["size"] = words[1];
                module["refcount"] = words[2];
                module.SetIf("version", Read(ohai.Machine, $"/sys/module/{words[0]}/version"));
            }
        }
    }
}
