using RecipeEngine.Dsl.Execution.Nodes;

namespace RecipeEngine.Dsl.Execution;

/// <summary>A statement of a generator's block that can stop in its midst, where <c>y &lt;&lt; value</c> stands, and go on later: no thread is needed for a block
/// whose yielder occurs nowhere else but in such statements.</summary>
abstract class Step
{
    /// <summary>Goes on; true: stopped, with the value in <see cref="SteppedBlock.Given"/>; false: came to its end.</summary>
    public abstract bool Go(SteppedBlock run, Frame f);

    /// <summary>The steps of a statement, null where it mentions the yielder in another place.</summary>
    /// <param name="node">the statement</param>
    /// <param name="depth">how many blocks lie between it and the generator's own</param>
    /// <param name="found">counts the mentions that became steps</param>
    public static Step Of(Exec node, int depth, ref int found)
    {
        switch (node)
        {
            case Sequence s: return new InOrder(Of(s.Body, depth, ref found));
            case SignalSequence s: return new InOrder(Of(s.Body, depth, ref found));
            case IfExec i: return new Choice(i, i.Then is null ? null : Of(i.Then, depth, ref found), i.Otherwise is null ? null : Of(i.Otherwise, depth, ref found));
            case WhileExec { DoWhile: false, Catches: false, Body: { } body } w: return new Repeat(w, Of(body, depth, ref found));
            case AppendExec a when IsYielder(a.Left, depth):
                found++;
                return new Give(a.Right);
            case Call1 { Receiver: { } receiver } c when c.Site.Name.Name == "yield" && IsYielder(receiver, depth):
                found++;
                return new Give(c.Argument);
            case BlockCall0 { Receiver: null, Block: { Breaks: false, Body: { Catches: false, Body: { } body } block } } c when ReferenceEquals(c.CalledSite.Name, Sym.Loop):
                var before = found;
                var inner = Of(body, depth + 1, ref found);
                return found == before ? new Whole(node) : new Endless(c, block, inner);
            default: return new Whole(node);
        }
    }

    static Step[] Of(Exec[] nodes, int depth, ref int found)
    {
        var steps = new Step[nodes.Length];
        for (var i = 0; i < nodes.Length; i++)
        {
            steps[i] = Of(nodes[i], depth, ref found);
        }
        return steps;
    }

    // The yielder is the first parameter of the generator's block: slot 0 there.
    static bool IsYielder(Exec node, int depth) => node switch
    {
        Local { Index: 0 } => depth == 0,
        OuterLocal1 { Index: 0 } => depth == 1,
        OuterLocal { Index: 0 } o => depth == o.Depth,
        _ => false,
    };

    /// <summary>A statement without the yielder: runs at one go.</summary>
    sealed class Whole(Exec node) : Step
    {
        public override bool Go(SteppedBlock run, Frame f)
        {
            var result = node.Execute(f);
            run.Leaving = result as Signal;
            run.Result = result;
            return false;
        }
    }

    sealed class Give(Exec value) : Step
    {
        bool given;

        public override bool Go(SteppedBlock run, Frame f)
        {
            given = !given;
            if (given)
            {
                run.Given = value.Execute(f);
            }
            else
            {
                run.Result = run.Yielder;
            }
            return given;
        }
    }

    sealed class InOrder(Step[] steps) : Step
    {
        int at;

        public override bool Go(SteppedBlock run, Frame f)
        {
            while (at < steps.Length)
            {
                if (steps[at].Go(run, f))
                {
                    return true;
                }
                at++;
                if (run.Leaving is not null)
                {
                    break;
                }
            }
            at = 0;
            return false;
        }
    }

    sealed class Choice(IfExec node, Step? then, Step? otherwise) : Step
    {
        Step? running;

        public override bool Go(SteppedBlock run, Frame f)
        {
            if (running is null)
            {
                running = node.Condition.Test(f) ? then : otherwise;
                if (running is null)
                {
                    run.Result = null;
                    return false;
                }
            }
            if (running.Go(run, f))
            {
                return true;
            }
            running = null;
            return false;
        }
    }

