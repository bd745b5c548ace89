using System.Numerics;
using System.Runtime.CompilerServices;

namespace RecipeEngine.Dsl.Execution.Nodes;

/// <summary>Any value that is always the same object.</summary>
sealed class ConstantValue(object? value) : Exec
{
    readonly Operand operand = Operand.Of(value);

    public object? Value => value;
    public override object? Execute(Frame f) => value;
    public Operand Operand => operand;
    public override Operand Evaluate(Frame f) => operand;
    public override bool Test(Frame f) => Context.Truthy(value);
}

sealed class SelfExec : Exec
{
    public override object? Execute(Frame f) => f.Self;
}

/// <summary>A string literal: a new string each time that shares the text.</summary>
sealed class StringLiteral(string text, Text.RubyEncoding encoding) : Exec
{
    RString? compared;
    bool again;

    public override object? Execute(Frame f) => compared is { } known ? known.Copy() : Make();

    // From the second time on what is found out about the text is known before.
    RString Make()
    {
        if (again)
        {
            return Compared.Copy();
        }
        again = true;
        return new RString(text, encoding);
    }

    /// <summary>One frozen string of this content: the same as a hash literal's key.</summary>
    public RString Kept() => Core.Strings.FrozenStrings.Of(new RString(text, encoding));

    /// <summary>A string of this content that is only looked at and never given to the program.</summary>
    public RString Compared => compared ??= new RString(text, encoding) { Frozen = true }.Explored();
}

/// <summary>Interpolation: appends the parts' to_s.</summary>
sealed class Interpolation(Text.RubyEncoding source, Exec[] parts) : Exec
{
    readonly Redefined redefined = Redefined.Operators;

    public override object? Execute(Frame f) => Build(f);

    [SkipLocalsInit]
    public RString Build(Frame f)
    {
        var text = new Text.TextBuilder(stackalloc char[120]);
        var encoding = Fill(f, ref text, out var cut);
        // Halves of a character may have come together.
        return new RString(cut ? encoding.Normalize(text.ToString()) : text.ToString(), encoding);
    }

    /// <summary>Appends the text to a plain string without making another one; false: they do not go together so simply, and this is the text.</summary>
    [SkipLocalsInit]
    public bool AppendTo(Frame f, RString target, out RString? made)
    {
        var text = new Text.TextBuilder(stackalloc char[120]);
        var encoding = Fill(f, ref text, out var cut);
        var plain = !cut && !target.Frozen && (ReferenceEquals(encoding, target.Encoding) || (encoding.IsAsciiCompatible && target.IsAscii && System.Text.Ascii.IsValid(text.Span)));
        made = plain ? null : new RString(cut ? encoding.Normalize(text.ToString()) : text.ToString(), encoding);
        if (plain)
        {
            target.Append(text.Span);
        }
        return plain;
    }

    Text.RubyEncoding Fill(Frame f, ref Text.TextBuilder text, out bool cut)
    {
        var encoding = source;
        cut = false;
        for (var i = 0; i < parts.Length; i++)
        {
            var value = parts[i].Execute(f);
            if (f.Context.Interpreter.UsesRefinements && value is not RString && Refinements.Active(f.Context, value, Sym.ToS) is { } refined)
            {
                value = refined.Body!.Call0(f.Context, refined, value, null);
            }
            else if (Sealed.Int(value, out var n) && !redefined.OfInteger)
            {
                text.Append(n);
                continue;
            }
            var piece = value as RString ?? f.Context.ToRString(value);
            if (!ReferenceEquals(piece.Encoding, encoding))
            {
                // the first part decides; US-ASCII counts as the source's encoding
                var first = i == 0 && !ReferenceEquals(piece.Encoding, Text.RubyEncoding.UsAscii);
                encoding = first ? piece.Encoding : piece.IsAscii && encoding.IsAsciiCompatible ? encoding
                    : Core.Encodings.Compatibility.Check(new RString(text.ToString(), encoding), piece);
            }
            cut |= piece.HasSurrogates;
            text.Append(piece.Span);
        }
        return encoding;
    }
}

