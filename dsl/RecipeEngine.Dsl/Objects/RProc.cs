namespace RecipeEngine.Dsl.Objects;

/// <summary>A block, proc or lambda. <see cref="Yield(Context, object?)"/> follows block rules (arrays are spread over several parameters);
/// lambdas are strict about their arguments.</summary>
public sealed class RProc : RObject
{
    public RProc(ProcBody body, Frame? frame, object? self)
    {
        Body = body;
        Escaped = true;
        if (frame is not null)
        {
            Frame = frame;
            frame.Capture();
        }
        Self = self;
    }

    RProc(Frame frame, ProcBody body)
    {
        Body = body;
        Frame = frame;
        Self = frame.Self;
    }

    /// <summary>The block of a call, which is used again for the next one unless it escapes.</summary>
    internal static RProc Lent(BlockBody body, Frame frame) => new(frame, body) { IsLent = true };

    /// <summary>A proc written in C#.</summary>
    public RProc(Func<Context, object?[], RProc?, object?> function, int arity = -1, bool lambda = false) : this(new BuiltinProc(function, arity), null, null) => IsLambda = lambda;

    public ProcBody Body { get; }
    /// <summary>The frame it was written in; null for procs written in C#.</summary>
    public Frame? Frame { get; private set; }
    public object? Self { get; internal set; }
    public bool IsLambda { get; set; }
    /// <summary>Made from a method (<c>method(:x).to_proc</c>): the method object.</summary>
    public object? FromMethod { get; init; }
    /// <summary>Was an object before it was given to a call with <c>&amp;</c>: lambda does not change it.</summary>
    internal bool WasPassed { get; set; }
    /// <summary>Marked by ruby2_keywords.</summary>
    public bool Ruby2Keywords { get; set; }
    internal object? BreakTag;
    /// <summary>The frame of the last run, for the next one.</summary>
    internal Frame? Spare;
    /// <summary>May be known to the program or a builtin after the call that it was given to.</summary>
    internal bool Escaped { get; private set; }
    /// <summary>A call has it now, or was left by an exception.</summary>
    internal bool IsLent;

    /// <summary>From now on it may outlive its call, and so may the frames it sees.</summary>
    internal void Escape()
    {
        if (!Escaped)
        {
            Escaped = true;
            Frame?.Capture();
        }
    }

    /// <summary>The call has returned. What waits for the next one holds nothing that could be gone by then.</summary>
    internal void GiveBack()
    {
        IsLent = false;
        if (!ReferenceEquals(Self, Frame!.Context.Interpreter.MainObject) || Frame is { Captured: true, Outer: not null })
        {
            Self = null;
            Frame = null;
            Spare?.Forget();
        }
    }

    /// <summary>Makes the block of a finished call that of another one from the same place.</summary>
    internal void Lend(Frame frame)
    {
        IsLent = true;
        if (!ReferenceEquals(Frame, frame))
        {
            Frame = frame;
        }
        if (!ReferenceEquals(Self, frame.Self))
        {
            Self = frame.Self;
        }
        Spare?.MoveTo(frame);
    }

    public override RClass DefaultClass(Interpreter interpreter) => interpreter.ProcClass;

    public object? Yield(Context context) => Body.Call0(context, this);
    public object? Yield(Context context, object? a) => Body.Call1(context, this, a);
    public object? Yield(Context context, object? a, object? b) => Body.Call2(context, this, a, b);
    public object? Yield(Context context, object?[] arguments, RProc? block = null) => Body.Call(context, this, Self, arguments, block, null, null);

    /// <summary>Gives the block a counter's value, which becomes an object only where the block needs one. What the block gives is not looked at.</summary>
    internal void YieldCount(Context context, long n)
    {
        if (Sealed.As<BlockBody>(Body) is { } block)
        {
            block.Count(context, this, n);
        }
        else
        {
            Body.Call1(context, this, Box.Int(n));
        }
    }

    /// <summary>The block's value is a number that needs no object until somebody wants one.</summary>
    internal bool GivesNumber => Sealed.As<BlockBody>(Body) is { GivesNumber: true };

    /// <summary>Gives the block an integer, which becomes an object only where the block needs one; so may what the block gives.</summary>
    internal Operand YieldNumber(Context context, long n) =>
        Sealed.As<BlockBody>(Body) is { } block ? block.Number(context, this, n) : Operand.Of(Body.Call1(context, this, Box.Int(n)));

