using System.Collections.Concurrent;

namespace RecipeEngine.Dsl.Objects;

/// <summary>A symbol, interned for the whole process: equal names are the same object.</summary>
public sealed class RSymbol : RObject
{
    static readonly ConcurrentDictionary<string, RSymbol> Table = new(StringComparer.Ordinal);

    RSymbol(string name)
    {
        Name = name;
        Frozen = true;
    }

    /// <summary>The text, without colon. UTF-16, invalid bytes as in <see cref="RString"/>.</summary>
    public string Name { get; }

    /// <summary>Goes up whenever a method of this name is defined, removed or made visible anywhere: what inline caches check.</summary>
    internal int MethodVersion;

    public static RSymbol Of(string name) => Table.TryGetValue(name, out var symbol) ? symbol : Table.GetOrAdd(name, static n => new RSymbol(n));

    /// <summary>Every symbol made so far.</summary>
    public static IEnumerable<RSymbol> All => Table.Values;

    public override RClass DefaultClass(Interpreter interpreter) => interpreter.SymbolClass;
    public override string ToString() => Name;
}
