using System.Globalization;
using System.Text.RegularExpressions;
using static RecipeEngine.Engine.Resources.AlternativesResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>Which of several programs goes by a common name (update-alternatives).</summary>
public sealed class AlternativesProvider : Provider
{
    public static readonly ProviderType Provides = ProviderType.For<AlternativesProvider>(AlternativesResource.Type,
        ("install", p => p.Install()), ("set", p => p.Set()), ("remove", p => p.Remove()),
        ("auto", p => p.Always("setting auto alternative", "--auto")), ("refresh", p => p.Always("refreshing alternative", "--refresh")));

    string Name => Desired[LinkName]!;
    string? Target => Desired[AlternativesResource.Path];

    string Program => NodeText("platform_family") == "debian" ? "update-alternatives" : "alternatives";

    string Display => ShellOut.Of(Context, Program, "--display", Name).Query(Machine).Stdout;

    protected override void Require(Requirements requirements)
    {
        requirements.Assert("install", () => Desired[Priority] is not null, Requirements.Unnamed, $"Could not set alternatives for {Name}, you must provide the :priority property");
        requirements.Assert("install set remove", () => Target is not null, Requirements.Unnamed, $"Could not set alternatives for {Name}, you must provide the :path property");
        requirements.Assert("install set remove", () => Machine.Exists(Target!), Requirements.Unnamed, $"Could not set alternatives for {Name}, missing {Target}",
            assumption: $"Assuming file {Target} already exists or was created already");
    }

    void Install()
    {
        var found = Regex.Match(Display, Regex.Escape($"{Target} - priority ") + "(-?[0-9]+)");
        var wanted = Desired[Priority]?.ToString(CultureInfo.InvariantCulture);
        if (found.Success && found.Groups[1].Value == wanted)
        {
            return;
        }
        var what = $"{Desired[Link]} {Name} {Target} {wanted}";
        Converge($"adding alternative {what}", machine =>
        {
            if (ShellOut.Of(Context, Program, "--install", Desired[Link], Name, Target, wanted).Try(machine).ExitCode != 0)
            {
                throw RubyError.Runtime($"failed to add alternative {what}");
            }
        });
    }

    void Set()
    {
        var now = Regex.Match(Display, "link currently points to (.*)");
        if (now.Success && now.Groups[1].Value == Target)
        {
            return;
        }
        Converge($"setting alternative {Name} {Target}", machine =>
        {
            var result = ShellOut.Of(Context, Program, "--set", Name, Target).Try(machine);
            if (result.ExitCode != 0)
            {
                throw RubyError.Runtime($"failed to set alternative {Name} {Target} \n {result.Stdout.Trim()}");
            }
        });
    }

    void Remove()
    {
        if (Display.Contains($"{Target} - priority", StringComparison.Ordinal))
        {
            Converge($"removing alternative {Name} {Target}", machine => ShellOut.Of(Context, Program, "--remove", Name, Target).Try(machine));
        }
    }

    void Always(string doing, string option) => Converge($"{doing} {Name}", machine => ShellOut.Of(Context, Program, option, Name).Try(machine));
}
