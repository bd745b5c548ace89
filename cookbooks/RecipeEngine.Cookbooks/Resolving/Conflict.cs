using System.Text;

namespace RecipeEngine.Cookbooks.Resolving;

/// <summary>Why no versions go together, and what would help.</summary>
/// <param name="Demands">what the user asked for</param>
/// <param name="Asks">the wishes that cannot all be met, as sentences</param>
/// <param name="Missing">cookbooks that nobody has, as sentences</param>
/// <param name="Mends">the smallest changes that would give a solution, as sentences</param>
public sealed record Conflict(IReadOnlyList<Demand> Demands, IReadOnlyList<string> Asks, IReadOnlyList<string> Missing, IReadOnlyList<string> Mends)
{
    const int MostTries = 400;

    internal static Conflict Explain(IPackageIndex index, IReadOnlyList<Demand> demands, Solver failed)
    {
        var facts = InOrder(demands, Smallest(index, demands, failed.Failure!.Facts()));
        var missing = facts.Select(fact => fact.Asked.Name).Distinct(StringComparer.Ordinal)
            .Where(name => index.Versions(name).Count == 0)
            .Select(name => Unknown(index, name)).ToList();
        var bare = facts.Where(fact => index.Versions(fact.Asked.Name).Count > 0)
            .Where(fact => !index.Versions(fact.Asked.Name).Any(version => fact.Asked.Constraint.Includes(version.Version)))
            .Select(fact => $"no version of {fact.Asked.Name} is {fact.Asked.Constraint}; there is {Versions(index, fact.Asked.Name)}");
        return new Conflict(demands, facts.Select(fact => Sentence(failed, fact)).Distinct(StringComparer.Ordinal).ToList(),
            [.. missing, .. bare.Distinct(StringComparer.Ordinal)], FindMends(index, demands, facts));
    }

    /// <summary>The whole explanation; its first line is Berkshelf's.</summary>
    public override string ToString()
    {
        var text = new StringBuilder($"Unable to find a solution for demands: {string.Join(", ", Demands.OrderBy(demand => demand.Name, StringComparer.Ordinal))}");
        Part(text, "These do not go together:", Asks);
        Part(text, "Note:", Missing);
        Part(text, Mends.Count > 1 ? "Any one of these changes would help:" : "This would help:", Mends);
        return text.ToString();
    }

    static void Part(StringBuilder text, string title, IReadOnlyList<string> lines)
    {
        if (lines.Count > 0)
        {
            text.Append('\n').Append(title);
            foreach (var line in lines)
            {
                text.Append("\n  * ").Append(line);
            }
        }
    }

    // What a proof rests on may hold more than is needed: a wish without which there is still no solution is no part of the reason.
    static List<Fact> Smallest(IPackageIndex index, IReadOnlyList<Demand> demands, IReadOnlyList<Fact> facts)
    {
        var wishes = facts.Where(fact => fact.Demand is not null).ToList();
        if (wishes.Count is < 2 or > 60)
        {
            return [.. facts];
        }

        var needed = demands.Where(demand => wishes.Any(wish => wish.Demand == demand)).ToList();
        foreach (var wish in wishes)
        {
            List<Demand> without = [.. needed.Where(demand => demand != wish.Demand)];
            if (without.Count > 0 && Try(index, without, null).Failure is not null)
            {
                needed = without;
            }
        }

        return [.. Try(index, needed, null).Failure!.Facts()];
    }

    // Each wish of the user followed by what comes of it.
    static List<Fact> InOrder(IReadOnlyList<Demand> demands, IReadOnlyList<Fact> facts)
    {
        var ordered = new List<Fact>();
        var told = new HashSet<string>(StringComparer.Ordinal);
        void Tell(Fact fact)
        {
            ordered.Add(fact);
            if (told.Add(fact.Asked.Name))
            {
                foreach (var next in facts.Where(next => next.Asker?.Name == fact.Asked.Name).OrderBy(next => next.Asked.Name, StringComparer.Ordinal))
                {
                    Tell(next);
                }
            }
        }

        foreach (var wish in demands.SelectMany(demand => facts.Where(fact => fact.Demand == demand)))
        {
            Tell(wish);
        }

        return [.. ordered, .. facts.Except(ordered)];
    }

