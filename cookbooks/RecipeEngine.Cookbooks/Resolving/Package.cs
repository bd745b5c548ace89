namespace RecipeEngine.Cookbooks.Resolving;

/// <summary>A cookbook while a resolution runs: its versions oldest first, known by index.</summary>
sealed class Package
{
    readonly Dictionary<string, VersionSet> constraints = new(StringComparer.Ordinal);
    Dictionary<string, Dictionary<string, List<int>>>? askers;

    public Package(string name, IReadOnlyList<PackageVersion> versions, int number)
    {
        Name = name;
        Number = number;
        Versions = [.. versions];
        Array.Sort(Versions, static (a, b) => a.Version.CompareTo(b.Version));
        Everything = VersionSet.All(Versions.Length);
    }

    public string Name { get; }

    /// <summary>Packages are numbered as they are met.</summary>
    public int Number { get; }

    public PackageVersion[] Versions { get; }

    public VersionSet Everything { get; }

    /// <summary>What is known of it in the order it was concluded.</summary>
    public List<Assignment> Assignments { get; } = [];

    public List<Incompatibility> Incompatibilities { get; } = [];

    /// <summary>What is still possible.</summary>
    public VersionSet Current => Assignments.Count == 0 ? Everything : Assignments[^1].Together;

    public bool IsDecided => Assignments.Count > 0 && Assignments[^1].Cause is null;

    /// <summary>The versions that have been asked for what they need.</summary>
    public HashSet<int> Expanded { get; } = [];

    /// <summary>What has been said of what its versions need.</summary>
    public HashSet<(string Name, string Constraint)> Said { get; } = [];

    public VersionSet Matching(VersionConstraint constraint)
    {
        var text = constraint.ToString();
        if (!constraints.TryGetValue(text, out var set))
        {
            set = VersionSet.Of(Versions.Length, version => constraint.Includes(Versions[version].Version));
            constraints[text] = set;
        }

        return set;
    }

    /// <summary>The versions that ask for the same as one of them.</summary>
    public VersionSet AskersOf(Requirement requirement)
    {
        if (askers is null)
        {
            askers = new(StringComparer.Ordinal);
            for (var version = 0; version < Versions.Length; version++)
            {
                foreach (var (name, constraint) in Versions[version].Dependencies)
                {
                    if (!askers.TryGetValue(name, out var byConstraint))
                    {
                        askers[name] = byConstraint = new(StringComparer.Ordinal);
                    }

                    var text = constraint.ToString();
                    if (!byConstraint.TryGetValue(text, out var list))
                    {
                        byConstraint[text] = list = [];
                    }

                    list.Add(version);
                }
            }
        }

        var members = askers[requirement.Name][requirement.Constraint.ToString()];
        return VersionSet.Of(Versions.Length, members);
    }

    public override string ToString() => Name;
}

/// <summary>A step of a resolution: something is decided (no cause) or concluded about a package.</summary>
/// <param name="Index">steps are numbered</param>
/// <param name="Level">how many decisions had been taken</param>
/// <param name="Own">what this step says</param>
/// <param name="Together">what it and the steps before it say</param>
sealed record Assignment(Package Package, int Index, int Level, VersionSet Own, VersionSet Together, Incompatibility? Cause);
