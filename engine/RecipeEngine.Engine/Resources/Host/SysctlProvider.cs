using static RecipeEngine.Engine.Resources.SysctlResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>A setting of the kernel, now and after the next boot.</summary>
public sealed class SysctlProvider : Provider
{
    public static readonly ProviderType Provides = ProviderType.For<SysctlProvider>(SysctlResource.Type, ("apply", p => p.Apply()), ("remove", p => p.Remove()));

    string Name => Desired[Key]!;
    string File => $"{Desired[ConfDir]}/99-chef-{Name.Replace('/', '.')}.conf";

    // It counts as set when the kernel has the value of the file.
    protected override State? Load()
    {
        ShellOut command = ShellOut.Line(Context, $"sysctl -n -e {Name}");
        var now = command.Query(Machine);
        var stored = SysctlFile.Parse(Machine.TryReadText($"/etc/sysctl.d/99-chef-{Name.Replace('/', '.')}.conf") ?? "");
        var value = now.Stdout.Replace('\t', ' ').Trim();
        return now.ExitCode == 0 && stored.Count > 0 && stored.First().Value == value ? new State { [Value] = value } : null;
    }

    void Apply()
    {
        if (ChangedProperties.Describe(Context, Run, Resource, Current) is not { } lines)
        {
            return;
        }
        var lenient = Desired[IgnoreError] ? "-e " : "";
        Converge(lines, machine =>
        {
            ShellOut.Line(Context, $"sysctl {lenient}-w \"{Name}={Desired[Value]}\"").Run(machine);
            Nested(n =>
            {
                n.Declare("directory", Desired[ConfDir]!);
                n.Declare("file", File, ("content", new RString(SysctlFile.Render(Name, Desired[Value]!, Desired[Comment] ?? []) + "\n")));
                n.Declare("execute", "Load sysctl values", ("command", $"sysctl {lenient}-p"), ("default_env", true), ("action", ":run"));
            });
        });
    }

    void Remove()
    {
        if (!Machine.Exists(File))
        {
            return;
        }
        Converge($"removing sysctl config at {File}", _ => Nested(n =>
        {
            n.Declare("file", File, ("action", ":delete"));
            n.Declare("execute", "Load sysctl values", ("command", "sysctl -p"), ("default_env", true), ("action", ":run"));
        }));
    }
}
