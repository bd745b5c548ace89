using RecipeEngine.Cookbooks;

namespace RecipeEngine.Engine.Resources;

/// <summary>What apt_package and dpkg_package have in common: debconf answers, and commands that ask nothing.</summary>
public abstract class DebianPackageProvider : PackageProvider
{
    protected override int Compare(string left, string right) => DebianVersion.Compare(left, right);

    protected abstract string? AnswerFile { get; }
    protected abstract RHash? AnswerVariables { get; }

    protected ShellOut Quietly(params IEnumerable<string?> words)
    {
        return ShellOut.Of(Context, words).With([KeyValuePair.Create("DEBIAN_FRONTEND", (string?)"noninteractive")]).With(Variables).Within(TimeLimit);
    }

    protected override void Prepare()
    {
        if (AnswerFile is not null && FetchAnswers(ShownPackages, ShownVersions) is { } file)
        {
            Converge($"preseed package {ShownPackages}", machine => Preseed(machine, file));
        }
    }

    protected void Reconfigure()
    {
        if (Installed.All(v => v is null))
        {
            Debug($"{Resource} is NOT installed - nothing to do");
            return;
        }
        if (AnswerFile is null)
        {
            Debug($"{Resource} no response_file provided - nothing to do");
            return;
        }
        var name = Context.ToS(Desired.Value(PackageResource.PackageName));
        if (FetchAnswers(name, Show(Installed.Select(v => v ?? ""))) is not { } file)
        {
            Debug($"{Resource} preseeding has not changed - nothing to do");
            return;
        }
        Converge($"reconfigure package {name}", machine =>
        {
            Preseed(machine, file);
            Info("reconfiguring");
            Quietly(["dpkg-reconfigure", .. Names]).Run(machine);
            Info("reconfigured");
        });
    }

    void Preseed(ISystem machine, string file)
    {
        Info("pre-seeding package installation instructions");
        Quietly("debconf-set-selections", file).Run(machine);
    }

    // The path of the answers in the cache, null when they are there already and unchanged.
    string? FetchAnswers(string package, string version)
    {
        var source = AnswerFile!;
        var cookbook = Resource.CookbookName ?? "";
        var directory = $"{Run.Config.Text(Context, "file_cache_path")}/preseed/{cookbook}";
        var path = $"{directory}/{package}-{version}.seed";
        var type = CookbookSources.Has(Context, Run, cookbook, CookbookSegment.Templates, source) ? "template"
            : CookbookSources.Has(Context, Run, cookbook, CookbookSegment.Files, source) ? "cookbook_file"
            : throw new RubyError("Chef::Exceptions::FileNotFound", $"No template or cookbook file found for response file {source}");
        Resource? fetched = null;
        if (!WhyRun)
        {
            // A corner of the cache, not a change of the machine that would be told.
            Context.Interpreter.Machine.CreateDirectories(directory);
        }
        Nested(n =>
        {
            fetched = n.Declare(type, path, ("source", new RString(source)), ("backup", false), ("variables", type == "template" ? AnswerVariables : null));
        });
        return fetched!.Updated ? path : null;
    }
}
