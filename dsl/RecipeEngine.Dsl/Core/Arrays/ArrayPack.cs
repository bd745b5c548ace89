using System.Numerics;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Core;

/// <summary>Array#pack.</summary>
[RubyClass("Array")]
public static class ArrayPack
{
    [RubyMethod("pack")]
    public static object? Pack(Context ctx, RArray self, string template, [Keyword] object? buffer = null)
    {
        if (buffer is not null and not RString)
        {
            throw RubyError.Type($"buffer must be String, not {ctx.ClassOf(buffer)}");
        }
        WarnOfUnknown(ctx, template);
        var (bytes, encoding) = Packed(ctx, self, template, buffer as RString);
        if (buffer is not RString target)
        {
            return new RString(bytes, encoding);
        }
        target.CheckFrozen();
        var old = target.Encoding;
        target.ForceEncoding(RubyEncoding.Binary);
        target.Append(RubyEncoding.Binary.Decode(bytes));
        target.ForceEncoding(old);
        return target;
    }

    static void WarnOfUnknown(Context ctx, string template)
    {
        if (ctx.Interpreter.Global("$VERBOSE").Get(ctx) is not true)
        {
            return;
        }
        var comment = false;
        var before = ' ';
        foreach (var c in template)
        {
            comment = c == '#' || (comment && c != '\n');
            var known = comment || char.IsWhiteSpace(c) || "\0aAbBcCdDeEfFgGhHiIjJlLmMnNpPqQsSuUvVwxXZ@".Contains(c)
                || (!char.IsWhiteSpace(before) && (char.IsAsciiDigit(c) || "*_!<>".Contains(c)));
            if (!known)
            {
                Warnings.Warn(ctx, $"unknown pack directive '{c}' in '{template}'");
            }
            before = comment ? ' ' : c;
        }
    }

    static (byte[] Bytes, RubyEncoding Encoding) Packed(Context ctx, RArray self, string template, RString? buffer)
    {
        try
        {
            return Packer.Pack(template, new Values(ctx, self));
        }
        catch (TextError e)
        {
            throw e.Kind switch
            {
                TextErrorKind.Range => RubyError.Range(e.Message),
                TextErrorKind.Type => RubyError.Type(e.Message),
                _ => RubyError.Argument(e.Message),
            };
        }
    }

    sealed class Values(Context ctx, RArray items) : IPackValues
    {
        public int Count => items.Count;

        public object? At(int index) => items.At(index);

        public BigInteger ToInteger(object? value) => Coerce.ToBigInteger(ctx, value);

        public double ToFloat(object? value) => Coerce.ToDouble(ctx, value);

        public byte[] ToBytes(object? value) => value is null ? [] : Coerce.ToStr(ctx, value).ToBytes();

        public byte[] ToText(object? value) => ctx.ToRString(value).ToBytes();
    }
}
