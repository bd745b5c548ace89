using System.Numerics;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Core;

/// <summary>Integer#chr.</summary>
static class IntegerCharacter
{
    public static object? Make(Context ctx, object? self, object? encoding)
    {
        if (self is not long code || code is < 0 or > 0xFFFFFFFF)
        {
            throw RubyError.Range($"{(self is BigInteger ? "bignum" : ctx.Inspect(self))} out of char range");
        }
        RubyEncoding target;
        if (encoding is Undefined)
        {
            if (code < 0x80)
            {
                return new RString(((char)code).ToString(), RubyEncoding.UsAscii);
            }
            if (code <= 0xFF)
            {
                return new RString(((char)code).ToString(), RubyEncoding.Binary);
            }
            target = ctx.Send(ctx.Interpreter.FindModule(ctx, "Encoding"), "default_internal") is { } found ? Named(ctx, found)
                : throw RubyError.Range($"{code} out of char range");
        }
        else
        {
            target = Named(ctx, encoding);
        }
        if (ReferenceEquals(target, RubyEncoding.Binary) || ReferenceEquals(target, RubyEncoding.UsAscii))
        {
            return code <= (ReferenceEquals(target, RubyEncoding.UsAscii) ? 0x7F : 0xFF) ? new RString(((char)code).ToString(), target) : throw RubyError.Range($"{code} out of char range");
        }
        if (ReferenceEquals(target, RubyEncoding.Utf8) || target.Name.StartsWith("UTF", StringComparison.OrdinalIgnoreCase))
        {
            return code is >= 0xD800 and <= 0xDFFF ? throw RubyError.Range($"invalid codepoint 0x{code:X} in {target.Name}")
                : code > 0x10FFFF ? throw RubyError.Range($"invalid codepoint 0x{code:X} in {target.Name}")
                : new RString(char.ConvertFromUtf32((int)code), target);
        }
        byte[] bytes = code <= 0xFF ? [(byte)code] : code <= 0xFFFF ? [(byte)(code >> 8), (byte)code] : [(byte)(code >> 16), (byte)(code >> 8), (byte)code];
        return new RString(bytes, target);
    }

    static RubyEncoding Named(Context ctx, object? encoding)
    {
        var name = encoding is RString s ? s.Text : ctx.ToS(encoding);
        return RubyEncoding.Find(name) ?? throw RubyError.Argument($"unknown encoding name - {name}");
    }
}
