using RecipeEngine.Dsl.Core.Exceptions;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Core.Encodings;

[RubyClass("Encoding::CompatibilityError", Superclass = "EncodingError")]
static class CompatibilityErrorClass;

[RubyClass("Encoding::ConverterNotFoundError", Superclass = "EncodingError")]
static class ConverterNotFoundErrorClass;

/// <summary>What the errors of a conversion know about it.</summary>
static class ConversionFacts
{
    public static void Set(Context ctx, RException error, TranscodingFault fault)
    {
        var (source, destination) = fault.Ends;
        Hidden.Set(error, "source_encoding_name", new RString(source, RubyEncoding.UsAscii));
        Hidden.Set(error, "destination_encoding_name", new RString(destination, RubyEncoding.UsAscii));
        Hidden.Set(error, "source_encoding", Named(ctx, source));
        Hidden.Set(error, "destination_encoding", Named(ctx, destination));
        Hidden.Set(error, "error_bytes", new RString(fault.ErrorBytes, RubyEncoding.Binary));
        Hidden.Set(error, "readagain_bytes", new RString(fault.ReadAgain, RubyEncoding.Binary));
        Hidden.Set(error, "incomplete_input", Box.Bool(fault.Incomplete));
        Hidden.Set(error, "error_char", fault.ErrorChar is { } c ? new RString(c, RubyEncoding.Find(source)) : null);
    }

    static object? Named(Context ctx, string name) => RubyEncoding.Find(name) is { } e ? ctx.Interpreter.Encodings.Of(e) : null;
}

/// <summary>A character that the target encoding does not have.</summary>
[RubyClass("Encoding::UndefinedConversionError", Superclass = "EncodingError")]
public static class UndefinedConversionErrorClass
{
    [RubyMethod("source_encoding_name")]
    public static object? SourceName(RException self) => Hidden.Get(self, "source_encoding_name");

    [RubyMethod("destination_encoding_name")]
    public static object? DestinationName(RException self) => Hidden.Get(self, "destination_encoding_name");

    [RubyMethod("source_encoding")]
    public static object? Source(RException self) => Hidden.Get(self, "source_encoding");

    [RubyMethod("destination_encoding")]
    public static object? Destination(RException self) => Hidden.Get(self, "destination_encoding");

    [RubyMethod("error_char")]
    public static object? ErrorChar(RException self) => Hidden.Get(self, "error_char");
}

/// <summary>Bytes that are no text in the source encoding.</summary>
[RubyClass("Encoding::InvalidByteSequenceError", Superclass = "EncodingError")]
public static class InvalidByteSequenceErrorClass
{
    [RubyMethod("source_encoding_name")]
    public static object? SourceName(RException self) => Hidden.Get(self, "source_encoding_name");

    [RubyMethod("destination_encoding_name")]
    public static object? DestinationName(RException self) => Hidden.Get(self, "destination_encoding_name");

    [RubyMethod("source_encoding")]
    public static object? Source(RException self) => Hidden.Get(self, "source_encoding");

    [RubyMethod("destination_encoding")]
    public static object? Destination(RException self) => Hidden.Get(self, "destination_encoding");

    [RubyMethod("error_bytes")]
    public static object? ErrorBytes(RException self) => Hidden.Get(self, "error_bytes");

    [RubyMethod("readagain_bytes")]
    public static object? ReadAgain(RException self) => Hidden.Get(self, "readagain_bytes");

    [RubyMethod("incomplete_input?")]
    public static object? IsIncomplete(RException self) => Hidden.Get(self, "incomplete_input");
}
