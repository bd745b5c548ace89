using System.Runtime.CompilerServices;
using RecipeEngine.Dsl.Execution.Nodes;

namespace RecipeEngine.Dsl.Execution;

/// <summary>A block or lambda written in Ruby.</summary>
sealed class BlockBody(CodeScope scope, Parameters parameters, int line) : ProcBody
{
    public CodeScope Scope => scope;
    public Exec? Body { get; set; }
    /// <summary>A return, next, break or redo may come as exception.</summary>
    public bool Catches { get; set; }
    public Parameters Shape => parameters;
    /// <summary>How often the code names the variable in the block's first slot.</summary>
    public int FirstUses { get; set; }

    public override object? Call0(Context context, RProc proc) => Result(context, Invoke0(context, proc));
    public override object? Call1(Context context, RProc proc, object? a) => Result(context, Invoke1(context, proc, a));
    public override object? Call2(Context context, RProc proc, object? a, object? b) => Result(context, Invoke2(context, proc, a, b));
    public override object? Call(Context context, RProc proc, object? self, object?[] arguments, RProc? block, MethodEntry? method, LexicalScope? lexicalScope) =>
        Result(context, Invoke(context, proc, self, arguments, block, method, lexicalScope));

    static object? Result(Context context, object? value) => Sealed.Is<Signal>(value) ? context.ThrowPending() : value;

    // The same for callers that understand Signal.Throw.

    public object? Invoke0(Context context, RProc proc)
    {
        if (parameters.IsSimple && (!proc.IsLambda || parameters.Required.Length == 0))
        {
            return Run(context, proc, NewFrame(context, proc));
        }
        return Invoke(context, proc, proc.Self, [], null, null, null);
    }

    public object? Invoke1(Context context, RProc proc, object? a)
    {
        if (parameters.IsSimple && Sealed.As<RHash>(a) is not { IsKeywords: true })
        {
            var n = parameters.Required.Length;
            if (n == 1 && !parameters.Spreads)
            {
                var f = NewFrame(context, proc);
                f.L0 = a;
                return Run(context, proc, f);
            }
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
        if (parameters.IsSimple && Sealed.As<RHash>(b) is not { IsKeywords: true })
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    Frame NewFrame(Context context, RProc proc)
    {
        if (proc.Spare is { } f && ReferenceEquals(f.Context, context))
        {
            proc.Spare = null;
            f.Line = line;
            f.IsLambdaHome = proc.IsLambda;
            return f;
        }
        return FirstFrame(context, proc);
    }

    internal Frame FirstFrame(Context context, RProc proc)
    {
        var outer = proc.Frame!;
        return new Frame(context, scope, outer.LexicalScope, proc.Self, outer.Method, outer.Block, outer) { Line = line, IsLambdaHome = proc.IsLambda, Proc = proc };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    object? Run(Context context, RProc proc, Frame f)
    {
        context.Enter(f);
        context.Interrupt?.Invoke(context);
        if (Catches)
        {
            return Catching(context, f);
        }
        var result = Body?.Execute(f);
        context.Leave(f);
        if (!f.Captured)
        {
            f.Clear();
            proc.Spare = f;
        }
        return Sealed.Is<Signal>(result) ? context.Left(result) : result;
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
