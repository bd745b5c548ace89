namespace RecipeEngine.Cookbooks.Resolving;

/// <summary>What a package is said to be.</summary>
readonly record struct Term(Package Package, VersionSet Set);

/// <summary>Terms that cannot all be true, and why: a fact, or what follows from two others.</summary>
sealed class Incompatibility
{
    Incompatibility(IEnumerable<Term> terms, Fact? fact, Incompatibility? first, Incompatibility? second)
    {
        // A term that always holds says nothing.
        Terms = terms.Where(term => !term.Set.IsAll).ToArray();
        Fact = fact;
        First = first;
        Second = second;
    }

    public Term[] Terms { get; }

    /// <summary>What somebody said; null for a conclusion.</summary>
    public Fact? Fact { get; }

    public Incompatibility? First { get; }

    public Incompatibility? Second { get; }

    public static Incompatibility Of(Fact fact, params IReadOnlyList<Term> terms) => new(terms, fact, null, null);

    public static Incompatibility Conclusion(IEnumerable<Term> terms, Incompatibility first, Incompatibility second)
    {
        var merged = new OrderedDictionary<Package, VersionSet>();
        foreach (var (package, set) in terms)
        {
            merged[package] = merged.TryGetValue(package, out var known) ? known.And(set) : set;
        }

        return new(merged.Select(term => new Term(term.Key, term.Value)), null, first, second);
    }

    /// <summary>The facts it rests on, each once, in the order they are met.</summary>
    public IReadOnlyList<Fact> Facts()
    {
        var facts = new List<Fact>();
        var seen = new HashSet<Incompatibility>();
        var waiting = new Stack<Incompatibility>([this]);
        while (waiting.TryPop(out var next))
        {
            if (!seen.Add(next))
            {
                continue;
            }

            if (next.Fact is { } fact)
            {
                facts.Add(fact);
                continue;
            }

            waiting.Push(next.Second!);
            waiting.Push(next.First!);
        }

        return facts;
    }
}

/// <summary>Something that is so: the user, or some versions of a cookbook, ask for a cookbook.</summary>
/// <param name="Demand">the user's wish; null when a cookbook asks</param>
/// <param name="Asker">the cookbook that asks; null when the user does</param>
/// <param name="Askers">the versions of it that ask this</param>
sealed record Fact(Demand? Demand, Package? Asker, VersionSet? Askers, Requirement Asked);
