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

    /// <summary>What went wrong in a conversion between encodings; null for other errors.</summary>
    public TranscodingFault? Fault { get; init; }

    public static TextError Argument(string message) => new(TextErrorKind.Argument, message);

    public static TextError Range(string message) => new(TextErrorKind.Range, message);
}

/// <summary>Where a conversion between encodings failed.</summary>
/// <param name="Ends">names of the encodings of the failing step</param>
/// <param name="ErrorBytes">the bytes that are not understood</param>
/// <param name="ReadAgain">bytes that were read after them and count as unread</param>
/// <param name="Incomplete">the text ended amid a character</param>
/// <param name="ErrorChar">the character the target does not have; null for invalid bytes</param>
public sealed record TranscodingFault((string Source, string Destination) Ends, byte[] ErrorBytes, byte[] ReadAgain, bool Incomplete, string? ErrorChar);