sealed class SymbolInterpolation(Interpolation text) : Exec
{
    public override object? Execute(Frame f) => RSymbol.Of(text.Build(f).Text);
}

sealed class CommandExec(Exec text) : Exec
{
    readonly CallSite site = new(Sym.Backquote);

    public override object? Execute(Frame f)
    {
        var command = text.Execute(f);
        f.Line = Line;
        return site.Call1(f.Context, f.Self, command, null);
    }
}

sealed class ArrayLiteral(Exec[] items) : Exec
{
    public override object? Execute(Frame f)
    {
        var values = new object?[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            values[i] = items[i].Execute(f);
        }
        return new RArray(values);
    }
}

/// <summary>An array with splats in it.</summary>
sealed class SplatArray(Exec[] items) : Exec
{
    public override object? Execute(Frame f)
    {
        var list = new RArray();
        foreach (var item in items)
        {
            if (item is SplatExec s)
            {
                list.AddRange(Coerce.Splat(f.Context, s.Inner.Execute(f)).Span);
            }
            else
            {
                list.Add(item.Execute(f));
            }
        }
        return list;
    }
}

/// <summary><c>*x</c>: by itself the array it spreads to.</summary>
sealed class SplatExec(Exec inner) : Exec
{
    public Exec Inner => inner;
    public override object? Execute(Frame f) => Coerce.Splat(f.Context, inner.Execute(f)).Copy();
}

/// <summary>A hash literal; a null key marks <c>**value</c>.</summary>
sealed class HashLiteral(Exec?[] keys, Exec[] values, bool keywords) : Exec
{
    // Different symbols or strings: nothing needs to be looked up.
    readonly bool distinct = AreDistinct(keys);

    /// <summary>The keys, where they are different symbols; null otherwise.</summary>
    public RSymbol[]? Names
    {
        get
        {
            if (!distinct)
            {
                return null;
            }
            var names = new RSymbol[keys.Length];
            for (var i = 0; i < names.Length; i++)
            {
                if (((ConstantValue)keys[i]!).Value is not RSymbol name)
                {
                    return null;
                }
                names[i] = name;
            }
            return names;
        }
    }

    static bool AreDistinct(Exec?[] keys)
    {
        var seen = keys.Length > 12 ? new HashSet<object>() : null;
        for (var i = 0; i < keys.Length; i++)
        {
            if (Plain(keys[i]) is not { } key || (seen is not null && !seen.Add(key)))
            {
                return false;
            }
            for (var j = 0; seen is null && j < i; j++)
            {
                if (key.Equals(Plain(keys[j])))
                {
                    return false;
                }
            }
        }
        return true;
    }

    /// <summary>A key that is known to stay as it is: a symbol, or the text of a string. Null for others.</summary>
    static object? Plain(Exec? key) => key is not ConstantValue constant ? null : constant.Value is RSymbol symbol ? symbol : constant.Value is RString { Frozen: true } text ? text.Text : null;

    public Exec[] Values => values;

    public override object? Execute(Frame f)
    {
        var context = f.Context;
        var hash = new RHash(keys.Length);
        if (distinct)
        {
            for (var i = 0; i < values.Length; i++)
            {
                hash.AddNew(Unsafe.As<ConstantValue>(keys[i])!.Value!, values[i].Execute(f));
            }
            hash.IsKeywords = keywords;
            return hash;
        }
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] is { } key)
            {
                var k = key.Execute(f);
                hash.Set(context, k, values[i].Execute(f));
            }
            else
            {
                var more = Coerce.ToHash(context, values[i].Execute(f));
                for (var c = 0; more.Next(ref c, out var k, out var v);)
                {
                    hash.Set(context, k, v);
                }
            }
        }
        hash.IsKeywords = keywords;
        return hash;
    }
}

