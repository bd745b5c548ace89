namespace RecipeEngine.Dsl.Text;

/// <summary>What kind of text a pattern will run over: each kind has its own translation.</summary>
public enum RegexpSubject
{
    /// <summary>Text without surrogates: every UTF-16 unit is a character.</summary>
    Plain,

    /// <summary>Text with surrogate pairs or invalid bytes.</summary>
    Full,

    /// <summary>Bytes as U+0000..U+00FF.</summary>
    Bytes,

    /// <summary>Characters below U+0080 only.</summary>
    Ascii,
}