    /// <summary>As <see cref="Yield(Context, object?)"/>; the value may be a number without an object.</summary>
    internal Operand YieldForNumber(Context context, object? a) =>
        Sealed.As<BlockBody>(Body) is { } block ? block.Number(context, this, a) : Operand.Of(Body.Call1(context, this, a));

    /// <summary>As <see cref="Yield(Context, object?, object?)"/>; the value may be a number without an object.</summary>
    internal Operand YieldForNumber(Context context, object? a, object? b) =>
        Sealed.As<BlockBody>(Body) is { } block ? block.Number(context, this, a, b) : Operand.Of(Body.Call2(context, this, a, b));

    /// <summary>As <see cref="Yield(Context, object?)"/>; what the block gives is not looked at.</summary>
    internal void YieldOnly(Context context, object? a)
    {
        if (Sealed.As<BlockBody>(Body) is { } block)
        {
            block.Only(context, this, a);
        }
        else
        {
            Body.Call1(context, this, a);
        }
    }

    /// <summary>As <see cref="Yield(Context, object?)"/>; an error that the block raises may come as <see cref="Signal.Throw"/>.</summary>
    internal object? TryYield(Context context, object? a) => Sealed.As<BlockBody>(Body) is { } b ? b.Invoke1(context, this, a) : Body.Call1(context, this, a);

    /// <summary>Runs with another self, as instance_exec does; definitions go to <paramref name="scope"/>.</summary>
    public object? CallWithSelf(Context context, object? self, object?[] arguments, LexicalScope? scope = null, RProc? block = null, MethodEntry? method = null) =>
        Body.Call(context, this, self, arguments, block, method, scope);

    /// <summary>As <c>proc.arity</c>.</summary>
    public int Arity => Body.Arity(IsLambda);

    /// <summary>A copy that shares body and frame.</summary>
    public RProc Copy(bool? lambda = null) => new(Body, Frame, Self) { IsLambda = lambda ?? IsLambda, FromMethod = FromMethod, BreakTag = BreakTag, Ruby2Keywords = Ruby2Keywords };
}

/// <summary>What a proc runs.</summary>
public abstract class ProcBody
{
    /// <summary>The general call: another self, method (define_method) and scope may be given.</summary>
    public abstract object? Call(Context context, RProc proc, object? self, object?[] arguments, RProc? block, MethodEntry? method, LexicalScope? scope);

    public virtual object? Call0(Context context, RProc proc) => Call(context, proc, proc.Self, [], null, null, null);
    public virtual object? Call1(Context context, RProc proc, object? a) => Call(context, proc, proc.Self, [a], null, null, null);
    public virtual object? Call2(Context context, RProc proc, object? a, object? b) => Call(context, proc, proc.Self, [a, b], null, null, null);

    public abstract int Arity(bool lambda);
    public virtual IReadOnlyList<(string Kind, string? Name)> Parameters(bool lambda) => Execution.Arity.Describe(Arity(lambda));
    public virtual (string File, int Line)? Location => null;
}

sealed class BuiltinProc(Func<Context, object?[], RProc?, object?> function, int arity) : ProcBody
{
    public override object? Call(Context context, RProc proc, object? self, object?[] arguments, RProc? block, MethodEntry? method, LexicalScope? scope)
    {
        if (proc.IsLambda && arity >= 0 && arguments.Length != arity)
        {
            throw RubyError.WrongArguments(arguments.Length, arity, arity);
        }
        return function(context, arguments, block);
    }

    public override int Arity(bool lambda) => arity;
}

/// <summary><c>&amp;:name</c>: calls the method on its first argument.</summary>
sealed class SymbolProc(RSymbol name) : ProcBody
{
    readonly CallSite site = new(name, publicOnly: true);

    public RSymbol Name => name;

    public override object? Call1(Context context, RProc proc, object? a) => site.Call0(context, a, null);

    public override object? Call2(Context context, RProc proc, object? a, object? b) => site.Call1(context, a, b, null);

    public override object? Call(Context context, RProc proc, object? self, object?[] arguments, RProc? block, MethodEntry? method, LexicalScope? scope) =>
        arguments.Length == 0 ? throw RubyError.Argument("no receiver given") : site.Call(context, arguments[0], arguments[1..], block);

    public override int Arity(bool lambda) => -2;
}
