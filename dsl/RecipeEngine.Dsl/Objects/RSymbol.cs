using System.Collections.Concurrent;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Objects;

/// <summary>A symbol, interned for the whole process: equal names are the same object.</summary>
public sealed class RSymbol : RObject
{
    static readonly ConcurrentDictionary<string, RSymbol> Table = new(StringComparer.Ordinal);

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

    static readonly ConcurrentDictionary<(string, RubyEncoding), RSymbol> Others = [];

    /// <summary>The symbol of a name in another encoding than UTF-8.</summary>
    public static RSymbol Of(string name, RubyEncoding encoding) =>
        ReferenceEquals(encoding, RubyEncoding.Utf8) ? Of(name) : Others.GetOrAdd((name, encoding), static key => new RSymbol(key.Item1, key.Item2));

    /// <summary>Goes up whenever a method of this name is defined, removed or made visible anywhere: what inline caches check.</summary>
    internal int MethodVersion;

    public static RSymbol Of(string name) => Table.TryGetValue(name, out var symbol) ? symbol : Table.GetOrAdd(name, static n => new RSymbol(n));

    /// <summary>Every symbol made so far.</summary>
    public static IEnumerable<RSymbol> All => Table.Values;

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
