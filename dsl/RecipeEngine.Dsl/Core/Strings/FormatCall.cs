using System.Numerics;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Core.Strings;

/// <summary>Runs a format call with Ruby's argument conversions.</summary>
public static class FormatCall
{
    /// <summary>What <c>format(template, *arguments)</c> gives.</summary>
    public static RString Format(Context ctx, RString template, object?[] arguments)
    {
        var source = new Arguments(ctx, arguments);
        return new RString(Sprintf.Format(template.Text, source), source.Encoding ?? template.Encoding);
    }

    sealed class Arguments(Context ctx, object?[] items) : IFormatArguments
    {
        public RubyEncoding? Encoding { get; private set; }
        public int Count => items.Length;
        public object? At(int index) => items[index];

        RHash? Hash => items.Length == 1 ? Coerce.TryHash(ctx, items[0]) : null;

        public void RequireHash()
        {
            if (Hash is null)
            {
                throw RubyError.Argument("one hash required");
            }
        }

        public bool TryNamed(string name, out object? value)
        {
            var hash = Hash!;
            var key = RSymbol.Of(name);
            if (hash.TryGet(ctx, key, out value))
            {
                return true;
            }
            if (hash.DefaultProc is null && hash.Default is null)
            {
                throw RubyError.Key($"key<{name}> not found", hash, key);
            }
            value = ctx.Send(hash, Sym.Default, key);
            return value is not null;
        }

        public object ToInteger(object? value) => ctx.Send(ctx.Interpreter.MainObject, "Integer", value)!;

        public object ToNumber(object? value) => value switch
        {
            long or double or BigInteger => value,
            _ when value is RObject o && ctx.ClassOf(o).Name == "Rational" => new FormatRatio(Coerce.ToBigInteger(ctx, ctx.Send(o, "numerator")), Coerce.ToBigInteger(ctx, ctx.Send(o, "denominator"))),
            _ => ctx.Send(ctx.Interpreter.MainObject, "Float", value)!,
        };

        public string ToText(object? value)
        {
            var s = ctx.ToRString(value);
            if (!s.IsAscii)
            {
                Encoding = s.Encoding;
            }
            return s.Text;
        }

        public string Inspect(object? value) => ctx.Inspect(value);
        public string? AsString(object? value) => Coerce.TryStr(ctx, value)?.Text;
        public int ToInt(object? value) => Coerce.ToInt(ctx, value);
    }
}

/// <summary>Kernel#format.</summary>
[RubyModule("Kernel")]
public static class KernelFormat
{
    [RubyMethod("format", "sprintf", ModuleFunction = true)]
    public static RString Format(Context ctx, RString template, params object?[] rest) => FormatCall.Format(ctx, template, rest);
}
