using RecipeEngine.Cookbooks;

namespace RecipeEngine.Engine.Reporting;

/// <summary>Chef's minimal output: a letter per action, then what changed.</summary>
public sealed class MinimalFormatter(TextWriter output) : IRunEvents
{
    readonly List<Resource> updated = [];
    readonly Dictionary<string, List<string>> lines = new(StringComparer.Ordinal);
    ChefRun? run;

    public void RunStarted(ChefRun chef)
    {
        run = chef;
        output.Write($"Chef Infra Client, version {chef.ChefVersion}\nPatents: https://www.chef.io/patents\nInfra Phase starting\n");
    }

    public void CookbooksFound(IReadOnlyList<CookbookDirectory> cookbooks)
    {
        if (run is null || run.Config.Truthy(run.Interpreter.MainContext, "solo"))
        {
            return;
        }
        output.Write($"Resolving cookbooks for run list: [{string.Join(", ", run.ExpandedRunList.Select(r => $"\"{r}\""))}]\nSynchronizing cookbooks\n");
        output.Write(new string('.', cookbooks.Count) + "done.\n");
    }

    public void CookbookCompilationStarted(ChefRun chef) => output.Write("Compiling cookbooks\n");

    public void FileLoaded(string phase, string path)
    {
        if (phase != "attributes")
        {
            output.Write('.');
            output.Flush();
        }
    }

    public void PhaseCompleted(string phase)
    {
        if (phase == "recipes")
        {
            output.Write("done.\n");
        }
    }

    public void ConvergeStarted(ChefRun chef, int resources) => output.Write($"Converging {resources} resources\n");

    void Letter(char c)
    {
        output.Write(c);
        output.Flush();
    }

    public void ResourceSkipped(Resource resource, string action, Guard? guard) => Letter('S');
    public void ResourceUpToDate(Resource resource, string action) => Letter('.');

    public void ResourceUpdateApplied(Resource resource, string action, IReadOnlyList<ChangeLine> changes)
    {
        if (!lines.TryGetValue(resource.Name, out var list))
        {
            lines[resource.Name] = list = [];
        }
        list.Add(changes[0].Text);
    }

    public void ResourceUpdated(Resource resource, string action)
    {
        updated.Add(resource);
        Letter('U');
    }

    public void CompileFailed(ChefRun chef, string? path, RunError error) => Page(ErrorPage.ForCompile(chef, path, error));
    public void RunListExpandFailed(ChefRun chef, IReadOnlyList<(string Role, string IncludedBy)> missing, RunError error) => Page(ErrorPage.ForRoles(chef, missing));

    void Page(IEnumerable<string> page) => output.Write("\n" + string.Join("\n", page) + "\n");

    public void ConvergeCompleted()
    {
        output.Write("\nSystem converged.\n");
        if (updated.Count == 0)
        {
            output.Write("no resources updated\n");
            return;
        }
        output.Write("\nresources updated this run:\n");
        foreach (var resource in updated)
        {
            output.Write($"* {resource}\n");
            foreach (var line in lines.GetValueOrDefault(resource.Name) ?? [])
            {
                output.Write($"  - {line}\n");
            }
            output.Write('\n');
        }
    }

    public void HeldBack(IReadOnlyList<HeldBackChange> changes) => output.Write($"Ruby code in the recipes would {HeldBackText.Of(changes)}\n");

    public void RunCompleted(ChefRun chef) => output.Write($"Infra phase complete, {updated.Count} resources updated\n");
    public void RunFailed(ChefRun chef, RunError error) => output.Write($"Infra phase failed. {updated.Count} resources updated\n");
}
