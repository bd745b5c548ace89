namespace RecipeEngine.Dsl.Syntax;

/// <summary>What the lexer expects next; the names and meaning are those of Ruby's own lexer (EXPR_BEG and so on).</summary>
[Flags]
enum LexState
{
    /// <summary>An expression begins: newlines are skipped, signs are unary.</summary>
    Begin = 1,
    /// <summary>An expression has ended.</summary>
    End = 2,
    /// <summary>As End, after the <c>)</c> of an argument in parentheses.</summary>
    EndArg = 4,
    /// <summary>As End, after a parameter list or method name.</summary>
    EndFn = 8,
    /// <summary>After a method name: an argument may follow.</summary>
    Arg = 16,
    /// <summary>After the first identifier of a statement.</summary>
    CmdArg = 32,
    /// <summary>After return, break, next, rescue.</summary>
    Mid = 64,
    /// <summary>A method name is due: after def, alias, undef, <c>:</c>.</summary>
    Fname = 128,
    /// <summary>After a dot.</summary>
    Dot = 256,
    /// <summary>After class.</summary>
    Class = 512,
    /// <summary>A label may stand here.</summary>
    Label = 1024,
    /// <summary>Just after a label.</summary>
    Labeled = 2048,
    /// <summary>An item of alias or undef.</summary>
    FItem = 4096,

    BeginAny = Begin | Mid | Class,
    ArgAny = Arg | CmdArg,
    EndAny = End | EndArg | EndFn,
}