    static Solver Try(IPackageIndex index, IReadOnlyList<Demand> demands, Relaxation? relaxation)
    {
        var solver = new Solver(index, demands, new Dictionary<string, CookbookVersion>(), relaxation);
        solver.Solve();
        return solver;
    }

    static List<string> FindMends(IPackageIndex index, IReadOnlyList<Demand> demands, IReadOnlyList<Fact> facts)
    {
        var wishes = facts.Select(fact => new RelaxedAsk(fact.Asker?.Name, fact.Asked.Name, false)).Distinct().OrderBy(ask => ask.Asker is null ? 0 : 1).ToList();
        var loosened = Helping(index, demands, wishes.Select(wish => new[] { wish }));
        if (loosened.Count == 0)
        {
            loosened = Helping(index, demands, wishes.Select(wish => new[] { wish with { Drops = true } }));
        }

        if (loosened.Count == 0)
        {
            loosened = Helping(index, demands, wishes.SelectMany((first, i) => wishes.Skip(i + 1).Select(second => new[] { first, second })).Take(MostTries), most: 1);
        }

        return loosened;
    }

    static List<string> Helping(IPackageIndex index, IReadOnlyList<Demand> demands, IEnumerable<RelaxedAsk[]> tries, int most = 5)
    {
        var found = new List<string>();
        foreach (var change in tries)
        {
            var solver = new Solver(index, demands, new Dictionary<string, CookbookVersion>(), new Relaxation(change));
            if (solver.Solve() is { } solution)
            {
                found.Add(string.Join(", and ", change.Select(ask => Told(demands, ask, solution))));
                if (found.Count == most)
                {
                    break;
                }
            }
        }

        return found;
    }

    static string Told(IReadOnlyList<Demand> demands, RelaxedAsk ask, Dictionary<string, PackageVersion> solution)
    {
        var gives = solution.TryGetValue(ask.Name, out var version) ? $" (then {ask.Name} {version.Version})" : "";
        return (ask.Asker, ask.Drops) switch
        {
            (null, true) => $"do not ask for {ask.Name} in {AskedBy(demands, ask.Name)}",
            (null, false) => $"loosen the constraint on {ask.Name} in {AskedBy(demands, ask.Name)}{gives}",
            ({ } asker, true) => $"a version of {asker} that does not depend on {ask.Name}",
            ({ } asker, false) => $"a version of {asker} that depends on {ask.Name} less strictly{gives}",
        };
    }

    static string AskedBy(IReadOnlyList<Demand> demands, string name) => demands.First(demand => demand.Name == name).AskedBy;

    static string Sentence(Solver solver, Fact fact)
    {
        if (fact.Demand is { } demand)
        {
            return $"{demand.AskedBy} asks for {demand}";
        }

        var asker = solver.PackageOf(fact.Asker!.Name);
        var askers = asker.Versions.Where((_, at) => fact.Askers!.Contains(at)).Select(version => version.Version).ToList();
        var which = askers.Count == asker.Versions.Length && askers.Count > 1 ? $"every version of {asker.Name}"
            : askers.Count == 1 ? $"{asker.Name} {askers[0]}"
            : $"{asker.Name} ({askers.Count} versions, {askers[0]} to {askers[^1]})";
        return $"{which} depends on {fact.Asked}";
    }

    static string Unknown(IPackageIndex index, string name)
    {
        var similar = index.Similar(name).Take(3).ToList();
        return $"no source has a cookbook named {name}{(similar.Count == 0 ? "" : $"; did you mean {string.Join(" or ", similar)}?")}";
    }

    static string Versions(IPackageIndex index, string name)
    {
        var versions = index.Versions(name).Select(version => version.Version).OrderDescending().ToList();
        return versions.Count <= 6
            ? string.Join(", ", versions)
            : $"{string.Join(", ", versions.Take(5))} … {versions[^1]} ({versions.Count} versions)";
    }
}
