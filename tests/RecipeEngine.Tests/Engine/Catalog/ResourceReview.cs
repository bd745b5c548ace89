using RecipeEngine.Dsl.Execution;
using RecipeEngine.Dsl.Objects;
using RecipeEngine.Engine.Properties;
using RecipeEngine.Engine.Resources;

namespace RecipeEngine.Tests.Engine.Catalog;

/// <summary>How far one resource, action or property of Chef's is the engine's too.</summary>
enum Standing
{
    /// <summary>Converged on a real Debian host.</summary>
    Host,

    /// <summary>Converged in memory, on scripted output of commands.</summary>
    Scripted,

    /// <summary>Has a provider (a property: it is declared and validated); no test recipe uses it.</summary>
    Untried,

    /// <summary>Compiled and validated; converging it ends in Chef's error.</summary>
    Refused,

    /// <summary>Not there.</summary>
    Missing,
}

/// <summary>One of Chef's resources beside the engine's.</summary>
sealed class ResourceReview(ResourceFacts facts, CatalogEntry? ours, Func<string, bool> understands, Evidence hosts, Evidence memory, Context context)
{
    public ResourceFacts Facts => facts;

    public Standing Standing => ours is null ? Standing.Missing
        : ours.Providers.Count == 0 ? facts.IsForLinux && facts.Note != "gem cheffish" ? Standing.Missing : Standing.Refused
        : hosts.Of(facts.Name) ? Standing.Host : memory.Of(facts.Name) ? Standing.Scripted : Standing.Untried;

    public IEnumerable<(string Action, Standing Standing)> Actions => facts.Actions.Select(action => (action,
        ours is null || !ours.Type.Actions.Contains(action) && ours.Type.Inherits?.Actions.Contains(action) != true ? Standing.Missing
        : ours.Providers.Count == 0 ? Standing
        : !ours.Provides(action) ? IsRefusedByChef(action) ? Standing.Refused : Standing.Missing
        : hosts.OfAction(facts.Name, action) ? Standing.Host : memory.OfAction(facts.Name, action) ? Standing.Scripted : Standing.Untried));

    // Chef's own providers for Linux have no method for these: UnsupportedAction.
    bool IsRefusedByChef(string action) => action is "reconfig" or "lock" or "unlock" ? facts.Properties.Any(p => p.Name == "package_name")
        : (facts.Name, action) is ("chef_client", "regenerate_keys") or ("git" or "subversion", "diff" or "log") or ("http_request", "options");

    // Rights of Windows are no words of Chef's on Linux; gem_binary is told of package, but only gem_package has it.
    bool IsRefusedByChef(PropertyFacts property) => property.Name is "rights" or "inherits" || (facts.Name, property.Name) is ("package", "gem_binary");

    public IEnumerable<(string Property, Standing Standing)> Properties => facts.Properties.Where(p => !p.Has("internal")).Select(property => (property.Name,
        ours is null || !understands(property.Name) ? IsRefusedByChef(property) ? Standing.Refused : Standing.Missing
        : ours.Providers.Count == 0 ? Standing
        : hosts.OfProperty(facts.Name, property.Name) ? Standing.Host : memory.OfProperty(facts.Name, property.Name) ? Standing.Scripted : Standing.Untried));

    /// <summary>Where a declared property differs from Chef's: "force: types String, not true|false".</summary>
    public IEnumerable<string> Differences => ours is null ? [] : [.. ActionDifferences, .. facts.Properties.SelectMany(Compare)];

    IEnumerable<string> ActionDifferences => ours!.Type.DefaultActions.SequenceEqual([facts.Default]) ? [] : [$"{facts.Name}: default action {string.Join(' ', ours.Type.DefaultActions)}, Chef's is {facts.Default}"];

    IEnumerable<string> Compare(PropertyFacts theirs)
    {
        if (!ours!.Properties.TryGetValue(theirs.Name, out var property) || theirs.Types is [] or ["-"])
        {
            yield break;
        }
        string Say(string what, string own, string chef) => $"{facts.Name}.{theirs.Name}: {what} {own}, Chef's {chef}";
        var types = Sorted(property.Accepts?.Select(t => t.Describe(null!)) ?? ["-"]);
        if (types != Sorted(theirs.Types))
        {
            yield return Say("types", types, Sorted(theirs.Types));
        }
        if (property.IsNameProperty != theirs.Has("name"))
        {
            yield return Say("name property", property.IsNameProperty.ToString(), theirs.Has("name").ToString());
        }
        var required = property.RequiredFor is { } forActions ? string.Join(',', forActions) : property.IsRequired ? "always" : "never";
        var theirsRequired = theirs.Value("required") ?? (theirs.Has("required") ? "always" : "never");
        if (Sorted(required.Split(',')) != Sorted(theirsRequired.Split(',')))
        {
            yield return Say("required", required, theirsRequired);
        }
        if (theirs.Value("in") is { } values && Sorted(values.Split(',')) is var wanted && Sorted(property.EqualTo?.Select(Show) ?? []) is var own && own != wanted)
        {
            yield return Say("values", own, wanted);
        }
        if (theirs.Has("secret") != property.IsSensitive)
        {
            yield return Say("secret", property.IsSensitive.ToString(), theirs.Has("secret").ToString());
        }
        if (theirs.Has("not-state") == property.IsDesiredState)
        {
            yield return Say("state", property.IsDesiredState.ToString(), (!theirs.Has("not-state")).ToString());
        }
        var (@default, ownDefault) = (theirs.Value("default") ?? "null", property.IsNameProperty ? "null" : Default(property));
        if (@default != ownDefault)
        {
            yield return Say("default", ownDefault == "null" ? "none" : ownDefault, @default == "null" ? "none" : @default);
        }
        if (theirs.Has("pattern") && property.Patterns is null && property.Matches is null)
        {
            yield return Say("pattern", "none", "one");
        }
        if (theirs.Has("coerced") && !property.HasCoerce)
        {
            yield return Say("coercion", "none", "one");
        }
    }

    // As tests/data/chef-resources.txt writes it: JSON, a symbol as ":x"; "lazy" for what is worked out.
    string Default(Property property) => property.DefaultWith is { } make
        ? property.DefaultIsConstant ? Json(make(context, null!)) : "\"lazy\""
        : property.HasDeclaredDefault ? Json(property.Default) : "null";

    string Json(object? value) => value switch
    {
        null => "null",
        RString text => $"\"{text.Text.Replace("\\", "\\\\", StringComparison.Ordinal)}\"",
        RSymbol symbol => $"\":{symbol.Name}\"",
        bool flag => flag ? "true" : "false",
        RArray list => $"[{string.Join(", ", list.Select(Json))}]",
        RHash hash => $"{{{string.Join(", ", hash.Pairs().Select(p => $"\"{context.ToS(p.Key)}\": {Json(p.Value)}"))}}}",
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!,
    };

    static string Show(object? value) => value switch { null => "nil", RSymbol symbol => ":" + (symbol.Name.Contains('-', StringComparison.Ordinal) ? $"\"{symbol.Name}\"" : symbol.Name), RString text => $"\"{text.Text}\"", bool b => b ? "true" : "false", _ => value.ToString()! };

    static string Sorted(IEnumerable<string> values) => string.Join('|', values.Order(StringComparer.Ordinal));
}
