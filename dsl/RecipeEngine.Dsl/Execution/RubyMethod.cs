using System.Runtime.CompilerServices;
using RecipeEngine.Dsl.Execution.Nodes;

namespace RecipeEngine.Dsl.Execution;

/// <summary>The code of a <c>def</c>: made once, shared by every definition it runs.</summary>
sealed class MethodCode(RSymbol name, CodeScope scope, Parameters parameters, int line)
{
    public RSymbol Name => name;
    public CodeScope Scope => scope;
    public Parameters Parameters => parameters;
    public int Line => line;
    /// <summary>How many parameters it takes when all are plain ones; -1 otherwise.</summary>
    public int Plain { get; } = parameters.IsSimple ? parameters.Required.Length : -1;
    /// <summary>Null for an empty body.</summary>
    public Exec? Body { get; set; }
    /// <summary>A <c>return</c> may come as exception.</summary>
    public bool CatchesReturn { get; set; }
}

/// <summary>A method written in Ruby.</summary>
sealed class RubyMethod(MethodCode code, LexicalScope lexicalScope) : MethodBody
{
    FramePool pool;

    public MethodCode Code => code;
    public bool Ruby2Keywords { get; set; }

    /// <summary>The same code in another scope, which is made around the present one.</summary>
    public RubyMethod In(Func<LexicalScope, LexicalScope> scope) => new(code, scope(lexicalScope)) { Ruby2Keywords = Ruby2Keywords };

    public override object? Call0(Context context, MethodEntry entry, object? self, RProc? block) => Result(context, Invoke0(context, entry, self, block));

    public override object? Call1(Context context, MethodEntry entry, object? self, object? a, RProc? block) => Result(context, Invoke1(context, entry, self, a, block));

    public override object? Call2(Context context, MethodEntry entry, object? self, object? a, object? b, RProc? block) => Result(context, Invoke2(context, entry, self, a, b, block));

    public override object? Call3(Context context, MethodEntry entry, object? self, object? a, object? b, object? c, RProc? block) => Result(context, Invoke3(context, entry, self, a, b, c, block));

    public override object? Call(Context context, MethodEntry entry, object? self, object?[] arguments, RProc? block) => Result(context, Invoke(context, entry, self, arguments, block));

    static object? Result(Context context, object? value) => Sealed.Is<Signal>(value) ? context.ThrowPending() : value;

    // The same for callers that understand Signal.Throw.

    public object? Invoke0(Context context, MethodEntry entry, object? self, RProc? block)
    {
        if (code.Plain != 0)
        {
            return code.Parameters.IsEasy ? InvokeFew(context, entry, self, 0, null, null, null, block) : Invoke(context, entry, self, [], block);
        }
        var f = NewFrame(context, self, entry, block);
        return Run(context, f);
    }

    public object? Invoke1(Context context, MethodEntry entry, object? self, object? a, RProc? block)
    {
        if (code.Plain != 1 || Sealed.As<RHash>(a) is { IsKeywords: true })
        {
            return code.Parameters.IsEasy && Sealed.As<RHash>(a) is not { IsKeywords: true } ? InvokeFew(context, entry, self, 1, a, null, null, block) : Invoke(context, entry, self, [a], block);
        }
        var f = NewFrame(context, self, entry, block);
        f.L0 = a;
        return Run(context, f);
    }

    public object? Invoke2(Context context, MethodEntry entry, object? self, object? a, object? b, RProc? block)
    {
        if (code.Plain != 2 || Sealed.As<RHash>(b) is { IsKeywords: true })
        {
            return code.Parameters.IsEasy && Sealed.As<RHash>(b) is not { IsKeywords: true } ? InvokeFew(context, entry, self, 2, a, b, null, block) : Invoke(context, entry, self, [a, b], block);
        }
        var f = NewFrame(context, self, entry, block);
        f.L0 = a;
        f.L1 = b;
        return Run(context, f);
    }

    public object? Invoke3(Context context, MethodEntry entry, object? self, object? a, object? b, object? c, RProc? block)
    {
        if (code.Plain != 3 || Sealed.As<RHash>(c) is { IsKeywords: true })
        {
            return code.Parameters.IsEasy && Sealed.As<RHash>(c) is not { IsKeywords: true } ? InvokeFew(context, entry, self, 3, a, b, c, block) : Invoke(context, entry, self, [a, b, c], block);
        }
        var f = NewFrame(context, self, entry, block);
        f.L0 = a;
        f.L1 = b;
        f.L2 = c;
        return Run(context, f);
    }

