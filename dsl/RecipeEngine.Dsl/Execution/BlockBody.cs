using System.Runtime.CompilerServices;
using RecipeEngine.Dsl.Execution.Nodes;

namespace RecipeEngine.Dsl.Execution;

/// <summary>A block or lambda written in Ruby.</summary>
sealed class BlockBody(CodeScope scope, Parameters parameters, int line) : ProcBody
{
    readonly bool plain = parameters.IsSimple, takesOne = parameters.IsSimple && parameters.Required.Length == 1 && !parameters.Spreads;

    FramePool pool;

    public CodeScope Scope => scope;
    public Exec? Body { get; set; }
    /// <summary>A return, next, break or redo may come as exception.</summary>
    public bool Catches { get; set; }
    public Parameters Shape => parameters;
    /// <summary>How often the code names the variable in the block's first slot.</summary>
    public int FirstUses { get; set; }
    /// <summary>Takes one argument, of which the code mostly wants the number, not the object.</summary>
    public bool CountsInPlace { get; private set; }

    /// <param name="numericUses">how many of <see cref="FirstUses"/> want a number</param>
    public void NoteUses(int firstUses, int numericUses)
    {
        FirstUses = firstUses;
        CountsInPlace = takesOne && firstUses - numericUses < 2;
        GivesNumber = Body?.Last.IsNumeric == true;
    }

    public override object? Call0(Context context, RProc proc) => Result(context, Invoke0(context, proc));
    public override object? Call1(Context context, RProc proc, object? a) => Result(context, Invoke1(context, proc, a));
    public override object? Call2(Context context, RProc proc, object? a, object? b) => Result(context, Invoke2(context, proc, a, b));
    public override object? Call(Context context, RProc proc, object? self, object?[] arguments, RProc? block, MethodEntry? method, LexicalScope? lexicalScope) =>
        Result(context, Invoke(context, proc, self, arguments, block, method, lexicalScope));

    static object? Result(Context context, object? value) => Sealed.Is<Signal>(value) ? context.ThrowPending() : value;

    /// <summary>As <see cref="Call1"/> with a number that stays in the frame, for a caller that does not look at the block's value.</summary>
    internal void Count(Context context, RProc proc, long n)
    {
        if (!takesOne)
        {
            Result(context, Invoke1(context, proc, Box.Int(n)));
            return;
        }
        var f = NewFrame(context, proc);
        f.Unwanted = true;
        if (CountsInPlace)
        {
            f.L0 = Counter(f, n);
        }
        else
        {
            f.L0 = Box.Int(n);
        }
        Result(context, Run(context, proc, f));
    }

    /// <summary>The block's value is computed as a number, which needs no object until somebody wants one.</summary>
    public bool GivesNumber { get; private set; }

    /// <summary>As <see cref="Call1"/> with a number that stays in the frame where the code mostly wants numbers; so may the value.</summary>
    internal Operand Number(Context context, RProc proc, long n)
    {
        if (!takesOne)
        {
            return Operand.Of(Result(context, Invoke1(context, proc, Box.Int(n))));
        }
        var f = NewFrame(context, proc);
        if (CountsInPlace)
        {
            f.L0 = Counter(f, n);
        }
        else
        {
            f.L0 = Box.Int(n);
        }
        return RunNumber(context, proc, f);
    }

    /// <summary>As <see cref="Call1"/>; the value may be a number without an object.</summary>
    internal Operand Number(Context context, RProc proc, object? a)
    {
        if (!takesOne || Sealed.As<RHash>(a) is { IsKeywords: true })
        {
            return Operand.Of(Result(context, Invoke1(context, proc, a)));
        }
        var f = NewFrame(context, proc);
        f.L0 = a;
        return RunNumber(context, proc, f);
    }

    /// <summary>As <see cref="Call2"/>; the value may be a number without an object.</summary>
    internal Operand Number(Context context, RProc proc, object? a, object? b)
    {
        if (!plain || parameters.Required.Length != 2 || Sealed.As<RHash>(b) is { IsKeywords: true })
        {
            return Operand.Of(Result(context, Invoke2(context, proc, a, b)));
        }
        var f = NewFrame(context, proc);
        f.L0 = a;
        f.L1 = b;
        return RunNumber(context, proc, f);
    }

    static NumberCell Counter(Frame f, long n)
    {
        var cell = f.KeptCell;
        if (cell is null)
        {
            return f.KeptCell = new NumberCell(Operand.Int(n));
        }
        cell.Set(Operand.Int(n));
        return cell;
    }

