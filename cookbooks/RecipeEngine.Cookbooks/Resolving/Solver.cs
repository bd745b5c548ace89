namespace RecipeEngine.Cookbooks.Resolving;

/// <summary>
/// The PubGrub algorithm (conflict-driven clause learning over versions): decide the newest version that is still possible, conclude what
/// follows, learn from each conflict and go back as far as it allows. Of the same input it always makes the same output.
/// </summary>
sealed class Solver(IPackageIndex index, IReadOnlyList<Demand> demands, IReadOnlyDictionary<string, CookbookVersion> preferred, Relaxation? relaxation = null)
{
    readonly Dictionary<string, Package> packages = new(StringComparer.Ordinal);
    readonly List<Assignment> steps = [];
    readonly List<Package> open = [];
    readonly Dictionary<string, int> demanded = new(StringComparer.Ordinal);
    int level;

    /// <summary>What rules every solution out; null while there is none.</summary>
    public Incompatibility? Failure { get; private set; }

    public Package PackageOf(string name)
    {
        if (!packages.TryGetValue(name, out var package))
        {
            packages[name] = package = new Package(name, index.Versions(name), packages.Count);
        }

        return package;
    }

    /// <summary>Chosen versions by name; null when there is no solution (see <see cref="Failure"/>).</summary>
    public Dictionary<string, PackageVersion>? Solve()
    {
        var changed = new List<Package>();
        foreach (var demand in demands)
        {
            demanded.TryAdd(demand.Name, demanded.Count);
            var package = PackageOf(demand.Name);
            if (relaxation?.Covers(null, demand.Name) is not { } relaxed)
            {
                Add(Incompatibility.Of(new Fact(demand, null, null, new(demand.Name, demand.Constraint)), new Term(package, package.Matching(demand.Constraint).Not())));
            }
            else if (!relaxed.Drops)
            {
                Add(Incompatibility.Of(new Fact(demand, null, null, new(demand.Name, VersionConstraint.Any)), new Term(package, package.Matching(VersionConstraint.Any).Not())));
            }

            changed.Add(package);
        }

        if (Failure is not null)
        {
            return null;
        }

        foreach (var package in changed)
        {
            if (!Propagate(package))
            {
                return null;
            }
        }

        while (Choose() is { } next)
        {
            if (Failure is not null || !Propagate(next))
            {
                return null;
            }
        }

        return Failure is not null ? null : packages.Values.Where(package => package.IsDecided)
            .ToDictionary(package => package.Name, package => package.Versions[package.Current.Newest], StringComparer.Ordinal);
    }

    void Add(Incompatibility incompatibility)
    {
        if (incompatibility.Terms.Length == 0)
        {
            Failure ??= incompatibility;
        }

        foreach (var term in incompatibility.Terms)
        {
            term.Package.Incompatibilities.Add(incompatibility);
        }
    }

    bool Propagate(Package start)
    {
        var changed = new Queue<Package>([start]);
        while (changed.TryDequeue(out var package))
        {
            for (var i = package.Incompatibilities.Count - 1; i >= 0; i--)
            {
                var incompatibility = package.Incompatibilities[i];
                switch (Look(incompatibility, out var open))
                {
                    case Relation.AlmostSatisfied:
                        Conclude(open.Package, open.Set.Not(), incompatibility);
                        changed.Enqueue(open.Package);
                        break;
                    case Relation.Satisfied:
                        if (LearnFrom(incompatibility) is not { } learnt)
                        {
                            return false;
                        }

                        // What was learnt is almost satisfied after going back, by construction.
                        Look(learnt, out open);
                        Conclude(open.Package, open.Set.Not(), learnt);
                        changed.Clear();
                        changed.Enqueue(open.Package);
                        i = 0;
                        break;
                }
            }
        }

        return true;
    }

    enum Relation
    {
        Contradicted,
        Inconclusive,
        AlmostSatisfied,
        Satisfied,
    }

    static Relation Look(Incompatibility incompatibility, out Term open)
    {
        open = default;
        var unsatisfied = 0;
        foreach (var term in incompatibility.Terms)
        {
            var current = term.Package.Current;
            if (current.IsSubsetOf(term.Set))
            {
                continue;
            }

            if (!current.Overlaps(term.Set))
            {
                return Relation.Contradicted;
            }

            if (++unsatisfied > 1)
            {
                return Relation.Inconclusive;
            }

            open = term;
        }

        return unsatisfied == 0 ? Relation.Satisfied : Relation.AlmostSatisfied;
    }

    void Conclude(Package package, VersionSet set, Incompatibility cause)
    {
        var wasOpen = package.Current.MayBeAbsent;
        Append(package, set, cause);
        if (wasOpen && !package.Current.MayBeAbsent)
        {
            open.Add(package);
        }
    }

