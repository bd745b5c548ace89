using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Core.Encodings;

/// <summary>Encoding::Converter's single steps: from a source buffer to a destination of limited size, stopping at errors instead of raising them.</summary>
public static partial class ConverterClass
{
    static void Note(RConverter self, string status, TranscodingFault? fault, object? error) => (self.Status, self.Fault, self.LastError) = (status, fault, error);

    static string StatusOf(TextError e) => e.Kind == TextErrorKind.UndefinedConversion ? "undefined_conversion" : e.Fault?.Incomplete == true ? "incomplete_input" : "invalid_byte_sequence";

    [RubyMethod("primitive_convert")]
    public static RSymbol Step(Context ctx, RConverter self, RString? input, RString output, object? offset = null, object? size = null, object? flags = null, [Keywords] RHash? options = null)
    {
        output.CheckFrozen();
        var start = offset is null ? (int?)null : Coerce.ToInt(ctx, offset);
        var room = size is null ? (int?)null : Coerce.ToInt(ctx, size);
        var before = output.ToBytes();
        if (start < 0 || room < 0)
        {
            throw RubyError.Argument(start < 0 ? "negative output_byteoffset" : "negative output_bytesize");
        }
        if (start > before.Length)
        {
            throw RubyError.Argument("output_byteoffset too big");
        }
        if (self.IsFinished)
        {
            Note(self, "finished", null, null);
            return RSymbol.Of("finished");
        }
        var bits = flags is long n ? n : 0;
        bool Asked(string name, long bit) => (bits & bit) != 0 || (options ?? flags as RHash)?.Get(ctx, RSymbol.Of(name)) is { } v && Context.Truthy(v);
        var (partial, afterOutput) = (Asked("partial_input", PartialInput), Asked("after_output", AfterOutput));

        byte[] bytes = [.. self.ReadAgain, .. self.Waiting, .. input?.ToBytes() ?? []];
        (self.ReadAgain, self.Waiting) = ([], []);
        var made = new List<byte>(self.Unwritten);
        self.Unwritten = [];
        var (at, status) = Run(ctx, self, bytes, made, room, partial, afterOutput);
        if (room is { } most && made.Count > most)
        {
            self.Unwritten = [.. made.Skip(most)];
            made.RemoveRange(most, made.Count - most);
        }
        (self.Status, self.IsFinished) = (status, status == "finished");
        var target = self.Target ?? self.Source ?? output.Encoding;
        byte[] whole = [.. before.AsSpan(0, start ?? before.Length), .. made];
        output.Replace("");
        output.ForceEncoding(target);
        output.Replace(target.Decode(whole));
        input?.Replace(input.Encoding.Decode(bytes[at..]));
        return RSymbol.Of(status);
    }

    // Converts character by character: where it stopped, and why.
    static (int At, string Status) Run(Context ctx, RConverter self, byte[] bytes, List<byte> made, int? room, bool partial, bool afterOutput)
    {
        var source = self.Source ?? RubyEncoding.Utf8;
        var target = self.Target ?? source;
        var options = self.Options with { Replacement = self.Replacement?.Text ?? self.Options.Replacement };
        Note(self, "", null, null);
        var at = 0;
        while (at < bytes.Length)
        {
            if (room is { } most && made.Count > most)
            {
                return (at, "destination_buffer_full");
            }
            var length = UnitLength(source, bytes.AsSpan(at), options.Newline == NewlineConversion.Universal);
            try
            {
                var end = length > 0 ? at + length : Math.Min(bytes.Length, at + source.MaxBytes + 4);
                var text = Transcoder.Convert(source.Decode(bytes[at..end]), source, target, options);
                at = end;
                made.AddRange(target.Encode(text));
            }
            catch (TextError e) when (e.Fault is { } fault)
            {
                if (fault.Incomplete && partial)
                {
                    self.Waiting = bytes[at..];
                    return (bytes.Length, "source_buffer_empty");
                }
                var status = StatusOf(e);
                Note(self, status, fault, ctx.ToRubyException(e));
                self.ReadAgain = fault.ReadAgain;
                return (Math.Min(bytes.Length, length > 0 ? at + length : at + fault.ErrorBytes.Length + fault.ReadAgain.Length), status);
            }
            if (afterOutput && made.Count > 0)
            {
                return (at, "after_output");
            }
        }
        return (at, room is { } limit && made.Count > limit ? "destination_buffer_full" : partial ? "source_buffer_empty" : "finished");
    }

    // How many bytes the first character has; 0 when they are none.
    static int UnitLength(RubyEncoding source, ReadOnlySpan<byte> bytes, bool pairs)
    {
        for (var length = source.MinBytes; length <= Math.Min(source.MaxBytes, bytes.Length); length++)
        {
            var text = source.Decode(bytes[..length].ToArray());
            if (text.Length > 0 && Characters.Width(text, 0) == text.Length && !Characters.IsInvalidByte(Characters.At(text, 0)))
            {
                return pairs && text == "\r" && bytes.Length >= length * 2 && source.Decode(bytes.Slice(length, length).ToArray()) == "\n" ? length * 2 : length;
            }
        }
        return 0;
    }

    [RubyMethod("primitive_errinfo")]
    public static RArray ErrorInfo(RConverter self) => self.Fault is not { } fault ? RArray.Of(RSymbol.Of(self.Status), null, null, null, null)
        : RArray.Of(RSymbol.Of(self.Status), new RString(fault.Ends.Source), new RString(fault.Ends.Destination), Bytes(fault.ErrorChar is { } c && fault.ErrorBytes.Length == 0 ? RubyEncoding.Get(fault.Ends.Source).Encode(c) : fault.ErrorBytes), Bytes(fault.ReadAgain));

    static RString Bytes(byte[] bytes) => new(bytes, RubyEncoding.Binary);

    /// <summary>Gives back bytes that were read behind an error.</summary>
    [RubyMethod("putback")]
    public static RString PutBack(Context ctx, RConverter self, object? count = null)
    {
        var wanted = count is null ? self.ReadAgain.Length : Math.Clamp(Coerce.ToInt(ctx, count), 0, self.ReadAgain.Length);
        var given = self.ReadAgain[^wanted..];
        self.ReadAgain = self.ReadAgain[..^wanted];
        return new RString(given, self.Source ?? RubyEncoding.Binary);
    }

    /// <summary>Text that comes before what is converted next.</summary>
    [RubyMethod("insert_output")]
    public static object? Insert(RConverter self, RString text)
    {
        var target = self.Target ?? text.Encoding;
        self.Unwritten = [.. self.Unwritten, .. target.Encode(Transcoder.Convert(text.Text, text.Encoding, target, self.Options))];
        return null;
    }
}
