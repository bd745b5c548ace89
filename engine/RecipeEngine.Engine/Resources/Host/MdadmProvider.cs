using static RecipeEngine.Engine.Resources.MdadmResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>A software RAID of the kernel.</summary>
public sealed class MdadmProvider : Provider
{
    public static readonly ProviderType Provides = ProviderType.For<MdadmProvider>(MdadmResource.Type, ("create", p => p.Create()), ("assemble", p => p.Assemble()), ("stop", p => p.Stop()));

    const int NoSuchDevice = 4;

    string Array => Desired[RaidDevice]!;

    // The devices as words of a shell line, as Chef writes them.
    string Members => string.Join(' ', Desired[Devices] ?? []);

    protected override State? Load() => new State { [Exists] = ShellOut.Of(Context, "mdadm", "--detail", "--test", Array).QueryChecked(Machine, 0, NoSuchDevice).ExitCode == 0 };

    void Do(bool whenThere, string verb, string past, string line)
    {
        if (Current![Exists] == whenThere)
        {
            Converge($"{verb} RAID device {Array}", machine =>
            {
                ShellOut.Line(Context, "yes | mdadm " + line).Run(machine);
                Info($"{past} raid device ({Array})");
            });
        }
    }

    void Create() => Do(false, "create", "created", $"--create {Array} --level {Desired[Level]}{(Desired[Level] == 1 ? "" : $" --chunk={Desired[Chunk]}")} --metadata={Desired[Metadata]}"
        + (Desired[Bitmap] is { } bitmap ? $" --bitmap={bitmap}" : "") + (Desired[Layout] is { } layout ? $" --layout={layout}" : "") + $" --raid-devices {Desired[Devices]?.Count ?? 0} {Members}");

    void Assemble() => Do(false, "assemble", "assembled", $"--assemble {Array} {Members}");

    void Stop() => Do(true, "stop", "stopped", $"--stop {Array}");
}
