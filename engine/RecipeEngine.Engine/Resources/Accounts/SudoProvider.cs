using System.Text;
using static RecipeEngine.Engine.Resources.SudoResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>One file of rules in /etc/sudoers.d, checked by visudo before it is put in place.</summary>
public sealed class SudoProvider : Provider
{
    public static readonly ProviderType Provides = ProviderType.For<SudoProvider>(SudoResource.Type,
        ("create", p => p.Create()), ("delete", p => p.Delete()), ("install", p => p.Renamed("install", "create", p.Create)), ("remove", p => p.Renamed("remove", "delete", p.Delete)));

    string Prefix => Desired[ConfigPrefix]!;
    string File => $"{Prefix}/sudoers.d/{Desired[Filename]}";

    bool NamesSomeone => Desired[Users] is { Count: > 0 } || Desired[Groups] is { Count: > 0 };

    void Renamed(string old, string now, Action run)
    {
        Warn($"The sudo :{old} action has been renamed :{now}. Please update your cookbook code for the new action");
        run();
    }

    void Create()
    {
        var hasTemplate = Desired[Template] is not null;
        if (!NamesSomeone && !hasTemplate && Desired[EnvKeepAdd] is not { Count: > 0 } && Desired[EnvKeepSubtract] is not { Count: > 0 })
        {
            throw RubyError.Runtime("You must specify users, groups, env_keep_add, env_keep_subtract, or template properties!");
        }
        if (NamesSomeone && hasTemplate)
        {
            throw RubyError.Runtime("You cannot specify users or groups properties and also specify a template. To use your own template pass in all template variables using the variables property.");
        }
        Nested(n =>
        {
            if (IsDocker)
            {
                var package = n.Declare("package", "sudo");
                NestedResources.NotIf(package, () => Machine.Which("sudo") is not null);
            }
            n.Declare("directory", $"{Prefix}/sudoers.d/");
        });
        if (!Machine.ReadText($"{Prefix}/sudoers").Contains("includedir", StringComparison.Ordinal))
        {
            Warn($"{Desired[Filename]} will be rendered, but will not take effect because the {Prefix}/sudoers config lacks the includedir directive that loads configs from {Prefix}/sudoers.d/!");
        }
        var check = VerifyCommand();
        Nested(n => n.Declare("template", File, ("mode", "0440"), ("verify", check), ("source", Desired[Template] is { } source ? new RString(source) : null),
            ("variables", hasTemplate ? Desired[Variables] : null), ("content", hasTemplate ? null : new RString(Text())), ("action", ":create")));
    }

    bool IsDocker => Run.Node.Attributes.Read(Context, [new RString("virtualization"), new RString("systems"), new RString("docker")]) is RString { Text: "guest" };

    // A new file is checked together with the rest, a changed one beside it.
    RString? VerifyCommand()
    {
        var visudo = Desired[VisudoBinary]!;
        if (!Machine.Exists(visudo))
        {
            Warn($"The visudo binary cannot be found at '{visudo}'. Skipping sudoer file validation. If visudo is on this system you can specify the path using the 'visudo_binary' property.");
            return null;
        }
        return new RString(Machine.Exists(File)
            ? $"cat {Prefix}/sudoers | {visudo} -cf - && {visudo} -cf %{{path}}"
            : $"cat {Prefix}/sudoers %{{path}} | {visudo} -cf -");
    }

    void Delete() => Nested(n => n.Declare("file", File, ("action", ":delete")));

    string Text()
    {
        var text = new StringBuilder("# This file is managed by Chef Infra Client. Changes will be overwritten.\n\n");
        foreach (var alias in Desired.Value(CommandAliases) is RArray aliases ? aliases.OfType<RHash>() : [])
        {
            var commands = alias.Get(Context, "command_list") is RArray list ? list.Select(Context.ToS) : [];
            text.Append("Cmnd_Alias ").Append(Context.ToS(alias.Get(Context, "name")).ToUpperInvariant()).Append(" = ").AppendJoin(", ", commands).Append('\n');
        }
        foreach (var (sign, names) in ((string, IReadOnlyList<string>?)[])[("+", Desired[EnvKeepAdd]), ("-", Desired[EnvKeepSubtract])])
        {
            foreach (var name in names ?? [])
            {
                text.Append($"Defaults    env_keep {sign}= \"{name}\"\n");
            }
        }
        var who = string.Join(',', [.. Desired[Groups] ?? [], .. Desired[Users] ?? []]);
        var tags = $"{(Desired[Noexec] ? "NOEXEC:" : "")}{(Desired[Nopasswd] ? "NOPASSWD:" : "")}{(Desired[Setenv] ? "SETENV:" : "")}";
        foreach (var command in Desired[SudoResource.Commands] ?? [])
        {
            // Without anyone to grant it to, the line stays empty.
            text.Append(who.Length == 0 ? "\n" : $"{who} {Desired[Host]}=({Desired[Runas]}) {tags}{command}\n");
        }
        if (Desired[Defaults] is { Count: > 0 } defaults)
        {
            text.Append($"Defaults:{who} {string.Join(',', defaults)}\n");
        }
        return text.ToString();
    }
}
