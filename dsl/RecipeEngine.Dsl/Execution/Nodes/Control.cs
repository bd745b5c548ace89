using System.Runtime.CompilerServices;

namespace RecipeEngine.Dsl.Execution.Nodes;

sealed class IfExec(Exec condition, Exec? then, Exec? otherwise) : Exec
{
    public Exec Condition => condition;
    public Exec? Then => then;
    public Exec? Otherwise => otherwise;
    public override bool MaySignal { get; } = then?.MaySignal == true || otherwise?.MaySignal == true;
    public override bool MayThrow { get; } = then?.MayThrow == true || otherwise?.MayThrow == true;
    public override object? Execute(Frame f) => condition.Test(f) ? then?.Execute(f) : otherwise?.Execute(f);

    public override Operand Evaluate(Frame f)
    {
        var branch = condition.Test(f) ? then : otherwise;
        return branch is null ? default : branch.Evaluate(f);
    }

    public override void Discard()
    {
        then?.Discard();
        otherwise?.Discard();
    }

    public override void Tail()
    {
        then?.Tail();
        otherwise?.Tail();
    }
}

sealed class AndExec(Exec left, Exec right) : Exec
{
    public override bool MaySignal { get; } = right.MaySignal;
    public override bool MayThrow { get; } = right.MayThrow;
    public override object? Execute(Frame f)
    {
        var v = left.Execute(f);
        return Context.Truthy(v) ? right.Execute(f) : v;
    }

    public override bool Test(Frame f) => left.Test(f) && right.Test(f);
}

sealed class OrExec(Exec left, Exec right) : Exec
{
    public override bool MaySignal { get; } = right.MaySignal;
    public override bool MayThrow { get; } = right.MayThrow;
    public override object? Execute(Frame f)
    {
        var v = left.Execute(f);
        return Context.Truthy(v) ? v : right.Execute(f);
    }

    public override bool Test(Frame f) => left.Test(f) || right.Test(f);
}

sealed class NotExec(Exec operand) : Exec
{
    readonly CallSite site = new(Sym.Not, publicOnly: true);

    public override object? Execute(Frame f) => Box.Bool(Test(f));

    public override bool Test(Frame f)
    {
        var v = operand.Execute(f);
        if (v is RObject { klass: not null } o)
        {
            f.Line = Line;
            return Context.Truthy(site.Call0(f.Context, o, null, f.Self));
        }
        return !Context.Truthy(v);
    }
}

sealed class WhileExec(Exec condition, Exec? body, bool until, bool doWhile, bool catches) : Exec
{
    public Exec Condition => condition;
    public Exec? Body => body;
    public bool Until => until;
    public bool DoWhile => doWhile;
    public bool Catches => catches;
    public override bool MaySignal => body?.MaySignal == true;
    public override bool MayThrow => body?.MayThrow == true;

    public override object? Execute(Frame f)
    {
        var context = f.Context;
        var skipTest = doWhile;
        while (true)
        {
            try
            {
                object? result = null;
                while (Go(f, context, ref skipTest, ref result))
                {
                }
                return result;
            }
            catch (LoopException e) when (catches && ReferenceEquals(e.Frame, f) && !ReferenceEquals(e.Signal, Signal.Retry))
            {
                context.Unwind(new(f, context.Depth));
                if (ReferenceEquals(e.Signal, Signal.Break))
                {
                    return e.Value;
                }
                skipTest = ReferenceEquals(e.Signal, Signal.Redo);
            }
        }
    }

    // Many rounds, but not all of a long loop: what is called again gets better code, what stays in one call does not.
    bool Go(Frame f, Context context, ref bool skipTest, ref object? result)
    {
        for (var i = 0; i < 4000; i++)
        {
            if (!skipTest && condition.Test(f) == until)
            {
                return false;
            }
            skipTest = false;
            context.Interrupt?.Invoke(context);
            if (body is null)
            {
                continue;
            }
            var r = body.Execute(f);
            if (Sealed.Is<Signal>(r))
            {
                if (ReferenceEquals(r, Signal.Break))
                {
                    result = context.SignalValue;
                    return false;
                }
                if (!ReferenceEquals(r, Signal.Next))
                {
                    result = r;
                    return false;
                }
            }
        }
        return true;
    }
}

