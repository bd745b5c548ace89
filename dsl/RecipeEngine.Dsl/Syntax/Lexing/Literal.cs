namespace RecipeEngine.Dsl.Syntax;

/// <summary>How the characters of an open string-like literal are read.</summary>
struct Literal
{
    /// <summary>The opening bracket when brackets nest; otherwise NUL.</summary>
    public char Open;
    public char Close;
    public int Nesting;
    /// <summary><c>#{}</c> and escapes count.</summary>
    public bool Interpolates;
    public bool Words;
    public bool Regexp;
    /// <summary>The literal may turn out to be a label, <c>"a": 1</c>.</summary>
    public bool LabelAllowed;
    /// <summary>Begins with a plain quote, so an empty or one-line text is one piece.</summary>
    public bool Quote;
    public int Start;
    public int Line;
}

/// <summary>The head of a here document, <c>&lt;&lt;~"ID"</c>.</summary>
struct Heredoc
{
    public string Id;
    public bool Interpolates;
    public bool Command;
    public bool IndentedEnd;
    public bool Squiggly;
}
