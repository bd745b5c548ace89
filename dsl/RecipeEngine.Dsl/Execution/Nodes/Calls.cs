using System.Runtime.CompilerServices;

namespace RecipeEngine.Dsl.Execution.Nodes;

/// <summary>Calls with few plain arguments and no block. Receiver null: self.</summary>
sealed class Call0(Exec? receiver, CallSite site, bool passes) : Exec
{
    bool discarded, isTail;
    ReaderCache reader;

    // A struct's member that the last call found.
    Core.MemberReader? member;
    RClass? memberClass;
    int memberVersion;

    public override bool MayThrow => passes;
    public override void Discard() => discarded = true;
    public override void Tail() => isTail = true;

    public override object? Execute(Frame f)
    {
        var r = receiver is null ? f.Self : Local.Value(receiver, f);
        if (reader.Holds(f.Context, site, r))
        {
            var v = reader.Slot(r);
            if (!Sealed.Is<NumberCell>(v) && !Sealed.Is<Undefined>(v))
            {
                return v;
            }
        }
        return Call(f, r);
    }

    public override Operand Evaluate(Frame f)
    {
        var r = receiver is null ? f.Self : Local.Value(receiver, f);
        if (reader.Holds(f.Context, site, r))
        {
            var v = reader.Slot(r);
            if (Sealed.Is<NumberCell>(v))
            {
                return Unsafe.As<NumberCell>(v).Value;
            }
            if (!Sealed.Is<Undefined>(v))
            {
                return Operand.Of(v);
            }
        }
        return Number(f, r);
    }

    // Not inlined: what a reader needs is short, and quickly compiled.
    [MethodImpl(MethodImplOptions.NoInlining)]
    object? Call(Frame f, object? r)
    {
        var context = f.Context;
        if (IsMember(context, r))
        {
            return member!.Value(r);
        }
        f.Line = Line;
        if (site.Find(context, r, f.Self) is not { } e)
        {
            return site.Missing0(context, r);
        }
        var body = e.Body!;
        if (Sealed.Is<RubyMethod>(body))
        {
            return discarded || (isTail && f.Unwanted) ? Called.Unwanted(context, Unsafe.As<RubyMethod>(body).Evaluate0(context, e, r), passes)
                : Called.Result(context, Unsafe.As<RubyMethod>(body).Invoke0(context, e, r, null), passes);
        }
        if (Sealed.Is<ReaderMethod>(body))
        {
            return Unsafe.As<ReaderMethod>(body).Read(r, site, e, ref reader);
        }
        return Sealed.Is<Core.MemberReader>(body) ? Member(context, r, e) : body.Call0(context, e, r, null);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    bool IsMember(Context context, object? r) => Sealed.Is<Core.RStruct>(r) && ReferenceEquals(Unsafe.As<RObject>(r).klass, memberClass)
        && site.Name.MethodVersion + context.Interpreter.HierarchyVersion == memberVersion;

    object? Member(Context context, object? r, MethodEntry e)
    {
        var found = Unsafe.As<Core.MemberReader>(e.Body)!;
        if (Sealed.Is<Core.RStruct>(r) && Unsafe.As<RObject>(r).klass is { } c && ReferenceEquals(site.Known(c, out var holds), e))
        {
            (member, memberClass, memberVersion) = (found, c, holds);
        }
        return found.Read(context, r);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    Operand Number(Frame f, object? r)
    {
        var context = f.Context;
        if (IsMember(context, r))
        {
            return Operand.Of(member!.Value(r));
        }
        f.Line = Line;
        if (site.Find(context, r, f.Self) is not { } e)
        {
            return Operand.Of(site.Missing0(context, r));
        }
        var body = e.Body!;
        return Sealed.Is<RubyMethod>(body) ? Called.Result(context, Unsafe.As<RubyMethod>(body).Evaluate0(context, e, r), passes)
            : Sealed.Is<ReaderMethod>(body) ? Unsafe.As<ReaderMethod>(body).ReadNumber(r, site, e, ref reader)
            : Operand.Of(Sealed.Is<Core.MemberReader>(body) ? Member(context, r, e) : body.Call0(context, e, r, null));
    }
}

sealed class Call1(Exec? receiver, CallSite site, Exec a0, bool passes) : Exec
{
    bool discarded, isTail;

