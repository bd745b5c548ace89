using System.Collections.Concurrent;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Objects;

/// <summary>A symbol, interned for the whole process: equal names are the same object.</summary>
public sealed class RSymbol : RObject
{
    /// <summary>By name: read without a lock, added to under one. Chains go through <see cref="next"/>.</summary>
    static RSymbol?[] table = new RSymbol?[2048];
    static readonly object Adding = new();
    static int count;

    RSymbol? next;
    int nameHash;

    RSymbol(string name, RubyEncoding? encoding = null)
    {
        Encoding = encoding;
        Name = name;
        Frozen = true;
    }

    /// <summary>The text, without colon. UTF-16, invalid bytes as in <see cref="RString"/>.</summary>
    public string Name { get; }

    /// <summary>Of a name that is neither ASCII nor UTF-8; null otherwise.</summary>
    public RubyEncoding? Encoding { get; }

    /// <summary>The symbol of a name in another encoding than UTF-8.</summary>
    public static RSymbol Of(string name, RubyEncoding encoding) =>
        ReferenceEquals(encoding, RubyEncoding.Utf8) ? Of(name) : Foreign.Others.GetOrAdd((name, encoding), static key => new RSymbol(key.Item1, key.Item2));

    /// <summary>Apart: most programs have none.</summary>
    static class Foreign
    {
        public static readonly ConcurrentDictionary<(string, RubyEncoding), RSymbol> Others = [];
    }

    /// <summary>Goes up whenever a method of this name is defined, removed or made visible anywhere: what inline caches check.</summary>
    internal int MethodVersion;

    public static RSymbol Of(string name)
    {
        var hash = TextHash.Of(name);
        return Find(name, hash) ?? Add(name, hash);
    }

    static RSymbol? Find(string name, int hash)
    {
        var all = Volatile.Read(ref table);
        for (var s = Volatile.Read(ref all[hash & (all.Length - 1)]); s is not null; s = Volatile.Read(ref s.next))
        {
            if (s.nameHash == hash && s.Name == name)
            {
                return s;
            }
        }
        return null;
    }

    static RSymbol Add(string name, int hash)
    {
        lock (Adding)
        {
            // Another thread may have added it, or moved it while this one looked.
            if (Find(name, hash) is { } known)
            {
                return known;
            }
            if (++count > table.Length)
            {
                Grow();
            }
            ref var head = ref table[hash & (table.Length - 1)];
            var added = new RSymbol(name) { nameHash = hash, next = head };
            Volatile.Write(ref head, added);
            return added;
        }
    }

    // Each symbol moves in front of those that have moved before: whoever walks a chain meanwhile comes to an end, and asks again under the lock.
    static void Grow()
    {
        var larger = new RSymbol?[table.Length * 2];
        foreach (var head in table)
        {
            for (var s = head; s is not null;)
            {
                var following = s.next;
                ref var place = ref larger[s.nameHash & (larger.Length - 1)];
                Volatile.Write(ref s.next, place);
                place = s;
                s = following;
            }
        }
        Volatile.Write(ref table, larger);
    }

    /// <summary>Every symbol made so far.</summary>
    public static IReadOnlyList<RSymbol> All
    {
        get
        {
            lock (Adding)
            {
                var all = new List<RSymbol>(count);
                foreach (var head in table)
                {
                    for (var s = head; s is not null; s = s.next)
                    {
                        all.Add(s);
                    }
                }
                return all;
            }
        }
    }

    internal RString? FrozenName;
    RString? text;

    /// <summary>The name as a frozen string in UTF-8: what patterns are matched with.</summary>
    internal RString Text => text ??= new RString(Name) { Frozen = true };

    static int last;
    readonly int hash = Interlocked.Add(ref last, 0x61C88647);

    /// <summary>Evenly spread over the symbols.</summary>
    internal int Number => hash;

    /// <summary>By identity, without asking the runtime for it.</summary>
    public override int GetHashCode() => hash;
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override RClass DefaultClass(Interpreter interpreter) => interpreter.SymbolClass;
    public override string ToString() => Name;
}
