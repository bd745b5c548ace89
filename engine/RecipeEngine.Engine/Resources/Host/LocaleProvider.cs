using static RecipeEngine.Engine.Resources.LocaleResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>The host's language settings, in /etc/locale.conf.</summary>
public sealed class LocaleProvider : Provider
{
    const string File = "/etc/locale.conf";

    public static readonly ProviderType Provides = ProviderType.For<LocaleProvider>(LocaleResource.Type, ("update", p => p.Update()));

    protected override State? Load()
    {
        var state = new State();
        var settings = (Machine.TryReadText(File) ?? "").Split('\n').Select(l => l.Split('=', 2)).Where(p => p.Length == 2).ToList();
        if (settings.FirstOrDefault(p => p[0] == "LANG") is { } language)
        {
            state[Lang] = language[1];
        }
        if (Desired.IsSet(LcEnv))
        {
            var now = new RHash();
            foreach (var setting in settings.Where(p => p[0].StartsWith("LC_", StringComparison.Ordinal)))
            {
                now.Set(Context, new RString(setting[0]), new RString(setting[1]));
            }
            state[LcEnv] = now;
        }
        return state;
    }

    protected override void Require(Requirements requirements)
    {
        var family = NodeText("platform_family");
        requirements.Assert("all_actions", () => family == "debian", "Chef::Exceptions::ProviderNotFound", $"The locale resource is not supported on platform family: {family}");
        requirements.Assert("all_actions", () => Machine.Which("locale-gen", ShellCommand.DefaultPath(Machine)) is not null, "Chef::Exceptions::ProviderNotFound",
            "The locale resource requires the locale-gen tool");
    }

    void Update()
    {
        if (ChangedProperties.Describe(Context, Run, Resource, Current) is not { } lines)
        {
            return;
        }
        Converge(lines, machine =>
        {
            var wanted = Settings().Select(s => s.Value).Distinct();
            var missing = wanted.Except(ShellOut.Line(Context, "locale -a").QueryChecked(machine).Stdout.Split('\n')).ToList();
            if (missing.Count > 0)
            {
                ShellOut.Line(Context, $"locale-gen {string.Join(' ', missing)}").Within(1800).Run(machine);
            }
            var text = string.Join('\n', Settings().OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => $"{s.Key}={s.Value}")) + "\n";
            Nested(n => n.Declare("file", "Updating system locale", ("path", File), ("content", new RString(text))));
        });
    }

    IEnumerable<KeyValuePair<string, string>> Settings()
    {
        if (Desired[Lang] is { } language)
        {
            yield return new("LANG", language);
        }
        foreach (var (key, value) in Desired[LcEnv]?.Pairs() ?? [])
        {
            yield return new(Context.ToS(key), Context.ToS(value));
        }
    }
}