    void Append(Package package, VersionSet set, Incompatibility? cause)
    {
        var step = new Assignment(package, steps.Count, level, set, package.Current.And(set), cause);
        package.Assignments.Add(step);
        steps.Add(step);
    }

    // The wished-for first, in the order of wishes; of the others the one with the fewest possibilities left.
    Package? Choose()
    {
        Package? best = null;
        (int, int, int) bestRank = default;
        foreach (var package in open)
        {
            if (package.IsDecided)
            {
                continue;
            }

            var left = package.Current.Versions;
            var rank = (left <= 1 ? 0 : demanded.ContainsKey(package.Name) ? 1 : 2, left, package.Number);
            if (best is null || rank.CompareTo(bestRank) < 0)
            {
                (best, bestRank) = (package, rank);
            }
        }

        if (best is null)
        {
            return null;
        }

        var version = Pick(best);
        if (!Expand(best, version))
        {
            return best;
        }

        level++;
        Append(best, VersionSet.Of(best.Versions.Length, candidate => candidate == version), null);
        return best;
    }

    int Pick(Package package)
    {
        if (preferred.TryGetValue(package.Name, out var wish))
        {
            var at = Array.FindIndex(package.Versions, version => version.Version == wish);
            if (at >= 0 && package.Current.Contains(at))
            {
                return at;
            }
        }

        return package.Current.Newest;
    }

    /// <summary>Adds what a version asks for; false when that rules it out already.</summary>
    bool Expand(Package package, int version)
    {
        if (!package.Expanded.Add(version))
        {
            return true;
        }

        var possible = true;
        foreach (var requirement in package.Versions[version].Dependencies)
        {
            var relaxed = relaxation?.Covers(package.Name, requirement.Name);
            if (relaxed is { Drops: true })
            {
                continue;
            }

            var needed = PackageOf(requirement.Name);
            var askers = package.AskersOf(requirement);
            var matching = needed.Matching(relaxed is null ? requirement.Constraint : VersionConstraint.Any);
            var fact = new Fact(null, package, askers, requirement);
            var incompatibility = needed == package
                ? Incompatibility.Of(fact, new Term(package, askers.Except(matching)))
                : Incompatibility.Of(fact, new Term(package, askers), new Term(needed, matching.Not()));
            if (needed == package && matching.Contains(version))
            {
                continue;
            }

            if (package.Said.Add((requirement.Name, requirement.Constraint.ToString())))
            {
                Add(incompatibility);
            }

            possible &= needed != package && !needed.Current.IsSubsetOf(matching.Not());
        }

        return possible;
    }

    /// <summary>From a conflict to the reason for it, going back to where it can be avoided; null when it cannot.</summary>
    Incompatibility? LearnFrom(Incompatibility conflict)
    {
        var learnt = false;
        while (conflict.Terms.Length > 0)
        {
            Term latestTerm = default;
            Assignment? latest = null;
            VersionSet? rest = null;
            var earlier = 0;
            foreach (var term in conflict.Terms)
            {
                var satisfier = Satisfier(term.Package, term.Set);
                if (latest is null || latest.Index < satisfier.Index)
                {
                    earlier = Math.Max(earlier, latest?.Level ?? 0);
                    (latestTerm, latest, rest) = (term, satisfier, null);
                }
                else
                {
                    earlier = Math.Max(earlier, satisfier.Level);
                }

                if (latestTerm.Package == term.Package)
                {
                    var difference = latest.Own.Except(latestTerm.Set);
                    if (!difference.IsEmpty)
                    {
                        rest = difference.Not();
                        earlier = Math.Max(earlier, Satisfier(term.Package, rest).Level);
                    }
                }
            }

            if (latest!.Cause is null || earlier < latest.Level)
            {
                if (latest.Level == 0)
                {
                    break;
                }

                GoBack(earlier);
                if (learnt)
                {
                    Add(conflict);
                }

                return conflict;
            }

            var terms = conflict.Terms.Where(term => term.Package != latest.Package)
                .Concat(latest.Cause.Terms.Where(term => term.Package != latest.Package));
            conflict = Incompatibility.Conclusion(rest is null ? terms : terms.Append(new Term(latest.Package, rest)), conflict, latest.Cause);
            learnt = true;
        }

        Failure = conflict;
        return null;
    }

    // The first step after which a package is within a set.
    static Assignment Satisfier(Package package, VersionSet set)
    {
        foreach (var step in package.Assignments)
        {
            if (step.Together.IsSubsetOf(set))
            {
                return step;
            }
        }

        throw new InvalidOperationException($"nothing says that {package} is so");
    }

    void GoBack(int to)
    {
        while (steps.Count > 0 && steps[^1].Level > to)
        {
            var assignments = steps[^1].Package.Assignments;
            assignments.RemoveAt(assignments.Count - 1);
            steps.RemoveAt(steps.Count - 1);
        }

        level = to;
        open.RemoveAll(package => package.Current.MayBeAbsent);
    }
}
