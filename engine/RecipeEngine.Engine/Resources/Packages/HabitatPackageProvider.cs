using RecipeEngine.Cookbooks;
using static RecipeEngine.Engine.Resources.HabitatPackageResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>Packages of Habitat: the Builder's depot says what there is, <c>hab pkg</c> does the work. A version is "3.2.3" or "3.2.3/20160920131015".</summary>
public sealed class HabitatPackageProvider : PackageProvider
{
    public static readonly ProviderType Provides = ProviderType.For<HabitatPackageProvider>(HabitatPackageResource.Type,
        ("install", p => p.Install()), ("upgrade", p => p.Upgrade()), ("remove", p => p.Remove()), ("purge", p => p.Purge())).When("Chef::Provider::Package::Habitat", null);

    readonly Dictionary<int, string?> candidates = [];

    static string Squeezed(string text) => string.Join('/', text.Split('/', StringSplitOptions.RemoveEmptyEntries));

    // "origin/name"
    static string Ident(string name) => name.Split('/', StringSplitOptions.RemoveEmptyEntries).Length <= 2 ? Squeezed(name)
        : throw RubyError.Argument("package name must be specified as 'origin/name', use the 'version' property to specify a version");

    protected override int Compare(string left, string right) => string.CompareOrdinal(Squeezed(left), Squeezed(right));

    // a version without a release is any release of it
    protected override bool Satisfies(string current, string wanted) => Squeezed(wanted) is var asked && asked.Contains('/', StringComparison.Ordinal)
        ? Squeezed(current) == asked : current.Split('/')[0] == asked;

    // "/hab/pkgs/core/redis/3.2.3/20160920131015"
    protected override IReadOnlyList<string?> FindInstalled() => [.. Names.Select(name =>
        HabCommand.Needed(Run, () => HabCommand.Of(Context, "pkg", "path", Ident(name)).Query(Machine)) is { ExitCode: 0 } found && found.Stdout.Trim().Split('/') is { Length: > 1 } parts
            ? $"{parts[^2]}/{parts[^1]}" : null)];

    protected override string? Candidate(int index)
    {
        if (!candidates.TryGetValue(index, out var known))
        {
            candidates[index] = known = Offered(Ident(Names[index]), WantedAt(index));
        }
        return known;
    }

    string? Offered(string ident, string? version)
    {
        var (origin, name) = ident.Split('/') is [var o, var n] ? (o, n) : (ident, "");
        var package = Squeezed($"{name}/{version}");
        var depot = Desired[BldrUrl]!.TrimEnd('/') + (Desired[BldrUrl]!.Contains("/v1/", StringComparison.Ordinal) ? "" : "/v1");
        var url = $"{depot}/depot/channels/{origin}/{Desired[Channel]}/pkgs/{package}{(package.Split('/').Length > 2 ? "" : "/latest")}{(HabitatInstallProvider.IsOldKernel(Machine) ? "?target=x86_64-linux-kernel2" : "")}";
        List<KeyValuePair<string, string>> headers = Desired[AuthToken] is { } token ? [new("Authorization", "Bearer " + token)] : [];
        var reply = Run.Http.Send(new HttpCall("GET", new Uri(url), headers));
        if (reply.Status >= 500)
        {
            throw new RubyError("Net::HTTPFatalError", $"{reply.Status} \"{reply.Reason}\"");
        }
        if (reply.Status >= 400)
        {
            return null;
        }
        var found = RubyValues.FromPlain(Context, RecipeErrors.Translated(() => PlainTree.Parse(System.Text.Encoding.UTF8.GetString(reply.Body), url)));
        return $"{Context.ToS(HabGateway.Dig(Context, found, "ident", "version"))}/{Context.ToS(HabGateway.Dig(Context, found, "ident", "release"))}";
    }

    protected override void Require(Requirements requirements)
    {
        base.Require(requirements);
        RefuseVariables(requirements);
    }

    void Hab(ISystem machine, params IEnumerable<string?> words) =>
        HabCommand.Needed(Run, () => HabCommand.Of(Context, words).Within(TimeLimit).Run(machine));

    protected override void InstallPackages(ISystem machine, IReadOnlyList<string> packages, IReadOnlyList<string> versions)
    {
        for (var i = 0; i < packages.Count; i++)
        {
            Hab(machine, ["pkg", "install", "--channel", Desired[Channel], "--url", Desired[BldrUrl], .. Desired[AuthToken] is { } token ? (string[])["--auth", token] : [],
                $"{Ident(packages[i])}/{versions[i]}", Desired[HabitatPackageResource.Options],
                Context.Truthy(Desired[Binlink]) ? "--binlink" : null, Desired[Binlink] is RSymbol { Name: "force" } ? "--force" : null]);
        }
    }

    protected override void RemovePackages(ISystem machine, IReadOnlyList<string> packages)
    {
        for (var i = 0; i < packages.Count; i++)
        {
            Hab(machine, ["pkg", "uninstall", .. Desired[KeepLatest] is { } count ? (string[])["--keep-latest", count] : [], Squeezed($"{Ident(packages[i])}/{WantedAt(i)}"),
                Desired[HabitatPackageResource.Options], .. Desired[Exclude] is { } kept ? (string[])["--exclude", kept] : [], Desired[NoDeps] ? "--no-deps" : null]);
        }
    }

    protected override void PurgePackages(ISystem machine, IReadOnlyList<string> packages) => RemovePackages(machine, packages);
}
