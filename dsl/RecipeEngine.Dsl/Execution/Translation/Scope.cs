namespace RecipeEngine.Dsl.Execution.Translation;

/// <summary>What the translator knows of the scope it is in.</summary>
sealed class Scope(CodeScope code, Scope? parent, ScopeKind kind)
{
    public CodeScope Code => code;
    /// <summary>The scope around a block; null for others.</summary>
    public Scope? Parent => parent;
    public ScopeKind Kind => kind;
    /// <summary>A for loop's body: new variables belong to the scope around it.</summary>
    public bool IsTransparent { get; init; }
    public bool IsBlock => kind == ScopeKind.Block;
    public Syntax.ParametersNode? Parameters { get; set; }

    /// <summary>A return inside a nested block, or in an expression, ends this scope by exception.</summary>
    public bool CatchesReturn { get; set; }
    /// <summary>next/redo/break of this block came in an expression.</summary>
    public bool CatchesLoop { get; set; }
    /// <summary>How often the variable in the first slot was named.</summary>
    public int FirstUses { get; set; }
    /// <summary>How often so that only its number is wanted.</summary>
    public int NumericFirstUses { get; set; }
    /// <summary>The name of *rest; null without one.</summary>
    public string? RestName { get; set; }
    /// <summary>How often *rest was named, and how often so that it stays where it is.</summary>
    public int RestUses { get; set; }
    public int QuietRestUses { get; set; }
    /// <summary>The block holds a break.</summary>
    public bool HasBreak { get; set; }
    /// <summary>The innermost while loop being translated; null outside of loops.</summary>
    public Loop? Loop { get; set; }

    /// <summary>Scope of the method, class body or file around.</summary>
    public Scope Home => parent is null ? this : parent.Home;
}

sealed class Loop(Loop? outer)
{
    public Loop? Outer => outer;
    public bool Catches { get; set; }
}

enum ScopeKind { Top, Method, Class, Block, Eval }
