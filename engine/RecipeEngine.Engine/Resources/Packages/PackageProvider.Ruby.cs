namespace RecipeEngine.Engine.Resources;

/// <summary>The parts that a package provider written in Ruby may have its own way of doing.</summary>
public abstract partial class PackageProvider
{
    /// <summary>The manager takes many packages at once: Ruby methods are handed lists then, else one package at a time.</summary>
    protected virtual bool TakesLists => true;

    string? CandidateAt(int index) => !Overridden("candidate_version", out var given) ? Candidate(index)
        : (given is RArray list ? list.At(index) : given) is { } version ? Context.ToS(version) : null;

    int CompareVersions(string left, string right) =>
        Overridden("version_compare", out var result, new RString(left), new RString(right)) && result is long order ? (int)order : Compare(left, right);

    void Change(ISystem machine, string method, IReadOnlyList<string> packages, IReadOnlyList<string?> versions)
    {
        if (TakesLists)
        {
            if (!Overridden(method, out _, List(packages), List(versions)))
            {
                CallOwn(machine, method, packages, versions);
            }
            return;
        }
        for (var i = 0; i < packages.Count; i++)
        {
            if (!Overridden(method, out _, new RString(packages[i]), versions[i] is { } version ? new RString(version) : null))
            {
                CallOwn(machine, method, packages, versions);
                return;
            }
        }
    }

    void CallOwn(ISystem machine, string method, IReadOnlyList<string> packages, IReadOnlyList<string?> versions)
    {
        switch (method)
        {
            case "remove_package": RemovePackages(machine, packages); break;
            case "purge_package": PurgePackages(machine, packages); break;
            // an upgrade is an installation of the newer version
            case "upgrade_package" when Overridden("install_package", out _, TakesLists ? List(packages) : new RString(packages[0]), TakesLists ? List(versions) : new RString(versions[0] ?? "")): break;
            default: InstallPackages(machine, packages, [.. versions.Select(v => v ?? "")]); break;
        }
    }

    static RArray List(IEnumerable<string?> values) => new(values.Select(v => v is null ? null : (object?)new RString(v)));

    IReadOnlyList<string?> Texts(object? value) => value is RArray list ? [.. list.Select(v => v is null ? null : Context.ToS(v))] : [value is null ? null : Context.ToS(value)];

    internal override object? Call(string method, object?[] arguments)
    {
        switch (method)
        {
            case "candidate_version": return IsMultiple ? List(Indexes.Select(Candidate)) : Candidate(0) is { } one ? new RString(one) : null;
            case "candidate_version_array": return List(Indexes.Select(CandidateAt));
            case "current_version_array": return List(Indexes.Select(InstalledAt));
            case "new_version_array": return List(Indexes.Select(WantedAt));
            case "package_name_array": return List(Names);
            case "multipackage?": return Box.Bool(IsMultiple);
            case "allow_downgrade": return Box.Bool(AllowsDowngrade);
            case "options": return Desired.Value(PackageResource.Options);
            case "expand_options": return arguments.Length > 0 && arguments[0] is { } options ? new RString(" " + string.Join(' ', Texts(options))) : new RString("");
            case "version_compare": return Box.Int(Compare(Context.ToS(arguments[0]), Context.ToS(arguments[1])));
            case "reconfig_package": return null;
            default:
                CallOwn(Context.Interpreter.Machine, method, [.. Texts(arguments.ElementAtOrDefault(0)).Select(n => n ?? "")], Texts(arguments.ElementAtOrDefault(1)));
                return null;
        }
    }

    internal override void Expose(Resource current)
    {
        base.Expose(current);
        current.SetInstanceVariable(RSymbol.Of("@package_name"), Desired.Value(PackageResource.PackageName));
        current.SetInstanceVariable(RSymbol.Of("@version"), IsMultiple ? List(Installed) : Installed.ElementAtOrDefault(0) is { } one ? new RString(one) : null);
    }

    internal override void Adopt(Resource current)
    {
        base.Adopt(current);
        var versions = Texts(current.Read(Context, "version"));
        Installed = [.. Indexes.Select(i => versions.ElementAtOrDefault(i) is { Length: > 0 } version ? version : null)];
    }
}

/// <summary>A package manager that a cookbook describes in Ruby, in a class derived from Chef::Provider::Package.</summary>
public sealed class AnyPackageProvider : PackageProvider
{
    public static readonly ProviderType Provides = ProviderType.For<AnyPackageProvider>(PackageResource.Type,
        ("install", p => p.Install()), ("upgrade", p => p.Upgrade()), ("remove", p => p.Remove()), ("purge", p => p.Purge())).When("Chef::Provider::Package", _ => false);

    protected override bool TakesLists => IsRubyTrue("use_multipackage_api?");

    protected override IReadOnlyList<string?> FindInstalled() => [];

    // the class sets @candidate_version in load_current_resource
    protected override string? Candidate(int index) =>
        (RubyVariable("@candidate_version") is RArray list ? list.At(index) : RubyVariable("@candidate_version")) is { } version ? Context.ToS(version) : null;

    protected override int Compare(string left, string right) =>
        Context.Send(RecipeEngine.Dsl.Stdlib.Gems.RGemVersion.Of(Context, left), "<=>", RecipeEngine.Dsl.Stdlib.Gems.RGemVersion.Of(Context, right)) is long n ? (int)n : 0;

    RubyError Missing(string method) => new("Chef::Exceptions::UnsupportedAction", $"{Resource} has no {method}: the provider's class must define it");

    protected override void InstallPackages(ISystem machine, IReadOnlyList<string> packages, IReadOnlyList<string> versions) => throw Missing("install_package");
    protected override void RemovePackages(ISystem machine, IReadOnlyList<string> packages) => throw Missing("remove_package");
    protected override void PurgePackages(ISystem machine, IReadOnlyList<string> packages) => throw Missing("purge_package");
}