    public Exec? Receiver => receiver;
    public CallSite Site => site;
    public Exec Argument => a0;
    public override bool MayThrow => passes;
    public override void Discard() => discarded = true;
    public override void Tail() => isTail = true;

    public override object? Execute(Frame f)
    {
        var r = receiver is null ? f.Self : Local.Value(receiver, f);
        var a = Local.Value(a0, f);
        var context = f.Context;
        f.Line = Line;
        if (site.Find(context, r, f.Self) is not { } e)
        {
            return site.Missing1(context, r, a);
        }
        var body = e.Body!;
        return !Sealed.Is<RubyMethod>(body) ? body.Call1(context, e, r, a, null)
            : discarded || (isTail && f.Unwanted) ? Called.Unwanted(context, Unsafe.As<RubyMethod>(body).Evaluate1(context, e, r, a), passes)
            : Called.Result(context, Unsafe.As<RubyMethod>(body).Invoke1(context, e, r, a, null), passes);
    }

    public override Operand Evaluate(Frame f)
    {
        var r = receiver is null ? f.Self : Local.Value(receiver, f);
        var a = Local.Value(a0, f);
        var context = f.Context;
        f.Line = Line;
        if (site.Find(context, r, f.Self) is not { } e)
        {
            return Operand.Of(site.Missing1(context, r, a));
        }
        var body = e.Body!;
        return Sealed.Is<RubyMethod>(body) ? Called.Result(context, Unsafe.As<RubyMethod>(body).Evaluate1(context, e, r, a), passes) : Operand.Of(body.Call1(context, e, r, a, null));
    }
}

sealed class Call2(Exec? receiver, CallSite site, Exec a0, Exec a1, bool passes) : Exec
{
    public override bool MayThrow => passes;

    public override object? Execute(Frame f)
    {
        var r = receiver is null ? f.Self : Local.Value(receiver, f);
        var a = Local.Value(a0, f);
        var b = Local.Value(a1, f);
        var context = f.Context;
        f.Line = Line;
        if (site.Find(context, r, f.Self) is not { } e)
        {
            return site.Missing(context, r, [a, b], null);
        }
        var body = e.Body!;
        return Sealed.Is<RubyMethod>(body) ? Called.Result(context, Unsafe.As<RubyMethod>(body).Invoke2(context, e, r, a, b, null), passes) : body.Call2(context, e, r, a, b, null);
    }

    public override Operand Evaluate(Frame f)
    {
        var r = receiver is null ? f.Self : Local.Value(receiver, f);
        var a = Local.Value(a0, f);
        var b = Local.Value(a1, f);
        var context = f.Context;
        f.Line = Line;
        if (site.Find(context, r, f.Self) is not { } e)
        {
            return Operand.Of(site.Missing(context, r, [a, b], null));
        }
        var body = e.Body!;
        return Sealed.Is<RubyMethod>(body) ? Called.Result(context, Unsafe.As<RubyMethod>(body).Evaluate2(context, e, r, a, b), passes) : Operand.Of(body.Call2(context, e, r, a, b, null));
    }
}

/// <summary>What a method written in Ruby gave: an error on its way up goes on, or is thrown where the place of the call does not pass errors on.</summary>
static class Called
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static object? Result(Context context, object? value, bool passes) => !passes && Sealed.Is<Signal>(value) ? context.ThrowPending() : value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Operand Result(Context context, Operand value, bool passes) => !passes && Sealed.Is<Signal>(value.Ref) ? Operand.Of(context.ThrowPending()) : value;

    /// <summary>The same where nobody looks at the value, only at signals.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static object? Unwanted(Context context, Operand value, bool passes) => !Sealed.Is<Signal>(value.Ref) ? null : passes ? value.Ref : context.ThrowPending();
}

sealed class Call3(Exec? receiver, CallSite site, Exec a0, Exec a1, Exec a2, bool passes) : Exec
{
    public override bool MayThrow => passes;

