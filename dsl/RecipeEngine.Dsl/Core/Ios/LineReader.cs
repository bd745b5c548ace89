namespace RecipeEngine.Dsl.Core.Ios;

/// <summary>What separates lines for gets, each_line, readlines: separator, limit, chomp.</summary>
public readonly record struct LineOptions(byte[]? Separator, long Limit, bool Chomp, bool Paragraph)
{
    /// <summary>Reads <c>(sep = $/, limit = nil, chomp: false)</c>.</summary>
    public static LineOptions Read(Context ctx, object?[] arguments, RHash? keywords)
    {
        object? separator = Undefined.Value, limit = null;
        switch (arguments.Length)
        {
            case 0: break;
            case 1:
                if (arguments[0] is null || Coerce.TryStr(ctx, arguments[0]) is not null)
                {
                    separator = arguments[0];
                }
                else
                {
                    limit = arguments[0];
                }
                break;
            case 2: (separator, limit) = (arguments[0], arguments[1]); break;
            default: throw RubyError.WrongArguments(arguments.Length, 0, 2);
        }
        if (separator is Undefined)
        {
            separator = ctx.Interpreter.Global("$/").Get(ctx);
        }
        var bytes = separator is null ? null : Coerce.ToStr(ctx, separator).ToBytes();
        var paragraph = bytes is { Length: 0 };
        return new LineOptions(paragraph ? [(byte)'\n', (byte)'\n'] : bytes, limit is null ? -1 : Coerce.ToLong(ctx, limit),
            keywords is not null && Context.Truthy(keywords.Get(ctx, "chomp")), paragraph);
    }
}

/// <summary>Takes lines from a stream.</summary>
public static class LineReader
{
    /// <summary>The next line; null at the end.</summary>
    public static RString? Next(Context ctx, RStream stream, LineOptions options)
    {
        stream.CheckReadable();
        if (options.Limit == 0)
        {
            return stream.Text([]);
        }
        if (options.Paragraph)
        {
            while (stream.HasMore(ctx) && stream.Available[0] == '\n')
            {
                stream.Skip(1);
            }
        }
        if (!stream.HasMore(ctx))
        {
            return null;
        }
        var (length, found) = Find(ctx, stream, options);
        var line = stream.Available[..length];
        var kept = line;
        if (options.Chomp && options.Separator is null && kept.EndsWith("\n"u8))
        {
            kept = kept.EndsWith("\r\n"u8) ? kept[..^2] : kept[..^1];
        }
        if (options.Chomp && found)
        {
            kept = line[..^options.Separator!.Length];
            if (options.Separator is [(byte)'\n'] && kept.EndsWith("\r"u8))
            {
                kept = kept[..^1];
            }
        }
        var text = stream.Text(kept);
        stream.Skip(length);
        if (options.Paragraph)
        {
            while (stream.HasMore(ctx) && stream.Available[0] == '\n')
            {
                stream.Skip(1);
            }
        }
        stream.LineNumber++;
        return text;
    }

    static (int Length, bool Found) Find(Context ctx, RStream stream, LineOptions options)
    {
        var searched = 0;
        var limit = options.Limit < 0 ? int.MaxValue : (int)Math.Min(options.Limit, int.MaxValue);
        while (true)
        {
            var available = stream.Available;
            if (options.Separator is { } separator)
            {
                var at = available[searched..].IndexOf(separator);
                if (at >= 0 && searched + at + separator.Length <= limit)
                {
                    return (searched + at + separator.Length, true);
                }
            }
            if (available.Length >= limit)
            {
                return (CharacterEnd(ctx, stream, limit), false);
            }
            searched = Math.Max(0, available.Length - (options.Separator?.Length ?? 0) + 1);
            if (!stream.Fill(ctx))
            {
                return (stream.Available.Length, false);
            }
        }
    }

    /// <summary>A limit in the midst of a UTF-8 character is moved to its end.</summary>
    static int CharacterEnd(Context ctx, RStream stream, int limit)
    {
        if (ReferenceEquals(stream.TextEncoding, Dsl.Text.RubyEncoding.Utf8))
        {
            for (var i = 0; i < 3 && (limit < stream.Available.Length || stream.Fill(ctx)) && (stream.Available[limit] & 0xc0) == 0x80; i++)
            {
                limit++;
            }
        }
        return limit;
    }
}
