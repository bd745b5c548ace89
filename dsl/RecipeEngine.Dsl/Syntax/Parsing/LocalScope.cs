namespace RecipeEngine.Dsl.Syntax;

/// <summary>The local variables known at a point. Names are interned by the lexer, so they are compared by reference.</summary>
sealed class LocalScope(LocalScope? parent)
{
    string[] names = [];
    int count;
    HashSet<string>? many;

    /// <summary>The scope around a block; null for a method, class or file.</summary>
    public LocalScope? Parent { get; } = parent;
    /// <summary>A block or lambda, where _1 … _9 may stand for parameters.</summary>
    public bool IsBlock => Parent is not null;
    /// <summary>The block declares parameters of its own.</summary>
    public bool HasParameters { get; set; }
    public int NumberedParameters { get; set; }
    /// <summary>A block inside this one uses numbered parameters.</summary>
    public bool InnerNumbered { get; set; }
    /// <summary>The parameter whose default is being read, for <c>a = a</c>.</summary>
    public string? CurrentParameter { get; set; }
    /// <summary>Stands for the scope around an eval, where numbered parameters are not declared anew.</summary>
    public bool IsForeign { get; init; }
    /// <summary>A method with <c>...</c> as last parameter.</summary>
    public bool HasForward { get; set; }
    /// <summary>A method with a nameless <c>&amp;</c>.</summary>
    public bool HasAnonymousBlock { get; set; }
    public bool ForwardsHere => HasForward || Parent is { ForwardsHere: true };
    public bool AnonymousBlockHere => HasAnonymousBlock || HasForward || Parent is { AnonymousBlockHere: true };

    public void Declare(string name)
    {
        if (OwnsName(name))
        {
            return;
        }
        if (many is not null)
        {
            many.Add(name);
            return;
        }
        if (count == names.Length)
        {
            if (count == 16)
            {
                many = new HashSet<string>(names) { name };
                return;
            }
            Array.Resize(ref names, Math.Max(4, count * 2));
        }
        names[count++] = name;
    }

    /// <summary>Declares a name here unless this or an outer scope has it.</summary>
    public void DeclareIfNew(string name)
    {
        if (!IsDeclared(name))
        {
            Declare(name);
        }
    }

    public bool OwnsName(string name)
    {
        if (many is not null)
        {
            return many.Contains(name);
        }
        for (var i = 0; i < count; i++)
        {
            if (ReferenceEquals(names[i], name))
            {
                return true;
            }
        }
        return false;
    }

    public bool IsDeclared(string name)
    {
        for (var scope = this; scope is not null; scope = scope.Parent)
        {
            if (scope.OwnsName(name))
            {
                return true;
            }
        }
        return false;
    }
}
