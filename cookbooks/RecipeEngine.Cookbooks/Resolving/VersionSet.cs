using System.Numerics;

namespace RecipeEngine.Cookbooks.Resolving;

/// <summary>
/// What may be chosen for one package: some of its versions, and perhaps that it is not chosen at all. Bit 0 is "not chosen", bit i + 1
/// the version with index i, oldest first. Immutable.
/// </summary>
sealed class VersionSet
{
    readonly ulong[] words;
    readonly int size;

    VersionSet(ulong[] words, int size)
    {
        this.words = words;
        this.size = size;
    }

    /// <summary>Everything is possible, of a package with so many versions.</summary>
    public static VersionSet All(int versions)
    {
        var size = versions + 1;
        var words = new ulong[(size + 63) / 64];
        Array.Fill(words, ulong.MaxValue);
        Trim(words, size);
        return new VersionSet(words, size);
    }

    /// <summary>These versions only.</summary>
    public static VersionSet Of(int versions, Func<int, bool> isMember)
    {
        var size = versions + 1;
        var words = new ulong[(size + 63) / 64];
        for (var version = 0; version < versions; version++)
        {
            if (isMember(version))
            {
                words[(version + 1) / 64] |= 1UL << ((version + 1) % 64);
            }
        }

        return new VersionSet(words, size);
    }

    /// <summary>These versions only, by their index.</summary>
    public static VersionSet Of(int versions, List<int> members)
    {
        var size = versions + 1;
        var words = new ulong[(size + 63) / 64];
        foreach (var version in members)
        {
            words[(version + 1) / 64] |= 1UL << ((version + 1) % 64);
        }

        return new VersionSet(words, size);
    }

    public bool IsEmpty => !words.AsSpan().ContainsAnyExcept(0UL);

    public bool IsAll => Versions == size - 1 && MayBeAbsent;

    /// <summary>Whether the package need not be chosen.</summary>
    public bool MayBeAbsent => (words[0] & 1) != 0;

    /// <summary>How many versions are in it.</summary>
    public int Versions => Count() - (MayBeAbsent ? 1 : 0);

    /// <summary>The newest version in it; -1 when there is none.</summary>
    public int Newest
    {
        get
        {
            for (var i = words.Length - 1; i >= 0; i--)
            {
                if (words[i] != 0)
                {
                    return (i * 64) + 62 - BitOperations.LeadingZeroCount(words[i]);
                }
            }

            return -1;
        }
    }

    public bool Contains(int version) => (words[(version + 1) / 64] >> ((version + 1) % 64) & 1) != 0;

    public VersionSet Not()
    {
        var result = new ulong[words.Length];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = ~words[i];
        }

        Trim(result, size);
        return new VersionSet(result, size);
    }

    public VersionSet And(VersionSet other)
    {
        var result = new ulong[words.Length];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = words[i] & other.words[i];
        }

        return new VersionSet(result, size);
    }

    public VersionSet Except(VersionSet other)
    {
        var result = new ulong[words.Length];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = words[i] & ~other.words[i];
        }

        return new VersionSet(result, size);
    }

    public bool IsSubsetOf(VersionSet other)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if ((words[i] & ~other.words[i]) != 0)
            {
                return false;
            }
        }

        return true;
    }

    public bool Overlaps(VersionSet other)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if ((words[i] & other.words[i]) != 0)
            {
                return true;
            }
        }

        return false;
    }

    public bool SameAs(VersionSet other) => words.AsSpan().SequenceEqual(other.words);

    int Count()
    {
        var count = 0;
        foreach (var word in words)
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }

    static void Trim(ulong[] words, int size)
    {
        if (size % 64 != 0)
        {
            words[^1] &= (1UL << (size % 64)) - 1;
        }
    }
}
