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
        if (encoding is Undefined)
        {
            if (code <= 0xFF)
            {
                return new RString(((char)code).ToString(), code < 0x80 ? RubyEncoding.UsAscii : RubyEncoding.Binary);
            }
            encoding = ctx.Send(ctx.Interpreter.FindModule(ctx, "Encoding"), "default_internal") ?? throw RubyError.Range($"{code} out of char range");
        }
        var name = encoding is RString s ? s.Text : ctx.ToS(encoding);
        switch (name.ToUpperInvariant())
        {
            case "US-ASCII" or "ASCII":
                return code <= 0x7F ? new RString(((char)code).ToString(), RubyEncoding.UsAscii) : throw RubyError.Range($"{code} out of char range");
            case "ASCII-8BIT" or "BINARY":
                return code <= 0xFF ? new RString(((char)code).ToString(), RubyEncoding.Binary) : throw RubyError.Range($"{code} out of char range");
            case "UTF-8":
                return code > 0x10FFFF ? throw RubyError.Range($"{code} out of char range")
                    : code is >= 0xD800 and <= 0xDFFF ? throw RubyError.Range($"invalid codepoint 0x{code:X} in UTF-8")
                    : new RString(char.ConvertFromUtf32((int)code));
        }
        if (name.StartsWith("UTF-", StringComparison.OrdinalIgnoreCase))
        {
            return code is >= 0xD800 and <= 0xDFFF or > 0x10FFFF ? throw RubyError.Range($"invalid codepoint 0x{code:X} in {name}")
                : ctx.Send(new RString(char.ConvertFromUtf32((int)code)), "encode", encoding);
        }
        byte[] bytes = code <= 0xFF ? [(byte)code] : code <= 0xFFFF ? [(byte)(code >> 8), (byte)code] : [(byte)(code >> 16), (byte)(code >> 8), (byte)code];
        var text = ctx.Send(new RString(bytes, RubyEncoding.Binary), "force_encoding", encoding);
        return Context.Truthy(ctx.Send(text, "valid_encoding?")) ? text : throw RubyError.Range($"invalid codepoint 0x{code:X} in {name}");
    }
}