/// <summary>Leaves a value and a signal for whoever runs the statements.</summary>
sealed class SignalExec(Signal signal, Exec? value) : Exec
{
    public override bool MaySignal => true;
    public override bool MayThrow => value?.MayThrow == true;

    public override object? Execute(Frame f)
    {
        var v = value?.Execute(f);
        if (Sealed.Is<Signal>(v))
        {
            return v;
        }
        f.Context.SignalValue = v;
        return signal;
    }
}

/// <summary>break/next/redo/retry where no signal can pass.</summary>
sealed class LoopThrow(Signal signal, Exec? value) : Exec
{
    public override object? Execute(Frame f) => throw new LoopException(f, signal, value?.Execute(f));
}

/// <summary><c>return</c> in the midst of an expression of a method or file.</summary>
sealed class ReturnThrow(Exec? value) : Exec
{
    public override object? Execute(Frame f) => throw new ReturnException(f, value?.Execute(f));
}

/// <summary><c>return</c> inside a block: from the lambda around it, else from the method.</summary>
sealed class BlockReturn(Exec? value, bool maySignal) : Exec
{
    public override bool MaySignal => maySignal;
    public override bool MayThrow => value?.MayThrow == true;

    public override object? Execute(Frame f)
    {
        var v = value?.Execute(f);
        if (Sealed.Is<Signal>(v))
        {
            return v;
        }
        var home = f.Home;
        if (ReferenceEquals(home, f) && maySignal)
        {
            f.Context.SignalValue = v;
            return Signal.Return;
        }
        if (home.Finished || !ReferenceEquals(home.Context, f.Context))
        {
            throw RubyError.LocalJump("unexpected return", "return");
        }
        throw new ReturnException(home, v);
    }
}

/// <summary><c>break</c> inside a block: ends the call the block was given to; in a lambda it is a return.</summary>
sealed class BlockBreak(Exec? value, bool maySignal) : Exec
{
    public override bool MaySignal => maySignal;

    public override object? Execute(Frame f)
    {
        var v = value?.Execute(f);
        if (f.Proc is null)
        {
            throw new RubyError("SyntaxError", "Can't escape from eval with break");
        }
        if (f.Proc.IsLambda)
        {
            var home = f;
            while (home.Outer is { } outer && ReferenceEquals(outer.Proc, f.Proc))
            {
                home = outer; // evaluated code stands in a frame of its own
            }
            if (maySignal && ReferenceEquals(home, f))
            {
                f.Context.SignalValue = v;
                return Signal.Return;
            }
            throw new ReturnException(home, v);
        }
        throw f.Proc.BreakTag is { } tag ? new BreakException(tag, v) : RubyError.LocalJump("break from proc-closure", "break");
    }
}

/// <summary><c>a..b</c> as a condition; the state lives in a hidden local.</summary>
sealed class FlipFlop(Exec begin, Exec end, bool exclusive, Exec state, Func<Exec, Exec> setState) : Exec
{
    readonly Exec on = setState(new ConstantValue(Box.True)), off = setState(new ConstantValue(Box.False));

    public override object? Execute(Frame f) => Box.Bool(Test(f));

    public override bool Test(Frame f)
    {
        if (!state.Test(f))
        {
            if (!begin.Test(f))
            {
                return false;
            }
            if (exclusive || !end.Test(f))
            {
                on.Execute(f);
            }
            return true;
        }
        if (end.Test(f))
        {
            off.Execute(f);
        }
        return true;
    }
}

/// <summary>A <c>when</c> with what it leads to.</summary>
sealed class When(Exec[] conditions, Exec? body)
{
    public Exec[] Conditions => conditions;
    public Exec? Body => body;
}