    public override object? Execute(Frame f)
    {
        var r = receiver is null ? f.Self : Local.Value(receiver, f);
        var a = Local.Value(a0, f);
        var b = Local.Value(a1, f);
        var c = Local.Value(a2, f);
        var context = f.Context;
        f.Line = Line;
        return site.Find(context, r, f.Self) is { } e ? passes && Sealed.As<RubyMethod>(e.Body) is { } m ? m.Invoke3(context, e, r, a, b, c, null) : e.Body!.Call3(context, e, r, a, b, c, null) : site.Missing(context, r, [a, b, c], null);
    }
}

/// <summary>The arguments of a call: plain ones, splats, keywords last.</summary>
sealed class Arguments(Exec[] items, bool hasSplat, bool hasKeywords)
{
    public int Count => items.Length;
    public Exec[] Items => items;
    public bool HasSplat => hasSplat;

    public object?[] Evaluate(Frame f)
    {
        if (!hasSplat)
        {
            if (items.Length == 0)
            {
                return [];
            }
            var values = new object?[items.Length];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = items[i].Execute(f);
            }
            return hasKeywords && Sealed.As<RHash>(values[^1]) is { Count: 0 } ? values[..^1] : values;
        }
        if (items.Length == 1)
        {
            return Kept(f, Coerce.Splat(f.Context, ((SplatExec)items[0]).Inner.Execute(f)).ToArray());
        }
        var list = new List<object?>(items.Length + 4);
        for (var i = 0; i < items.Length; i++)
        {
            if (items[i] is SplatExec splat)
            {
                var spread = Coerce.Splat(f.Context, splat.Inner.Execute(f));
                for (var j = 0; j < spread.Count; j++)
                {
                    list.Add(spread[j]);
                }
                // keywords kept by `...` or ruby2_keywords pass on as keywords
                if (i == items.Length - 1 && spread.Count > 0 && Sealed.As<RHash>(spread[spread.Count - 1]) is { IsKeptKeywords: true } kept)
                {
                    list[^1] = Again(f, kept);
                    if (kept.Count == 0)
                    {
                        list.RemoveAt(list.Count - 1);
                    }
                }
            }
            else
            {
                var value = items[i].Execute(f);
                if (hasKeywords && i == items.Length - 1 && Sealed.As<RHash>(value) is { Count: 0 })
                {
                    continue;
                }
                list.Add(value);
            }
        }
        return list.ToArray();
    }

    // Keywords kept by `...` or ruby2_keywords pass on as keywords.
    static object?[] Kept(Frame f, object?[] args)
    {
        if (args.Length == 0 || Sealed.As<RHash>(args[^1]) is not { IsKeptKeywords: true } kept)
        {
            return args;
        }
        args[^1] = Again(f, kept);
        return kept.Count == 0 ? args[..^1] : args;
    }

    static RHash Again(Frame f, RHash kept)
    {
        var copy = kept.Copy(f.Context);
        copy.IsKeywords = true;
        copy.IsRuby2Keywords = kept.IsRuby2Keywords;
        return copy;
    }
}

/// <summary>A call with keywords that are all written out and no block: a method that has just these takes them without a hash.</summary>
sealed class KeywordCall(Exec? receiver, CallSite site, Exec[] items, RSymbol[] names, Exec[] values, CallMany general, bool passes) : Exec
{
    public const int Most = 8;

    // For the method of the last call: where each of its keywords stands among the values; -1: not given.
    Parameters? knownFor;
    int[] places = [];

    public override bool MayThrow => passes;

    public override object? Execute(Frame f)
    {
        var r = receiver is null ? f.Self : Local.Value(receiver, f);
        var given = default(EightValues);
        for (var i = 0; i < items.Length; i++)
        {
            given[i] = items[i].Execute(f);
        }
        for (var i = 0; i < values.Length; i++)
        {
            given[items.Length + i] = values[i].Execute(f);
        }
        var context = f.Context;
        f.Line = Line;
        if (site.Find(context, r, f.Self) is { } e && Sealed.As<RubyMethod>(e.Body) is { } m && (ReferenceEquals(m.Code.Parameters, knownFor) || Look(m)))
        {
            return Called.Result(context, m.InvokeKeywords(context, e, r, given, places), passes);
        }
        var args = new object?[items.Length + 1];
        for (var i = 0; i < items.Length; i++)
        {
            args[i] = given[i];
        }
        var hash = new RHash(names.Length) { IsKeywords = true };
        for (var i = 0; i < names.Length; i++)
        {
            hash.AddNew(names[i], given[items.Length + i]);
        }
        args[^1] = hash;
        general.Line = Line;
        return general.Invoke(f, r, args, null);
    }

