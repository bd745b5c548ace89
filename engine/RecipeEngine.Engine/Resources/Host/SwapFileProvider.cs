using static RecipeEngine.Engine.Resources.SwapFileResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>A file the kernel swaps to.</summary>
public sealed class SwapFileProvider : Provider
{
    const long Megabyte = 1_048_576;

    public static readonly ProviderType Provides = ProviderType.For<SwapFileProvider>(SwapFileResource.Type, ("create", p => p.Create()), ("remove", p => p.Remove()));

    string File => Desired[SwapFileResource.Path]!;

    bool IsInUse => ShellOut.Line(Context, "swapon --summary").Query(Machine).Stdout.Split('\n').Any(l =>
        l.StartsWith(File, StringComparison.Ordinal) && l.Length > File.Length && char.IsWhiteSpace(l[File.Length]));

    string Zeros => $"dd if=/dev/zero of={File} bs={Megabyte} count={Desired[Size]}";

    void Create()
    {
        if (IsInUse)
        {
            Debug($"{Resource} already created - nothing to do");
        }
        else
        {
            try
            {
                Make(CanAllocate ? $"fallocate -l {Megabyte * (Desired[Size] ?? 0)} {File}" : Zeros);
            }
            catch (RubyError error) when (error.ClassName == ShellOutResult.Failed)
            {
                Warn($"{Resource} Rescuing failed swapfile creation for {File}");
                Make(Zeros);
            }
        }
        if (Desired[Swappiness] is { } swappiness)
        {
            Nested(n => n.Declare("sysctl", "vm.swappiness", ("value", swappiness)));
        }
    }

    // Holes are no good for swapping: only these file systems give real blocks at once.
    bool CanAllocate
    {
        get
        {
            var directory = File[..Math.Max(1, File.LastIndexOf('/'))];
            var type = ShellOut.Line(Context, $"df -PT {directory} | awk 'NR==2 {{print $2}}'").Query(Machine).Stdout;
            return (type.Contains("xfs", StringComparison.Ordinal) || type.Contains("ext4", StringComparison.Ordinal))
                && Machine.Which("fallocate", ShellCommand.DefaultPath(Machine)) is not null
                && Run.Node.Attributes.Read(Context, [new RString("virtualization"), new RString("systems"), new RString("docker")]) is not RString { Text: "guest" };
        }
    }

    void Make(string command)
    {
        Step($"create empty swapfile at {File}", command, Desired[SwapFileResource.Timeout]);
        Step($"set permissions on {File} to 600", $"chmod 600 {File}");
        Step($"make {File} swappable", $"mkswap -f {File}");
        Converge($"enable swap for {File}", machine =>
        {
            ShellOut.Line(Context, $"swapon {File}").Run(machine);
            if (Desired[Persist])
            {
                Keep(machine);
            }
        });
    }

    void Step(string description, string command, long? seconds = null) =>
        Converge(description, machine => ShellOut.Line(Context, command).Within(seconds).Run(machine));

    void Keep(ISystem machine)
    {
        var line = $"{File} swap swap defaults 0 0";
        var text = machine.ReadText("/etc/fstab");
        if (!text.Split('\n').Any(l => l.Trim() == line))
        {
            Info($"adding entry to /etc/fstab for {File}");
            machine.WriteText("/etc/fstab", $"{text}{(text.Length == 0 || text.EndsWith('\n') ? "" : "\n")}{line}\n");
        }
    }

    void Remove()
    {
        if (IsInUse)
        {
            Step($"turn off swap for {File}", $"swapoff {File}");
        }
        if (Machine.Exists(File))
        {
            Converge($"remove swap file {File}", machine => machine.RemoveFile(File));
        }
    }
}
