using System.Globalization;
using System.Numerics;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Stdlib.Json;

/// <summary>Writes Ruby values as JSON text. An object with a to_json of its own is asked for its text.</summary>
public sealed class JsonGenerator(Context ctx, RJsonState state)
{
    internal static readonly RSymbol ToJson = RSymbol.Of("to_json");
    readonly JsonText output = new();

    // Whether strings, hashes and arrays without a class of their own have a to_json that the program wrote.
    readonly bool customStrings = IsCustom(ctx, ctx.Interpreter.StringClass), customHashes = IsCustom(ctx, ctx.Interpreter.HashClass), customArrays = IsCustom(ctx, ctx.Interpreter.ArrayClass);

    static bool IsCustom(Context ctx, RClass klass) => klass.FindMethod(ToJson) is { Body: not BuiltinBody };

    public static RString Generate(Context ctx, RJsonState state, object? value)
    {
        var generator = new JsonGenerator(ctx, state);
        generator.Write(value);
        return new RString(generator.output.ToString());
    }

    /// <summary>The text of a value of a core class, whatever its to_json says.</summary>
    public static RString GenerateCore(Context ctx, RJsonState state, object? value)
    {
        var generator = new JsonGenerator(ctx, state);
        generator.WriteCore(value);
        return new RString(generator.output.ToString());
    }

    void Write(object? value)
    {
        if (Sealed.As<RString>(value) is { klass: null } s && !customStrings)
        {
            WriteText(s);
            return;
        }
        if (Sealed.Int(value, out var n))
        {
            output.Append(n);
            return;
        }
        if (Sealed.As<RHash>(value) is { klass: null } h && !customHashes)
        {
            WriteHash(h);
            return;
        }
        if (Sealed.As<RArray>(value) is { klass: null } a && !customArrays)
        {
            WriteArray(a);
            return;
        }
        if (value is RObject && ctx.FindMethod(value, ToJson) is { Body: not BuiltinBody } custom)
        {
            var text = custom.Body!.Arity == 0 ? custom.Body.Call0(ctx, custom, value, null) : custom.Body.Call1(ctx, custom, value, state, null);
            output.Append(Coerce.ToText(ctx, text));
            return;
        }
        WriteCore(value);
    }

    void WriteCore(object? value)
    {
        switch (value)
        {
            case null: output.Append("null"); break;
            case bool b: output.Append(b ? "true" : "false"); break;
            case long n: output.Append(n); break;
            case BigInteger n: output.Append(n.ToString(CultureInfo.InvariantCulture)); break;
            case double d: WriteFloat(d); break;
            case RString s: WriteText(s); break;
            case RHash h: WriteHash(h); break;
            case RArray a: WriteArray(a); break;
            case RSymbol s: WriteText(s.Text); break;
            default: WriteOther(value); break;
        }
    }

    void WriteOther(object value)
    {
        // a to_json that the host has given the class
        if (ctx.FindMethod(value, ToJson) is { } method && method.Owner.Name is not ("Object" or "Kernel"))
        {
            output.Append(Coerce.ToText(ctx, method.Body!.Call(ctx, method, value, [state], null)));
            return;
        }
        WriteText(ctx.ToRString(value));
    }

    void WriteFloat(double d)
    {
        if (!double.IsFinite(d) && !state.AllowNaN)
        {
            throw new RubyError("JSON::GeneratorError", $"{(double.IsNaN(d) ? 1003 : 1000)}: {FloatText.Format(d)} not allowed in JSON");
        }
        output.Append(d);
    }

    void Descend()
    {
        if (++state.Depth > state.MaxNesting && state.MaxNesting != 0)
        {
            state.Depth--;
            throw new RubyError("JSON::NestingError", $"nesting of {state.Depth} is too deep");
        }
    }

    void Indent()
    {
        if (state.Indent.Length > 0)
        {
            for (var i = 0; i < state.Depth; i++)
            {
                output.Append(state.Indent);
            }
        }
    }

    void WriteHash(RHash hash)
    {
        Descend();
        output.Append('{');
        output.Append(state.ObjectNewline);
        var first = true;
        using (hash.BeginIteration())
        {
            for (var i = 0; hash.Next(ref i, out var key, out var value);)
            {
                if (!first)
                {
                    output.Append(',');
                    output.Append(state.ObjectNewline);
                }
                first = false;
                Indent();
                WriteText(Sealed.As<RString>(key) ?? (Sealed.As<RSymbol>(key) is { } symbol ? symbol.Text : ctx.ToRString(key)));
                output.Append(state.SpaceBefore);
                output.Append(':');
                output.Append(state.Space);
                Write(value);
            }
        }
        state.Depth--;
        if (state.ObjectNewline.Length > 0 || state.Indent.Length > 0)
        {
            output.Append(hash.Count > 0 ? state.ObjectNewline : "");
            Indent();
        }
        output.Append('}');
    }

    void WriteArray(RArray array)
    {
        Descend();
        output.Append('[');
        output.Append(state.ArrayNewline);
        for (var i = 0; i < array.Count; i++)
        {
            if (i > 0)
            {
                output.Append(',');
                output.Append(state.ArrayNewline);
            }
            Indent();
            Write(array[i]);
        }
        state.Depth--;
        if (state.ArrayNewline.Length > 0)
        {
            output.Append(state.ArrayNewline);
            Indent();
        }
        output.Append(']');
    }

    void WriteText(RString value)
    {
        var text = value.Span;
        if (!value.IsAscii)
        {
            if (ReferenceEquals(value.Encoding, RubyEncoding.Binary))
            {
                text = RubyEncoding.Utf8.Decode(value.ToBytes());
            }
            CheckValid(text);
        }
        if (!state.AsciiOnly && !state.ScriptSafe)
        {
            var done = output.AppendQuoted(text);
            if (done == text.Length)
            {
                return;
            }
            text = text[done..];
        }
        else
        {
            output.Append('"');
        }
        foreach (var c in text)
        {
            if (c >= ' ' && c < 0x80 && c is not ('"' or '\\' or '/') || Escape(c) is not { } escape)
            {
                output.Append(c);
            }
            else
            {
                output.Append(escape);
            }
        }
        output.Append('"');
    }

    string? Escape(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        '\f' => "\\f",
        '\b' => "\\b",
        '/' => state.ScriptSafe && !state.AsciiOnly ? "\\/" : null,
        < ' ' => $"\\u{(int)c:x4}",
        '\u2028' or '\u2029' when state.LineSafe => $"\\u{(int)c:x4}",
        >= '\u0080' when state.AsciiOnly => $"\\u{(int)c:x4}",
        _ => null,
    };

    static void CheckValid(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                var lead = text[i] - 0xDC00;
                var trail = lead >= 0xfc ? 5 : lead >= 0xf8 ? 4 : lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc0 ? 1 : 0;
                throw new RubyError("JSON::GeneratorError", i + trail >= text.Length && trail > 0 ? "partial character in source, but hit end" : "source sequence is illegal/malformed utf-8");
            }
        }
    }
}