    // The same for callers that want a number without an object.

    public Operand Evaluate0(Context context, MethodEntry entry, object? self) =>
        code.Plain == 0 ? RunNumber(context, NewFrame(context, self, entry, null)) : Operand.Of(Invoke0(context, entry, self, null));

    public Operand Evaluate1(Context context, MethodEntry entry, object? self, object? a)
    {
        if (code.Plain != 1 || Sealed.As<RHash>(a) is { IsKeywords: true })
        {
            return Operand.Of(Invoke1(context, entry, self, a, null));
        }
        var f = NewFrame(context, self, entry, null);
        f.L0 = a;
        return RunNumber(context, f);
    }

    public Operand Evaluate2(Context context, MethodEntry entry, object? self, object? a, object? b)
    {
        if (code.Plain != 2 || Sealed.As<RHash>(b) is { IsKeywords: true })
        {
            return Operand.Of(Invoke2(context, entry, self, a, b, null));
        }
        var f = NewFrame(context, self, entry, null);
        f.L0 = a;
        f.L1 = b;
        return RunNumber(context, f);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    Operand RunNumber(Context context, Frame frame)
    {
        frame.Line = code.Line;
        context.Enter(frame);
        Operand result;
        if (code.CatchesReturn)
        {
            result = Operand.Of(Catching(context, frame));
        }
        else
        {
            result = code.Body is { } body ? body.Evaluate(frame) : default;
            context.Leave(frame);
            if (Sealed.Is<Signal>(result.Ref))
            {
                result = Operand.Of(context.Left(result.Ref));
            }
        }
        pool.Release(frame);
        return result;
    }

    object? InvokeFew(Context context, MethodEntry entry, object? self, int count, object? a, object? b, object? c, RProc? block)
    {
        var frame = NewFrame(context, self, entry, block);
        frame.Line = code.Line;
        context.Enter(frame);
        code.Parameters.BindFew(frame, count, a, b, c, block);
        return Finish(context, frame);
    }

    public object? InvokeKeywords(Context context, MethodEntry entry, object? self, in EightValues given, int[] places)
    {
        var frame = NewFrame(context, self, entry, null);
        frame.Line = code.Line;
        context.Enter(frame);
        code.Parameters.BindKeywords(frame, given, places);
        return Finish(context, frame);
    }

    public object? Invoke(Context context, MethodEntry entry, object? self, object?[] arguments, RProc? block)
    {
        if (arguments.Length is > 0 and < 4 && code.Parameters.IsEasy && Sealed.As<RHash>(arguments[^1]) is not { IsKeywords: true })
        {
            return InvokeFew(context, entry, self, arguments.Length, arguments[0], arguments.Length > 1 ? arguments[1] : null, arguments.Length > 2 ? arguments[2] : null, block);
        }
        var frame = NewFrame(context, self, entry, block);
        frame.Line = code.Line;
        context.Enter(frame);
        code.Parameters.Bind(frame, arguments, block, true, Ruby2Keywords);
        return Finish(context, frame);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    Frame NewFrame(Context context, object? self, MethodEntry entry, RProc? block)
    {
        var f = pool.Take(context) ?? pool.Add(context, new Frame(context, code.Scope, lexicalScope, self, entry, block, null));
        // Storing what is there already would cost a call of the write barrier.
        if (!ReferenceEquals(f.Self, self))
        {
            f.Self = self;
        }
        if (!ReferenceEquals(f.Method, entry))
        {
            f.Method = entry;
        }
        if (!ReferenceEquals(f.Block, block))
        {
            f.Block = block;
        }
        return f;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    object? Run(Context context, Frame frame)
    {
        frame.Line = code.Line;
        context.Enter(frame);
        return Finish(context, frame);
    }

    // Inlined: each frame of ours costs an exception that passes it half a microsecond.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    object? Finish(Context context, Frame frame)
    {
        object? result;
        if (code.CatchesReturn)
        {
            result = Catching(context, frame);
        }
        else
        {
            result = code.Body?.Execute(frame);
            context.Leave(frame);
            if (Sealed.Is<Signal>(result))
            {
                result = context.Left(result);
            }
        }
        pool.Release(frame);
        return result;
    }

    object? Catching(Context context, Frame frame)
    {
        var depth = context.Depth;
        try
        {
            var result = code.Body?.Execute(frame);
            context.Leave(frame);
            return Sealed.Is<Signal>(result) ? context.Left(result) : result;
        }
        catch (ReturnException e) when (ReferenceEquals(e.Home, frame))
        {
            context.Unwind(new(frame, depth));
            context.Leave(frame);
            return e.Value;
        }
        finally
        {
            frame.Finished = true;
        }
    }

    public override int Arity => code.Parameters.Arity(true);
    public override IReadOnlyList<(string Kind, string? Name)> Parameters => code.Parameters.Describe(true);
    public override (string File, int Line)? Location => (code.Scope.File, code.Line);
}

/// <summary>attr_reader's method.</summary>
public sealed class ReaderMethod(RSymbol variable, (string File, int Line)? place = null) : MethodBody
{
    Shape? shape;
    int index;

    internal RSymbol Variable => variable;

    public override object? Call0(Context context, MethodEntry entry, object? self, RProc? block) => Read(self);

    /// <summary>The variable's value.</summary>
    internal object? Read(object? self) =>
        Sealed.As<RObject>(self) is { } o && o.IsShaped(shape) && o.Slots[index] is var v && !Sealed.Is<NumberCell>(v) && !Sealed.Is<Undefined>(v) ? v : Look(self);

    /// <summary>As <see cref="Read(object?)"/>, a number without an object where the variable holds it so.</summary>
    internal Operand ReadNumber(object? self) =>
        Sealed.As<RObject>(self) is { } o && o.IsShaped(shape) && o.Slots[index] is var v && Sealed.Is<NumberCell>(v) ? Unsafe.As<NumberCell>(v).Value : Operand.Of(Read(self));

    /// <summary>As <see cref="Read(object?)"/>; the place of the call will find the variable by itself the next time.</summary>
    internal object? Read(object? self, CallSite site, MethodEntry entry, ref ReaderCache cache)
    {
        var value = Read(self);
        Keep(self, site, entry, ref cache);
        return value;
    }

    internal Operand ReadNumber(object? self, CallSite site, MethodEntry entry, ref ReaderCache cache)
    {
        var value = ReadNumber(self);
        Keep(self, site, entry, ref cache);
        return value;
    }

    internal void Keep(object? self, CallSite site, MethodEntry entry, ref ReaderCache cache)
    {
        if (Sealed.As<RObject>(self) is { } o && shape is not null && o.IsShaped(shape))
        {
            cache.Keep(o, site, entry, shape, index);
        }
    }

    object? Look(object? self)
    {
        if (self is not RObject o)
        {
            return null;
        }
        var i = o.Shape.IndexOf(variable);
        if (i < 0)
        {
            return null;
        }
        shape = o.Shape;
        index = i;
        return o.GetInstanceVariable(variable);
    }

    public override object? Call(Context context, MethodEntry entry, object? self, object?[] arguments, RProc? block) =>
        arguments.Length == 0 || (arguments.Length == 1 && Sealed.As<RHash>(arguments[0]) is { IsKeywords: true, Count: 0 }) ? Call0(context, entry, self, block) : throw RubyError.WrongArguments(arguments.Length, 0, 0);
    public override int Arity => 0;
    public override (string File, int Line)? Location => place;
}

/// <summary>attr_writer's method.</summary>
public sealed class WriterMethod(RSymbol variable, (string File, int Line)? place = null) : MethodBody
{
    Shape? shape;
    int index;

    internal RSymbol Variable => variable;

    /// <summary>Stores a number, in place where the variable has held one before.</summary>
    internal void WriteNumber(object? self, Operand number)
    {
        if (Sealed.As<RObject>(self) is { Frozen: false } o && o.IsShaped(shape))
        {
            o.SetNumber(index, number);
        }
        else
        {
            Write(self, number.ToObject());
        }
    }

    public override object? Call1(Context context, MethodEntry entry, object? self, object? a, RProc? block) => Write(self, a);

    object? Write(object? self, object? a)
    {
        var o = Sealed.As<RObject>(self) ?? self as RObject;
        if (o is not { Frozen: false })
        {
            throw RubyError.Frozen(self);
        }
        if (Sealed.As<RHash>(a) is { IsKeywords: true } k)
        {
            k.IsKeywords = false;
        }
        if (o.IsShaped(shape))
        {
            o.SetSlot(index, a);
            return a;
        }
        o.SetInstanceVariable(variable, a);
        shape = o.Shape;
        index = shape.IndexOf(variable);
        return a;
    }

    public override object? Call(Context context, MethodEntry entry, object? self, object?[] arguments, RProc? block) =>
        arguments.Length == 1 ? Call1(context, entry, self, arguments[0], block) : throw RubyError.WrongArguments(arguments.Length, 1, 1);
    public override int Arity => 1;
    public override (string File, int Line)? Location => place;
}
