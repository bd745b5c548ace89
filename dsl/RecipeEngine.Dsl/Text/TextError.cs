namespace RecipeEngine.Dsl.Text;

/// <summary>Which Ruby exception class a <see cref="TextError"/> becomes.</summary>
public enum TextErrorKind
{
    Argument,
    Key,
    Type,
    Range,
    Index,
    Regexp,
    FloatDomain,
    EncodingCompatibility,
    UndefinedConversion,
    InvalidByteSequence,
    ConverterNotFound,
    Runtime,
    Encoding,
}

/// <summary>A mistake of the Ruby program found by the text functions, with the message Ruby itself would give.</summary>
public sealed class TextError(TextErrorKind kind, string message) : Exception(message)
{
    public TextErrorKind Kind { get; } = kind;

    public static TextError Argument(string message) => new(TextErrorKind.Argument, message);

    public static TextError Range(string message) => new(TextErrorKind.Range, message);
}
