using System.Text.RegularExpressions;
using static RecipeEngine.Engine.Resources.HabitatInstallResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>Habitat itself, installed by its own script.</summary>
public sealed partial class HabitatInstallProvider : Provider
{
    const string Program = "/bin/hab";

    public static readonly ProviderType Provides = ProviderType.For<HabitatInstallProvider>(HabitatInstallResource.Type, ("install", p => p.Install()));

    void Install()
    {
        if (Machine.Exists(Program) && Version().Match(ShellOut.Line(Context, $"{Program} --version").QueryChecked(Machine).Stdout) is { Success: true } installed
            && installed.Groups[1].Value == Desired[HabVersion])
        {
            return;
        }
        var script = Path.Combine(Run.Config.Text(Context, "file_cache_path")!, "hab-install.sh");
        var variables = new RHash();
        foreach (var (name, value) in new[] { ("HAB_BLDR_URL", Desired[BldrUrl]), ("TMPDIR", Desired[TmpDir]) })
        {
            if (value is not null)
            {
                variables.Set(Context, new RString(name), new RString(value));
            }
        }
        Nested(n =>
        {
            n.DeclareNamed("package", new RArray(((string[])["curl", "tar", "gzip"]).Select(p => (object?)new RString(p))));
            if (Desired[CreateUser])
            {
                n.Declare("group", "hab");
                n.Declare("user", "hab", ("gid", "hab"), ("system", true));
            }
            n.Declare("remote_file", script, ("source", new RString(Desired[InstallUrl]!)), ("sensitive", true), ("mode", "0755"));
            n.Declare("execute", "installing with hab-install.sh", ("command", new RString(Command(script))), ("environment", variables));
            if (Desired[License] == "accept")
            {
                n.Declare("execute", "hab license accept");
            }
        });
    }

    string Command(string script) => script + (Desired[HabVersion] is { } version ? $" -v {version} " : "") + (IsOldKernel(Machine) ? " -t x86_64-linux-kernel2" : "");

    /// <summary>Packages for the kernels of Red Hat 5 and 6 are others.</summary>
    internal static bool IsOldKernel(IReadOnlySystem machine) => int.TryParse(machine.Kernel.Release.Split('.')[0], out var major) && major < 3;

    [GeneratedRegex(@"hab (\d*\.\d*\.\d[^/]*)")]
    private static partial Regex Version();
}