    sealed class Repeat(WhileExec node, Step body) : Step
    {
        bool inside;

        public override bool Go(SteppedBlock run, Frame f)
        {
            while (inside || node.Condition.Test(f) != node.Until)
            {
                if (!inside)
                {
                    f.Context.Poll();
                    inside = true;
                }
                if (body.Go(run, f))
                {
                    return true;
                }
                inside = false;
                if (run.Leaving is { } signal)
                {
                    if (ReferenceEquals(signal, Signal.Break))
                    {
                        run.Leaving = null;
                        run.Result = f.Context.SignalValue;
                        return false;
                    }
                    if (!ReferenceEquals(signal, Signal.Next))
                    {
                        return false;
                    }
                    run.Leaving = null;
                }
            }
            run.Result = null;
            return false;
        }
    }

    /// <summary><c>loop { … }</c></summary>
    sealed class Endless(BlockCall0 call, BlockBody block, Step body) : Step
    {
        RProc? proc;
        Frame? frame;

        public override bool Go(SteppedBlock run, Frame f)
        {
            var context = f.Context;
            f.Line = call.Line;
            proc ??= new RProc(block, f, f.Self);
            var mark = context.GetMark();
            try
            {
                while (true)
                {
                    if (frame is null)
                    {
                        context.Poll();
                        frame = block.FirstFrame(context, proc);
                    }
                    frame.Context = context;
                    context.Enter(frame);
                    var stopped = body.Go(run, frame);
                    if (run.Leaving is { } signal && ReferenceEquals(signal, Signal.Throw))
                    {
                        run.Leaving = null;
                        context.ThrowPending();
                    }
                    context.Leave(frame);
                    if (stopped)
                    {
                        return true;
                    }
                    run.Leaving = null; // next ends one round
                    frame = null;
                }
            }
            catch (RubyError e) when (Core.Kernels.KernelControl.IsStop(context, e))
            {
                run.Result = Core.Exceptions.Hidden.Get(e.ToException(context), "result");
                context.Unwind(mark);
                proc = null;
                frame = null;
                return false;
            }
        }
    }
}

/// <summary>The block of <c>Enumerator.new { |y| … }</c>, run from one value that it gives to the next.</summary>
sealed class SteppedBlock
{
    readonly Frame frame;
    readonly Step body;
    RException? current;

    SteppedBlock(Frame frame, Step body, object yielder)
    {
        this.frame = frame;
        this.body = body;
        Yielder = yielder;
        frame.L0 = yielder;
    }

    /// <summary>The run of a generator's block; null where it must have a thread.</summary>
    public static SteppedBlock? Of(Context context, RProc proc, object yielder)
    {
        if (proc.Body is not BlockBody { Catches: false, Shape: { IsSimple: true, Required.Length: 1, Spreads: false }, Body: { } node } body || proc.IsLambda
            || context.FindMethod(proc.Self, Sym.Loop) is not { Body: BuiltinBody })
        {
            return null;
        }
        var found = 0;
        var step = Step.Of(node, 0, ref found);
        return found == body.FirstUses ? new SteppedBlock(body.FirstFrame(context, proc), step, yielder) : null;
    }

    public object Yielder { get; }
    /// <summary>The value that it has stopped at.</summary>
    public object? Given { get; set; }
    /// <summary>What the last statement gave.</summary>
    public object? Result { get; set; }
    /// <summary>The signal that ends the statements around.</summary>
    public Signal? Leaving { get; set; }

    /// <summary>Goes on to the next value; false at the end, with the block's result.</summary>
    public bool MoveNext(Context context)
    {
        frame.Context = context;
        var outside = context.CurrentException;
        context.CurrentException = current;
        context.Enter(frame);
        var stopped = body.Go(this, frame);
        if (Leaving is not null)
        {
            Result = context.Delivered(Leaving);
        }
        context.Leave(frame);
        current = context.CurrentException;
        context.CurrentException = outside;
        return stopped;
    }
}