    bool Look(RubyMethod method)
    {
        var parameters = method.Code.Parameters;
        if (!parameters.TakesJustKeywords || parameters.Required.Length != items.Length)
        {
            return false;
        }
        var found = new int[parameters.Keywords.Length];
        var used = 0;
        for (var i = 0; i < found.Length; i++)
        {
            found[i] = Array.IndexOf(names, parameters.Keywords[i].Name);
            if (found[i] >= 0)
            {
                found[i] += items.Length;
                used++;
            }
            else if (parameters.Keywords[i].Default is null)
            {
                return false;
            }
        }
        if (used < names.Length)
        {
            return false;
        }
        places = found;
        knownFor = parameters;
        return true;
    }
}

/// <summary>The evaluated arguments of a call.</summary>
[InlineArray(KeywordCall.Most)]
struct EightValues
{
    object? first;
}

/// <summary>What a call hands over as block: a literal one, <c>&amp;value</c>, or nothing.</summary>
abstract class BlockSource
{
    public abstract RProc? Make(Frame f);
    public virtual bool Breaks => false;
}

sealed class PassedBlock(Exec value) : BlockSource
{
    public override RProc? Make(Frame f)
    {
        var v = value.Execute(f);
        if (Sealed.As<RProc>(v) is { } proc)
        {
            proc.WasPassed = true;
            return proc;
        }
        return v is null ? null : f.Context.ToProc(v);
    }
}

/// <summary><c>&amp;</c> of an anonymous block parameter.</summary>
sealed class OwnBlock : BlockSource
{
    public override RProc? Make(Frame f)
    {
        var block = f.MethodHome.Block;
        block?.Escape();
        return block;
    }
}

sealed class LiteralBlock(BlockBody body, bool breaks) : BlockSource
{
    public BlockBody Body => body;
    public override bool Breaks => breaks;
    public override RProc Make(Frame f) => new(body, f, f.Self);
}

/// <summary>Any other call: many arguments, splats, blocks, <c>&amp;.</c>.</summary>
sealed class CallMany(Exec? receiver, CallSite site, Arguments arguments, BlockSource? block, bool safe, bool passes) : Exec
{
    public override bool MayThrow => passes;

    public override object? Execute(Frame f)
    {
        var r = receiver is null ? f.Self : Local.Value(receiver, f);
        if (safe && r is null)
        {
            return null;
        }
        if (block is { Breaks: true })
        {
            return WithBreak(f, r);
        }
        var args = arguments.Evaluate(f);
        var proc = block?.Make(f);
        return Invoke(f, r, args, proc);
    }

    internal object? Invoke(Frame f, object? r, object?[] args, RProc? proc)
    {
        var context = f.Context;
        f.Line = Line;
        var e = site.Find(context, r, f.Self);
        if (e is null)
        {
            return site.Missing(context, r, args, proc);
        }
        if (passes && Sealed.As<RubyMethod>(e.Body) is { } m)
        {
            return m.Invoke(context, e, r, args, proc);
        }
        return e.Body!.CallFew(context, e, r, args, proc);
    }

    object? WithBreak(Frame f, object? r)
    {
        var args = arguments.Evaluate(f);
        var proc = block!.Make(f)!;
        proc.BreakTag = proc;
        var depth = f.Context.Depth;
        try
        {
            return Invoke(f, r, args, proc);
        }
        catch (BreakException b) when (ReferenceEquals(b.Tag, proc))
        {
            f.Context.Unwind(new(f, depth));
            return b.Value;
        }
        finally
        {
            proc.BreakTag = null;
        }
    }
}