    Operand RunNumber(Context context, RProc proc, Frame f)
    {
        context.Enter(f);
        context.Interrupt?.Invoke(context);
        Operand result;
        if (Catches)
        {
            result = Operand.Of(Catching(context, f));
        }
        else
        {
            result = Body is { } body ? body.Evaluate(f) : default;
            context.Leave(f);
            if (Sealed.Is<Signal>(result.Ref))
            {
                result = Operand.Of(context.Left(result.Ref));
            }
        }
        Release(proc, f);
        return Sealed.Is<Signal>(result.Ref) ? Operand.Of(context.ThrowPending()) : result;
    }

    /// <summary>As <see cref="Call1"/>, for a caller that does not look at the block's value.</summary>
    internal void Only(Context context, RProc proc, object? a)
    {
        if (!takesOne || Sealed.As<RHash>(a) is { IsKeywords: true })
        {
            Result(context, Invoke1(context, proc, a));
            return;
        }
        var f = NewFrame(context, proc);
        f.Unwanted = true;
        f.L0 = a;
        Result(context, Run(context, proc, f));
    }

    // The same for callers that understand Signal.Throw.

    public object? Invoke0(Context context, RProc proc)
    {
        if (plain && (!proc.IsLambda || parameters.Required.Length == 0))
        {
            return Run(context, proc, NewFrame(context, proc));
        }
        return Invoke(context, proc, proc.Self, [], null, null, null);
    }

    public object? Invoke1(Context context, RProc proc, object? a, bool unwanted = false)
    {
        if (plain && Sealed.As<RHash>(a) is not { IsKeywords: true })
        {
            if (takesOne)
            {
                var f = NewFrame(context, proc);
                f.Unwanted = unwanted;
                f.L0 = a;
                return Run(context, proc, f);
            }
            var n = parameters.Required.Length;
            if (n == 0 && !proc.IsLambda)
            {
                return Run(context, proc, NewFrame(context, proc));
            }
            if (n == 2 && !proc.IsLambda && Sealed.As<RArray>(a) is { } array)
            {
                var f = NewFrame(context, proc);
                f.L0 = array.At(0);
                f.L1 = array.At(1);
                return Run(context, proc, f);
            }
        }
        return Invoke(context, proc, proc.Self, [a], null, null, null);
    }

    public object? Invoke2(Context context, RProc proc, object? a, object? b)
    {
        if (plain && Sealed.As<RHash>(b) is not { IsKeywords: true })
        {
            var n = parameters.Required.Length;
            if (n == 2)
            {
                var f = NewFrame(context, proc);
                f.L0 = a;
                f.L1 = b;
                return Run(context, proc, f);
            }
            if (n < 2 && !proc.IsLambda)
            {
                var f = NewFrame(context, proc);
                if (n == 1)
                {
                    f.L0 = a;
                }
                return Run(context, proc, f);
            }
        }
        return Invoke(context, proc, proc.Self, [a, b], null, null, null);
    }

    public object? Invoke(Context context, RProc proc, object? self, object?[] arguments, RProc? block, MethodEntry? method, LexicalScope? lexicalScope)
    {
        if (method is null && lexicalScope is null && block is null && ReferenceEquals(self, proc.Self))
        {
            if (arguments.Length == 1 && takesOne && Sealed.As<RHash>(arguments[0]) is not { IsKeywords: true })
            {
                return Invoke1(context, proc, arguments[0]);
            }
            return arguments.Length == 2 && plain && parameters.Required.Length == 2 && Sealed.As<RHash>(arguments[1]) is not { IsKeywords: true }
                ? Invoke2(context, proc, arguments[0], arguments[1]) : InvokeMany(context, proc, arguments);
        }
        if (method is null && block is null && plain && !proc.IsLambda && arguments.Length == 1 && parameters.Required.Length < 2)
        {
            return InvokeOn(context, proc, self, arguments[0], lexicalScope);
        }
        var outer = proc.Frame!;
        var lambda = proc.IsLambda || method is not null;
        var f = new Frame(context, scope, lexicalScope ?? outer.LexicalScope, self, method ?? outer.Method, outer.Block, outer)
        {
            Line = line,
            IsLambdaHome = lambda,
            Proc = method is not null && !proc.IsLambda ? proc.Copy(true) : proc,
        };
        if (method is not null && block is not null)
        {
            f.Extra.MethodBlock = block;
        }
        context.Enter(f);
        if (!lambda && arguments.Length == 1 && parameters.Spreads && Sealed.As<RHash>(arguments[0]) is not { IsKeywords: true } && Coerce.TryAry(context, arguments[0]) is { } spread)
        {
            arguments = spread.ToArray();
        }
        parameters.Bind(f, arguments, block, lambda, proc.Ruby2Keywords);
        return Finish(context, f);
    }