sealed class RangeExec(Exec? begin, Exec? end, bool exclusive) : Exec
{
    public override object? Execute(Frame f)
    {
        var a = begin?.Execute(f);
        var b = end?.Execute(f);
        if (!Sealed.Is<long>(a) && !Sealed.Is<long>(b) && a is not null && b is not null)
        {
            object? compared;
            var mark = f.Context.GetMark();
            try
            {
                compared = f.Context.Send1(a, Sym.Spaceship, b);
            }
            catch (RubyError)
            {
                f.Context.Unwind(mark);
                compared = null;
            }
            if (compared is null)
            {
                throw RubyError.Argument("bad value for range");
            }
        }
        else if (a is not null && b is not null && (a is double.NaN || b is double.NaN))
        {
            throw RubyError.Argument("bad value for range");
        }
        else if ((Sealed.Is<long>(a) && b is not null and not long and not double and not BigInteger && f.Context.Send1(a, Sym.Spaceship, b) is null)
            || (Sealed.Is<long>(b) && a is not null and not long and not double and not BigInteger && f.Context.Send1(a, Sym.Spaceship, b) is null))
        {
            throw RubyError.Argument("bad value for range");
        }
        return new RRange(a, b, exclusive);
    }
}

/// <summary>A regexp literal with interpolation; <paramref name="once"/> is its <c>o</c> option.</summary>
sealed class RegexpInterpolation(Exec[] parts, string options, bool once) : Exec
{
    object? kept;

    public override object? Execute(Frame f)
    {
        if (kept is not null)
        {
            return kept;
        }
        var source = new RString("");
        foreach (var part in parts)
        {
            var value = part.Execute(f);
            var piece = Sealed.As<RRegexp>(value) is { } r ? new RString(r.Embedded, r.Encoding) : f.Context.ToRString(value);
            if (!piece.IsAscii && !Core.Strings.StringEncoding.IsValid(piece))
            {
                throw RubyError.Argument("invalid multibyte character");
            }
            if (!ReferenceEquals(piece.Encoding, source.Encoding) && !piece.IsAscii)
            {
                source.Relabel(Core.Encodings.Compatibility.Check(source, piece));
            }
            source.Append(piece.Span);
        }
        f.Line = Line;
        var regexp = RRegexp.Literal(f.Context, source, options);
        if (once)
        {
            kept = regexp;
        }
        return regexp;
    }
}

/// <summary>A regexp literal without interpolation: compiled when first met.</summary>
sealed class RegexpLiteral(RString source, string options) : Exec
{
    RRegexp? regexp;

    public override object? Execute(Frame f) => regexp ??= RRegexp.Literal(f.Context, source, options);
}

/// <summary>Statements in order, none of which can signal.</summary>
sealed class Sequence(Exec[] body) : Exec
{
    public Exec[] Body => body;
    public override void Discard() => body[^1].Discard();
    public override void Tail() => body[^1].Tail();
    public override Exec Last => body[^1].Last;

    public override object? Execute(Frame f)
    {
        var last = body.Length - 1;
        for (var i = 0; i < last; i++)
        {
            body[i].Execute(f);
        }
        return body[last].Execute(f);
    }

    public override Operand Evaluate(Frame f)
    {
        var last = body.Length - 1;
        for (var i = 0; i < last; i++)
        {
            body[i].Execute(f);
        }
        return body[last].Evaluate(f);
    }
}

/// <summary>Statements in order; a signal ends them.</summary>
/// <param name="body">the statements</param>
/// <param name="maySignal">one of them may</param>
/// <param name="mayThrow">one of them may</param>
sealed class SignalSequence(Exec[] body, bool maySignal, bool mayThrow) : Exec
{
    public Exec[] Body => body;
    public override void Discard() => body[^1].Discard();
    public override void Tail() => body[^1].Tail();
    public override Exec Last => body[^1].Last;

    public override bool MaySignal => maySignal;
    public override bool MayThrow => mayThrow;

    public override object? Execute(Frame f)
    {
        object? result = null;
        foreach (var statement in body)
        {
            result = statement.Execute(f);
            if (Sealed.Is<Signal>(result))
            {
                return result;
            }
        }
        return result;
    }

    public override Operand Evaluate(Frame f)
    {
        var last = body.Length - 1;
        for (var i = 0; i < last; i++)
        {
            var result = body[i].Execute(f);
            if (Sealed.Is<Signal>(result))
            {
                return new Operand(result, 0);
            }
        }
        return body[last].Evaluate(f);
    }
}
