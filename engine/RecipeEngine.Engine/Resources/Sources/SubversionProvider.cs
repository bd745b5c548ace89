using System.Text.RegularExpressions;
using static RecipeEngine.Engine.Resources.SubversionResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>A working copy (or an export) of a Subversion repository.</summary>
public sealed class SubversionProvider : Provider
{
    public static readonly ProviderType Provides = ProviderType.For<SubversionProvider>(SubversionResource.Type,
        ("sync", p => p.Sync()), ("checkout", p => p.CheckOut()), ("export", p => p.Export()), ("force_export", p => p.ForceExport()));

    string Target => Desired[Destination]!;

    bool IsWorkingCopy => Machine.Exists(Target.TrimEnd('/') + "/.svn");

    bool IsFree => Machine.TryStat(Target) is null || Machine.TryListDirectory(Target).Count == 0;

    string Parent => Path.GetDirectoryName(Target.TrimEnd('/')) is { Length: > 0 } parent ? parent : "/";

    protected override State? Load()
    {
        if (Action is "export" or "force_export" || !IsWorkingCopy)
        {
            return null;
        }
        var told = Svn(Target, "info");
        return new State { [Revision] = Number(told.Check(told.Query(Machine), 0, 1).Stdout) };
    }

    protected override void Require(Requirements requirements) => requirements.Assert("", () => Machine.IsDirectory(Parent), "Chef::Exceptions::MissingParentDirectory",
        $"Cannot clone {Resource} to {Target}, the enclosing directory {Parent} does not exist", assumption: $"Directory {Parent} does not exist, assuming it would have been created");

    // "Last Changed Rev: 7"
    string Number(string information)
    {
        string? Find(string key) => Regex.Match(information, $"^{key}: (.+)$", RegexOptions.Multiline) is { Success: true } found ? found.Groups[1].Value.Trim() : null;
        return Find("Last Changed Rev") ?? Find("Revision") ?? throw RubyError.Runtime($"Could not parse `svn info` data: {information}");
    }

    string Wanted => field ??= Regex.IsMatch(Desired[Revision]!, @"^\d+$", RegexOptions.Multiline) ? Desired[Revision]! : Resolve();

    string Resolve()
    {
        var asked = Svn(null, "info", Desired[Repository], Optional(SvnInfoArgs), Login, "-r" + Desired[Revision]);
        return Number(asked.Check(asked.Query(Machine), 0, 1).Stdout);
    }

    string? Optional(Property<string> property) => Context.Truthy(Desired.Value(property)) ? Desired[property] : null;

    string Login => Desired[SvnUsername] is { } user ? $"--username {user} --password {Desired[SvnPassword]} " : "";

    // A line for the shell: the arguments are the recipe's text, with quotes of its own.
    ShellOut Svn(string? directory, params string?[] arguments)
    {
        var binary = Desired[SvnBinary] ?? "svn";
        var line = string.Join(' ', arguments.Where(a => a is not null).Prepend(binary.Contains(' ', StringComparison.Ordinal) ? $"\"{binary}\"" : binary));
        var options = new RHash();
        void Set(string name, object? value)
        {
            if (value is not null)
            {
                options.Set(Context, RSymbol.Of(name), value);
            }
        }
        var environment = new RHash();
        if (Desired.Value(User) is { } user && (user is long id ? Machine.FindUser(id) : Machine.FindUser(Context.ToS(user))) is { } account)
        {
            environment.Set(Context, new RString("HOME"), new RString(account.Home));
        }
        foreach (var (key, value) in Desired[SubversionResource.Environment]?.Pairs() ?? [])
        {
            environment.Set(Context, key, value);
        }
        Set("environment", environment);
        Set("user", Desired.Value(User));
        Set("group", Desired.Value(SubversionResource.Group));
        Set("timeout", Desired.Value(SubversionResource.Timeout));
        Set("cwd", directory is null ? null : new RString(directory));
        return new ShellOut(ShellCommand.Build(Context, Run, new RString(line), options), line);
    }

    void CheckOut()
    {
        if (IsFree)
        {
            Converge($"perform checkout of {Desired[Repository]} into {Target}", machine =>
            {
                Svn(null, "checkout", Optional(SvnArguments), "-q", Login, Proxy, "-r" + Wanted, Desired[Repository], Target).Run(machine);
                Info($"checked out {Desired[Repository]} at revision {Desired[Revision]} to {Target}");
            });
        }
    }

    void Export()
    {
        if (IsFree)
        {
            ForceExport();
        }
    }

    void ForceExport() => Converge($"export {Desired[Repository]} into {Target}", machine =>
    {
        Svn(null, "export", "--force", Optional(SvnArguments), "-q", Login, Proxy, "-r" + Wanted, Desired[Repository], Target).Run(machine);
        Info($"exported {Desired[Repository]} at revision {Desired[Revision]} to {Target}");
    });

    void Sync()
    {
        if (!IsWorkingCopy)
        {
            CheckOut();
        }
        else if (Current?[Revision] != Wanted)
        {
            Converge($"sync {Target} from {Desired[Repository]}", machine =>
            {
                Svn(null, "update", Optional(SvnArguments), "-q", Login, Proxy, "-r" + Wanted, Target).Run(machine);
                Info($"updated to revision: {Wanted}");
            });
        }
    }

    // http_proxy of the configuration, for repositories that are reached by HTTP.
    string Proxy => Uri.TryCreate(Desired[Repository], UriKind.Absolute, out var repository) && repository.Scheme is "http" or "https"
        && Run.Config.Get(Context, Desired[Repository]!.Split(':')[0] + "_proxy") is { } given && Uri.TryCreate(Context.ToS(given), UriKind.Absolute, out var proxy)
            ? $"--config-option servers:global:http-proxy-host={proxy.Host} --config-option servers:global:http-proxy-port={proxy.Port} " : "";
}