    // instance_eval and its kin
    object? InvokeOn(Context context, RProc proc, object? self, object? argument, LexicalScope? lexicalScope)
    {
        var outer = proc.Frame!;
        var f = pool.Take(context) ?? pool.Add(context, new Frame(context, scope, outer.LexicalScope, self, outer.Method, outer.Block, outer));
        f.MoveTo(outer);
        f.Self = self;
        f.Proc = proc;
        if (lexicalScope is not null)
        {
            f.LexicalScope = lexicalScope;
        }
        f.Line = line;
        if (parameters.Required.Length == 1)
        {
            if (Sealed.As<RHash>(argument) is { IsKeywords: true } keywords)
            {
                keywords.IsKeywords = false;
            }
            f.L0 = argument;
        }
        context.Enter(f);
        var result = Finish(context, f);
        pool.Release(f);
        if (!f.Captured)
        {
            f.Forget();
            f.Proc = null;
        }
        return result;
    }

    object? InvokeMany(Context context, RProc proc, object?[] arguments)
    {
        var f = NewFrame(context, proc);
        context.Enter(f);
        if (!proc.IsLambda && arguments.Length == 1 && parameters.Spreads && Sealed.As<RHash>(arguments[0]) is not { IsKeywords: true } && Coerce.TryAry(context, arguments[0]) is { } spread)
        {
            arguments = spread.ToArray();
        }
        parameters.Bind(f, arguments, null, proc.IsLambda, proc.Ruby2Keywords);
        var result = Finish(context, f);
        Release(proc, f);
        return result;
    }

    /// <summary>A frame for calls of a method made by define_method.</summary>
    internal Frame MethodFrame(Context context, RProc lambda, object? self, MethodEntry entry)
    {
        var outer = lambda.Frame!;
        return new Frame(context, scope, outer.LexicalScope, self, entry, outer.Block, outer) { IsLambdaHome = true, Proc = lambda };
    }

    /// <summary>Runs as a method's body in a frame of <see cref="MethodFrame"/>.</summary>
    internal object? RunMethod(Context context, Frame f, int count, object? a, object? b, RProc? block)
    {
        f.Line = line;
        context.Enter(f);
        parameters.BindFew(f, count, a, b, null, block);
        return Finish(context, f);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    Frame NewFrame(Context context, RProc proc)
    {
        if (proc.Spare is { Running: false } f && ReferenceEquals(f.Context, context))
        {
            f.Running = true;
            f.Unwanted = false;
            f.Line = line;
            f.IsLambdaHome = proc.IsLambda;
            return f;
        }
        return FirstFrame(context, proc);
    }

    internal Frame FirstFrame(Context context, RProc proc)
    {
        var outer = proc.Frame!;
        return new Frame(context, scope, outer.LexicalScope, proc.Self, outer.Method, outer.Block, outer) { Line = line, IsLambdaHome = proc.IsLambda, Proc = proc, Running = true };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    object? Run(Context context, RProc proc, Frame f)
    {
        context.Enter(f);
        var result = Finish(context, f);
        Release(proc, f);
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Release(RProc proc, Frame f)
    {
        if (!f.Captured)
        {
            f.Clear();
            if (f.Caller is { Captured: true } caller && !ReferenceEquals(caller, proc.Frame))
            {
                f.Caller = null;
            }
            f.Running = false;
            if (!ReferenceEquals(proc.Spare, f))
            {
                proc.Spare = f;
            }
        }
        else
        {
            f.Context.Forget(f);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    object? Finish(Context context, Frame f)
    {
        context.Interrupt?.Invoke(context);
        if (Catches)
        {
            return Catching(context, f);
        }
        var result = Body?.Execute(f);
        context.Leave(f);
        return Sealed.Is<Signal>(result) ? context.Left(result) : result;
    }

    object? Catching(Context context, Frame f)
    {
        var depth = context.Depth;
        while (true)
        {
            try
            {
                var result = Body?.Execute(f);
                context.Leave(f);
                return Sealed.Is<Signal>(result) ? context.Left(result) : result;
            }
            catch (LoopException e) when (ReferenceEquals(e.Frame, f) && !ReferenceEquals(e.Signal, Signal.Retry))
            {
                context.Unwind(new(f, depth));
                if (!ReferenceEquals(e.Signal, Signal.Redo))
                {
                    context.Leave(f);
                    return e.Value;
                }
            }
            catch (ReturnException e) when (ReferenceEquals(e.Home, f))
            {
                context.Unwind(new(f, depth));
                context.Leave(f);
                return e.Value;
            }
        }
    }

    public override int Arity(bool lambda) => parameters.Arity(lambda);
    public override IReadOnlyList<(string Kind, string? Name)> Parameters(bool lambda) => parameters.Describe(lambda);
    public override (string File, int Line)? Location => (scope.File, line);
}