/// <summary><c>a.b = v</c> and <c>a[i] = v</c>: gives v.</summary>
sealed class AttributeAssign(Exec? receiver, CallSite site, Arguments arguments, Exec value, bool safe) : Exec
{
    public override object? Execute(Frame f)
    {
        var r = receiver is null ? f.Self : Local.Value(receiver, f);
        if (safe && r is null)
        {
            return null;
        }
        var args = arguments.Evaluate(f);
        var v = value.Execute(f);
        var context = f.Context;
        f.Line = Line;
        if (args.Length == 0)
        {
            site.Call1(context, r, v, null, f.Self);
        }
        else if (args.Length == 1)
        {
            if (Sealed.As<RHash>(r) is { klass: null, Frozen: false } hash && !Redefined.Hash && site.Name == Sym.IndexAssign)
            {
                hash.Set(context, args[0], v);
                return v;
            }
            site.Call2(context, r, args[0], v, null, f.Self);
        }
        else
        {
            site.Call(context, r, [.. args, v], null, f.Self);
        }
        return v;
    }
}

/// <summary><c>super</c>; with no block of its own it passes the method's.</summary>
sealed class SuperExec(Arguments arguments, BlockSource? block, bool isImplicit) : Exec
{
    // What the last call found.
    RClass? knownClass;
    MethodEntry? knownMethod, known;
    int knownVersion;

    MethodEntry? Find(Context context, RClass klass, MethodEntry method)
    {
        var definition = method.Definition;
        var version = definition.Name.MethodVersion + context.Interpreter.HierarchyVersion;
        if (!ReferenceEquals(klass, knownClass) || !ReferenceEquals(method, knownMethod) || version != knownVersion)
        {
            known = klass.FindSuperMethod(definition.Owner, definition.Name, method);
            (knownClass, knownMethod, knownVersion) = (klass, method, definition.Name.MethodVersion + context.Interpreter.HierarchyVersion);
        }
        return known;
    }

    public override object? Execute(Frame f)
    {
        var context = f.Context;
        var method = f.Method;
        if (method is null)
        {
            f.Line = Line;
            throw RubyError.Runtime("super called outside of method");
        }
        if (isImplicit && f.MethodHome.Method != method)
        {
            throw RubyError.Runtime("implicit argument passing of super from method defined by define_method() is not supported. Specify all arguments explicitly.");
        }
        var args = arguments.Evaluate(f);
        var proc = block is null ? f.PassedBlock : block.Make(f);
        f.Line = Line;
        var definition = method.Definition;
        var target = Find(context, context.DispatchClass(f.Self), method);
        if (!Sealed.Is<RubyMethod>(target?.Body))
        {
            proc?.Escape();
        }
        if (target is null)
        {
            return context.MethodMissing(f.Self, definition.Name, args, proc, CallKind.Super);
        }
        if (block is { Breaks: true } && proc is not null)
        {
            proc.BreakTag = proc;
            var depth = context.Depth;
            try
            {
                return target.Body!.CallFew(context, target, f.Self, args, proc);
            }
            catch (BreakException b) when (ReferenceEquals(b.Tag, proc))
            {
                context.Unwind(new(f, depth));
                return b.Value;
            }
            finally
            {
                proc.BreakTag = null;
            }
        }
        return target.Body!.CallFew(context, target, f.Self, args, proc);
    }
}

/// <summary><c>->() { }</c></summary>
sealed class LambdaExec(BlockBody body) : Exec
{
    public override object? Execute(Frame f) => new RProc(body, f, f.Self) { IsLambda = true };
}

/// <summary><c>!x</c>-free binary negation: <c>a != b</c>.</summary>
sealed class NotEqualExec(Exec left, Exec right) : Exec
{
    readonly CallSite site = new(Sym.NotEquals, publicOnly: true);

    public override object? Execute(Frame f) => Box.Bool(Test(f));

    public override bool Test(Frame f)
    {
        var a = left.Execute(f);
        if (right is StringLiteral text && Sealed.As<RString>(a) is { klass: null } s && !Redefined.String)
        {
            return !Context.StringEqual(s, text.Compared);
        }
        var b = right.Execute(f);
        f.Line = Line;
        if (a is long or null or RSymbol or RString { klass: null } or bool)
        {
            return !f.Context.Equal(a, b);
        }
        return Context.Truthy(site.Call1(f.Context, a, b, null, f.Self));
    }
}
