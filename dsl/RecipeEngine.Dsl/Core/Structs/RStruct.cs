namespace RecipeEngine.Dsl.Core;

/// <summary>What all instances of a struct class share: the members' names.</summary>
public sealed class StructLayout(RSymbol[] members, object? keywordInit)
{
    public RSymbol[] Members { get; } = members;

    /// <summary>true, false or nil as given to Struct.new.</summary>
    public object? KeywordInit { get; } = keywordInit;

    public int IndexOf(RSymbol name) => Array.IndexOf(Members, name);
}

/// <summary>An instance of a struct class.</summary>
public sealed class RStruct(RClass klass, StructLayout layout) : RObject(klass)
{
    public StructLayout Layout { get; } = layout;
    public object?[] Values { get; set; } = new object?[layout.Members.Length];
}
