using System.Numerics;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Core.Strings;

/// <summary>String#unpack and unpack1.</summary>
[RubyClass("String")]
public static class StringUnpack
{
    [RubyMethod("unpack")]
    public static object? Unpack(Context ctx, RString self, RProc? block, RString format, [Keyword] long offset = 0)
    {
        var values = new RArray();
        Unpacker.Unpack(self.ToBytes(), format.Text, v =>
        {
            if (block is null)
            {
                values.Add(Value(v));
            }
            else
            {
                block.Yield(ctx, Value(v));
            }
        }, Start(self, offset));
        return block is null ? values : null;
    }

    [RubyMethod("unpack1")]
    public static object? UnpackOne(RString self, RString format, [Keyword] long offset = 0)
    {
        object? first = Undefined.Value;
        Unpacker.Unpack(self.ToBytes(), format.Text, v => first = first is Undefined ? Value(v) : first, Start(self, offset));
        return first is Undefined ? null : first;
    }

    static int Start(RString self, long offset) => offset < 0 ? throw RubyError.Argument("offset can't be negative")
        : offset > self.ByteLength ? throw RubyError.Argument("offset outside of string") : (int)offset;

    static object? Value(object? v) => v switch
    {
        UnpackedText t => new RString(t.Bytes, t.Encoding),
        long l => Box.Int(l),
        int i => Box.Int(i),
        BigInteger b => Box.Int(b),
        _ => v,
    };
}

/// <summary>Array#pack.</summary>
[RubyClass("Array")]
public static class ArrayPack
{
    [RubyMethod("pack")]
    public static RString Pack(Context ctx, RArray self, RString format, [Keyword] object? buffer = null)
    {
        if (buffer is not (null or RString))
        {
            throw RubyError.Type($"buffer must be String, not {ctx.ClassOf(buffer)}");
        }
        if (buffer is RString target)
        {
            target.Modify();
            var (more, _) = Packer.Pack(format.Text, new Values(ctx, self), target.ToBytes());
            target.Replace(target.Encoding.Decode(more));
            return target;
        }
        var (bytes, encoding) = Packer.Pack(format.Text, new Values(ctx, self));
        return new RString(bytes, encoding);
    }

    sealed class Values(Context ctx, RArray items) : IPackValues
    {
        public int Count => items.Count;
        public object? At(int index) => items.At(index);
        public BigInteger ToInteger(object? value) => value is null ? throw RubyError.Type("no implicit conversion of nil into Integer") : Coerce.ToBigInteger(ctx, value);
        public double ToFloat(object? value) => Coerce.ToDouble(ctx, value);
        public byte[] ToBytes(object? value) => value is null ? [] : Coerce.ToStr(ctx, value).ToBytes();
        public byte[] ToText(object? value) => ctx.ToRString(value).ToBytes();
    }
}