/// <summary><c>case subject when …</c>; conditions may be splats.</summary>
sealed class CaseExec(Exec? subject, When[] whens, Exec? otherwise) : Exec
{
    // One for each place in the list that is a class, a range or another object with a === of its own.
    readonly CallSite[][] sites = [.. whens.Select(w => w.Conditions.Select(_ => new CallSite(Sym.CaseEquals)).ToArray())];

    public override bool MaySignal { get; } = otherwise?.MaySignal == true || whens.Any(w => w.Body?.MaySignal == true);
    public override bool MayThrow { get; } = otherwise?.MayThrow == true || whens.Any(w => w.Body?.MayThrow == true);

    public override object? Execute(Frame f)
    {
        var value = subject?.Execute(f);
        for (var i = 0; i < whens.Length; i++)
        {
            var conditions = whens[i].Conditions;
            for (var j = 0; j < conditions.Length; j++)
            {
                var condition = conditions[j];
                if (Sealed.As<SplatExec>(condition) is { } splat ? AnyOf(f, Coerce.Splat(f.Context, splat.Inner.Execute(f)), value) : Matches(f, condition, value, sites[i][j]))
                {
                    return whens[i].Body?.Execute(f);
                }
            }
        }
        return otherwise?.Execute(f);
    }

    bool Matches(Frame f, Exec condition, object? value, CallSite site)
    {
        if (subject is null)
        {
            return condition.Test(f);
        }
        var context = f.Context;
        if (!context.Interpreter.Redefinitions.Any)
        {
            if (condition.GetType() == typeof(StringLiteral) && (value is null || value.GetType() == typeof(RString)))
            {
                return value is not null && Context.StringEqual(Unsafe.As<StringLiteral>(condition).Compared, Unsafe.As<RString>(value));
            }
            var quick = condition.Execute(f);
            f.Line = condition.Line;
            if (quick is null || Sealed.Is<RSymbol>(quick))
            {
                return ReferenceEquals(quick, value);
            }
            if (Sealed.Is<RClass>(quick))
            {
                // Module's own ===, which asks for the ancestors
                var entry = site.Find(context, quick, f.Self);
                return entry is not null && ReferenceEquals(entry.Owner, context.Interpreter.ModuleClass) && entry.Body is BuiltinBody ? context.IsA(value, Unsafe.As<RClass>(quick))
                    : Context.Truthy(site.Call1(context, quick, value, null, f.Self));
            }
            var plain = value is null || Sealed.Is<long>(value) || Sealed.Is<RSymbol>(value) || Sealed.Is<bool>(value);
            if (plain || Sealed.As<RString>(value) is { klass: null })
            {
                if (Sealed.As<RRange>(quick) is { klass: null } range && Sealed.Int(range.Begin, out var first) && Sealed.Int(range.End, out var last))
                {
                    return Sealed.Int(value, out var n) && n >= first && (range.Exclusive ? n < last : n <= last);
                }
                if (Sealed.Int(quick, out var number))
                {
                    return Sealed.Int(value, out var n) && n == number;
                }
                if (plain && Sealed.As<RString>(quick) is { klass: null })
                {
                    return false;
                }
            }
            return Matches(f, quick, value, site);
        }
        var pattern = condition.Execute(f);
        f.Line = condition.Line;
        return Matches(f, pattern, value, site);
    }

    static bool Matches(Frame f, object? pattern, object? value, CallSite site) =>
        pattern is RModule or RRange or RRegexp ? Context.Truthy(site.Call1(f.Context, pattern, value, null, f.Self)) : f.Context.CaseEqual(pattern, value);

    bool AnyOf(Frame f, RArray patterns, object? value)
    {
        foreach (var p in patterns)
        {
            if (subject is null ? Context.Truthy(p) : f.Context.CaseEqual(p, value))
            {
                return true;
            }
        }
        return false;
    }
}
