using RecipeEngine.Cookbooks;

namespace RecipeEngine.Engine.Reporting;

/// <summary>Chef's default output: every resource, every action, what changed.</summary>
public sealed class DocFormatter(TextWriter output, bool color) : IRunEvents
{
    readonly IndentedOutput text = new(output, color);
    // made when they are needed: each costs a start some types
    OrderedDictionary<string, (string Url, List<string> Places)>? deprecations;
    Stack<bool> HeaderOpen => field ??= new();
    Stack<Resource> Running => field ??= new();
    string? recipe;
    bool requirementShown;
    ChefRun? run;
    DateTimeOffset started;
    int updated, upToDate, skipped;

    public void RunStarted(ChefRun chef)
    {
        run = chef;
        started = chef.Machine.UtcNow;
        text.Line($"Chef Infra Client, version {chef.ChefVersion}");
        if (chef.Era >= 13)
        {
            text.Line("Patents: https://www.chef.io/patents");
        }
        text.Line("Infra Phase starting");
    }

    public void CookbooksFound(IReadOnlyList<CookbookDirectory> cookbooks)
    {
        if (run is null || run.Config.Truthy(run.Interpreter.MainContext, "solo"))
        {
            return;
        }
        text.Line($"Resolving cookbooks for run list: [{string.Join(", ", run.ExpandedRunList.Select(r => $"\"{r}\""))}]");
        text.Line("Synchronizing cookbooks:");
        foreach (var c in CookbookOrder.ByDistance(run.ExpandedRunList.Select(r => RecipeName.Parse(r)), cookbooks))
        {
            text.Line($"  - {c.Name} ({c.Metadata.Version})");
        }
    }

    public void CookbookCompilationStarted(ChefRun chef)
    {
        text.Line("Installing cookbook gem dependencies:");
        text.Line("Compiling cookbooks...");
        text.Flush();
    }

    public void PhaseCompleted(string phase)
    {
        if (phase == "libraries")
        {
            text.Line("Loading Chef InSpec profile files:");
            text.Line("Loading Chef InSpec input files:");
            text.Line("Loading Chef InSpec waiver files:");
            text.Flush();
        }
    }

    public void PolicyLoaded(string name, string? revision) => text.Line($"Using Policyfile '{name}' at revision '{revision}'");

    public void ConvergeStarted(ChefRun chef, int resources)
    {
        text.EndLine();
        text.Line("Converging " + Number(resources) + " resources");
        text.Flush();
    }

    public void ResourceActionStarted(Resource resource, string action, string? timing, Resource? notifier)
    {
        var origin = resource.CookbookName is { } c && resource.RecipeName is { } r ? $"{c}::{r}" : "<Dynamically Defined Resource>";
        if (origin != recipe && resource.EnclosingProvider is null)
        {
            if (recipe is not null)
            {
                text.Indent = Math.Max(0, text.Indent - 2);
            }
            text.Line($"Recipe: {origin}");
            recipe = origin;
            text.Indent += 2;
        }
        text.Start($"* {resource} action {action}");
        text.Indent += 2;
        HeaderOpen.Push(true);
        Running.Push(resource);
        text.Flush();
    }

    void Touched()
    {
        if (HeaderOpen.Count > 0 && HeaderOpen.Peek())
        {
            HeaderOpen.Pop();
            HeaderOpen.Push(false);
        }
    }

    void Done()
    {
        HeaderOpen.TryPop(out _);
        Running.TryPop(out _);
        text.Indent = Math.Max(0, text.Indent - 2);
        text.Flush();
    }

    // After resources of its own, what is still to be said of one goes on a line of its own.
    void Finish(string outcome)
    {
        if (text.LineOpen)
        {
            text.Finish(outcome);
        }
        else
        {
            text.Start(outcome);
            text.EndLine();
        }
        Done();
    }

    public void ResourceUpToDate(Resource resource, string action)
    {
        upToDate++;
        if (resource.ResourceName != "log")
        {
            Finish(" (up to date)");
        }
        else
        {
            Done();
        }
    }

    public void ResourceSkipped(Resource resource, string action, Guard? guard)
    {
        skipped++;
        var outcome = $" (skipped due to {guard?.Word ?? "action :nothing"})";
        if (Running.TryPeek(out var running) && ReferenceEquals(running, resource))
        {
            Finish(outcome);
            return;
        }
        // another resource's guards, asked in the middle of this one: Chef takes back an indentation all the same
        Touched();
        text.Start(outcome);
        text.EndLine();
        text.Indent = Math.Max(0, text.Indent - 2);
    }

    public void ResourceUpdateApplied(Resource resource, string action, IReadOnlyList<ChangeLine> lines)
    {
        Touched();
        var would = run?.WhyRun == true ? "Would " : "";
        foreach (var line in lines)
        {
            if (line.IsPlain)
            {
                text.Start(line.Text, "white");
            }
            else
            {
                text.Start($"- {would}{line.Text}", "green");
            }
        }
        text.Flush();
    }

    public void ResourceUpdated(Resource resource, string action)
    {
        updated++;
        var header = HeaderOpen.Count > 0 && HeaderOpen.Peek();
        var open = text.LineOpen;
        Done();
        text.EndLine();
        if (header || !open)
        {
            text.Line("");
        }
        Touched();
    }

    public void ResourceFailed(Resource resource, string action, RunError error)
    {
        if (resource.GetInstanceVariable(RSymbol.Of("@ignore_failure")) is not (RSymbol { Name: "quiet" } or RString { Text: "quiet" }) && run is not null)
        {
            var page = ErrorPage.ForResource(run, resource, action, error);
            Show(requirementShown ? page.Skip(1) : page);
            requirementShown = false;
        }
        Done();
        Touched();
    }

    public void ResourceBypassed(Resource resource, string action, string provider)
    {
        Finish($" (Skipped: Why-Run not supported by provider {provider})");
    }

    public void RequirementFailed(Resource resource, string action, string message)
    {
        Touched();
        text.Start("* " + message, "red");
        requirementShown = true;
    }

    public void WhyRunAssumption(Resource resource, string action, string assumption)
    {
        Touched();
        text.Start("* " + assumption, "yellow");
        requirementShown = false;
    }

    public void StreamOutput(Resource resource, string tag, string piece)
    {
        Touched();
        text.Stream(tag, piece);
        text.Flush();
    }

    void Show(IEnumerable<string> page)
    {
        foreach (var line in page)
        {
            text.Line(line);
        }
        text.Flush();
    }

    public void CompileFailed(ChefRun chef, string? path, RunError error) => Show(ErrorPage.ForCompile(chef, path, error));

    public void RunListExpandFailed(ChefRun chef, IReadOnlyList<(string Role, string IncludedBy)> missing, RunError error) =>
        Show(ErrorPage.ForRoles(chef, missing));

    public void Deprecated(Deprecation deprecation)
    {
        deprecations ??= new(StringComparer.Ordinal);
        if (!deprecations.TryGetValue(deprecation.Message, out var known))
        {
            deprecations[deprecation.Message] = known = (deprecation.Url, []);
        }
        if (!known.Places.Contains(deprecation.Location))
        {
            known.Places.Add(deprecation.Location);
        }
    }

    public void HeldBack(IReadOnlyList<HeldBackChange> changes)
    {
        text.EndLine();
        text.Indent = 0;
        text.Line("");
        text.Line("Ruby code in the recipes would " + HeldBackText.Of(changes));
    }

    public void HandlersStarted(int count)
    {
        text.EndLine();
        text.Indent = 0;
        text.Line("");
        text.Line("Running handlers:");
    }

    public void HandlerExecuted(string name) => text.Line("  - " + name);

    public void HandlersCompleted() => text.Line("Running handlers complete");

    public void RunCompleted(ChefRun chef)
    {
        ShowDeprecations();
        var share = "Infra Phase complete, " + Number(updated) + "/" + Number(updated + upToDate + skipped);
        text.Line(share + (chef.WhyRun ? " resources would have been updated" : " resources updated in " + Elapsed(chef)));
        text.Flush();
    }

    public void RunFailed(ChefRun chef, RunError error)
    {
        text.Line(chef.WhyRun
            ? $"Infra Phase failed. {updated} resources would have been updated"
            : $"Infra Phase failed. {updated} resources updated in {Elapsed(chef)}");
        text.Flush();
    }

    void ShowDeprecations()
    {
        if (deprecations is null)
        {
            return;
        }
        text.Line("");
        text.Line("Deprecation warnings that must be addressed before upgrading to Chef Infra Client 19:");
        text.Line("");
        foreach (var (message, (url, places)) in deprecations)
        {
            text.Line($"  {message} at {places.Count} location{(places.Count == 1 ? "" : "s")}:");
            foreach (var place in places)
            {
                text.Line("    - " + place);
            }
            text.Line($"   See {url} for further details.");
        }
        text.Line("");
    }

    // Not interpolated: the runtime's handler borrows its buffer from a pool, which asks the processors first. A short run writes little else.
    static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    string Elapsed(ChefRun chef)
    {
        var t = chef.Machine.UtcNow - started;
        var seconds = (t.Seconds < 10 ? "0" : "") + Number(t.Seconds) + " seconds";
        return t.TotalHours >= 1 ? $"{(int)t.TotalHours:00} hours {t.Minutes:00} minutes {seconds}" : t.TotalMinutes >= 1 ? $"{t.Minutes:00} minutes {seconds}" : seconds;
    }
}
