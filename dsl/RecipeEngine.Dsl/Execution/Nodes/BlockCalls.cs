using System.Runtime.CompilerServices;

namespace RecipeEngine.Dsl.Execution.Nodes;

/// <summary>Calls with a literal block and few plain arguments; a <c>break</c> out of the block ends here.</summary>
abstract class BlockCall(Exec? receiver, CallSite site, LiteralBlock block, bool passes) : Exec
{
    public override bool MayThrow => passes;
    protected bool Passes => passes;
    public Exec? Receiver => receiver;
    public LiteralBlock Block => block;
    public CallSite CalledSite => site;

    readonly bool breaks = block.Breaks;
    RProc? spare;

    protected CallSite Site => site;

    public sealed override object? Execute(Frame f)
    {
        var r = receiver is null ? f.Self : Local.Value(receiver, f);
        return breaks ? WithBreak(f, r) : Invoke(f, r, null);
    }

    /// <param name="f">the frame of the call</param>
    /// <param name="r">the receiver</param>
    /// <param name="tag">gets the block, when breaks out of it are to be caught</param>
    protected abstract object? Invoke(Frame f, object? r, BreakTarget? tag);

    /// <summary>The block for a call of <paramref name="entry"/>, which may keep it unless it is known not to.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected RProc Lend(Frame f, MethodEntry entry, object? r, BreakTarget? tag)
    {
        if (spare is { IsLent: false } proc)
        {
            proc.Lend(f);
        }
        else
        {
            spare = proc = RProc.Lent(block.Body, f);
        }
        if (!Sealed.Is<RubyMethod>(entry.Body) && !BorrowedBlocks.Borrows(f.Context.Interpreter, entry, r))
        {
            proc.Escape();
        }
        if (tag is not null)
        {
            proc.BreakTag = tag.Proc = proc;
        }
        f.Line = Line;
        return proc;
    }

    /// <summary>The call has returned: its block may serve the next one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected object? Returned(RProc proc, object? result)
    {
        if (proc.Escaped)
        {
            if (ReferenceEquals(spare, proc))
            {
                spare = null;
            }
        }
        else
        {
            proc.GiveBack();
            if (!ReferenceEquals(spare, proc))
            {
                spare = proc;
            }
        }
        return result;
    }

    protected object? Missing(Frame f, object? r, object?[] arguments, BreakTarget? tag)
    {
        f.Line = Line;
        var proc = new RProc(block.Body, f, f.Self);
        if (tag is not null)
        {
            proc.BreakTag = tag.Proc = proc;
        }
        return site.Missing(f.Context, r, arguments, proc);
    }

    object? WithBreak(Frame f, object? r)
    {
        var target = new BreakTarget();
        var depth = f.Context.Depth;
        try
        {
            return Invoke(f, r, target);
        }
        catch (BreakException b) when (target.Proc is { } proc && ReferenceEquals(b.Tag, proc))
        {
            f.Context.Unwind(new(f, depth));
            return b.Value;
        }
        finally
        {
            if (target.Proc is { } proc)
            {
                proc.BreakTag = null;
            }
        }
    }

    /// <summary>The block whose breaks a call waits for.</summary>
    protected sealed class BreakTarget
    {
        public RProc? Proc;
    }
}

sealed class BlockCall0(Exec? receiver, CallSite site, LiteralBlock block, bool passes) : BlockCall(receiver, site, block, passes)
{
    protected override object? Invoke(Frame f, object? r, BreakTarget? tag)
    {
        var context = f.Context;
        if (Site.Find(context, r, f.Self) is not { } e)
        {
            return Missing(f, r, [], tag);
        }
        var proc = Lend(f, e, r, tag);
        return Returned(proc, Passes && Sealed.As<RubyMethod>(e.Body) is { } m ? m.Invoke0(context, e, r, proc) : e.Body!.Call0(context, e, r, proc));
    }
}

sealed class BlockCall1(Exec? receiver, CallSite site, Exec a0, LiteralBlock block, bool passes) : BlockCall(receiver, site, block, passes)
{
    protected override object? Invoke(Frame f, object? r, BreakTarget? tag)
    {
        var context = f.Context;
        var a = Local.Value(a0, f);
        if (Site.Find(context, r, f.Self) is not { } e)
        {
            return Missing(f, r, [a], tag);
        }
        var proc = Lend(f, e, r, tag);
        return Returned(proc, Passes && Sealed.As<RubyMethod>(e.Body) is { } m ? m.Invoke1(context, e, r, a, proc) : e.Body!.Call1(context, e, r, a, proc));
    }
}

sealed class BlockCall2(Exec? receiver, CallSite site, Exec a0, Exec a1, LiteralBlock block, bool passes) : BlockCall(receiver, site, block, passes)
{
    protected override object? Invoke(Frame f, object? r, BreakTarget? tag)
    {
        var context = f.Context;
        var a = Local.Value(a0, f);
        var b = Local.Value(a1, f);
        if (Site.Find(context, r, f.Self) is not { } e)
        {
            return Missing(f, r, [a, b], tag);
        }
        var proc = Lend(f, e, r, tag);
        return Returned(proc, Passes && Sealed.As<RubyMethod>(e.Body) is { } m ? m.Invoke2(context, e, r, a, b, proc) : e.Body!.Call2(context, e, r, a, b, proc));
    }
}

/// <summary><c>yield</c> with any arguments.</summary>
sealed class YieldExec(Arguments arguments) : Exec
{
    public override object? Execute(Frame f)
    {
        var block = Yielding.Block(f, Line);
        var args = arguments.Evaluate(f);
        f.Line = Line;
        return args.Length switch
        {
            0 => block.Yield(f.Context),
            2 when Sealed.As<RHash>(args[1]) is not { IsKeywords: true } => block.Yield(f.Context, args[0], args[1]),
            _ => block.Yield(f.Context, args),
        };
    }
}

sealed class Yield0Exec(bool passes) : Exec
{
    public override bool MayThrow => passes;

    public override object? Execute(Frame f)
    {
        var block = Yielding.Block(f, Line);
        f.Line = Line;
        return passes && Sealed.As<BlockBody>(block.Body) is { } body ? body.Invoke0(f.Context, block) : block.Body.Call0(f.Context, block);
    }
}

sealed class Yield1Exec(Exec a0, bool passes) : Exec
{
    bool discarded;

    public override bool MayThrow => passes;
    public override void Discard() => discarded = true;

    public override object? Execute(Frame f)
    {
        var block = Yielding.Block(f, Line);
        var a = Local.Value(a0, f);
        f.Line = Line;
        return passes && Sealed.As<BlockBody>(block.Body) is { } body ? body.Invoke1(f.Context, block, a, discarded) : block.Body.Call1(f.Context, block, a);
    }
}

sealed class Yield2Exec(Exec a0, Exec a1, bool passes) : Exec
{
    public override bool MayThrow => passes;

    public override object? Execute(Frame f)
    {
        var block = Yielding.Block(f, Line);
        var a = Local.Value(a0, f);
        var b = Local.Value(a1, f);
        f.Line = Line;
        return passes && Sealed.As<BlockBody>(block.Body) is { } body ? body.Invoke2(f.Context, block, a, b) : block.Body.Call2(f.Context, block, a, b);
    }
}

static class Yielding
{
    public static RProc Block(Frame f, int line)
    {
        if (f.Block is { } block)
        {
            return block;
        }
        f.Line = line;
        throw RubyError.LocalJump("no block given (yield)");
    }
}
