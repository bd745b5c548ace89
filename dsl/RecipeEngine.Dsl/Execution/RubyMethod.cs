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
    /// <summary>Null for an empty body.</summary>
    public Exec? Body { get; set; }
    /// <summary>A <c>return</c> may come as exception.</summary>
    public bool CatchesReturn { get; set; }
}

/// <summary>A method written in Ruby.</summary>
sealed class RubyMethod(MethodCode code, LexicalScope lexicalScope) : MethodBody
{
    public MethodCode Code => code;
    public bool Ruby2Keywords { get; set; }

    public override object? Call0(Context context, MethodEntry entry, object? self, RProc? block)
    {
        if (!code.Parameters.IsSimple || code.Parameters.Required.Length != 0)
        {
            return Call(context, entry, self, [], block);
        }
        return Run(context, new Frame(context, code.Scope, lexicalScope, self, entry, block, null));
    }

    public override object? Call1(Context context, MethodEntry entry, object? self, object? a, RProc? block)
    {
        if (!code.Parameters.IsSimple || code.Parameters.Required.Length != 1 || a is RHash { IsKeywords: true })
        {
            return Call(context, entry, self, [a], block);
        }
        return Run(context, new Frame(context, code.Scope, lexicalScope, self, entry, block, null) { L0 = a });
    }

    public override object? Call2(Context context, MethodEntry entry, object? self, object? a, object? b, RProc? block)
    {
        if (!code.Parameters.IsSimple || code.Parameters.Required.Length != 2 || b is RHash { IsKeywords: true })
        {
            return Call(context, entry, self, [a, b], block);
        }
        return Run(context, new Frame(context, code.Scope, lexicalScope, self, entry, block, null) { L0 = a, L1 = b });
    }

    public override object? Call3(Context context, MethodEntry entry, object? self, object? a, object? b, object? c, RProc? block)
    {
        if (!code.Parameters.IsSimple || code.Parameters.Required.Length != 3 || c is RHash { IsKeywords: true })
        {
            return Call(context, entry, self, [a, b, c], block);
        }
        return Run(context, new Frame(context, code.Scope, lexicalScope, self, entry, block, null) { L0 = a, L1 = b, L2 = c });
    }

    public override object? Call(Context context, MethodEntry entry, object? self, object?[] arguments, RProc? block)
    {
        var frame = new Frame(context, code.Scope, lexicalScope, self, entry, block, null) { Line = code.Line };
        context.Enter(frame);
        code.Parameters.Bind(frame, arguments, block, true, Ruby2Keywords);
        return Finish(context, frame);
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
        if (code.CatchesReturn)
        {
            return Catching(context, frame);
        }
        var result = code.Body?.Execute(frame);
        context.Leave(frame);
        return result is Signal ? context.SignalValue : result;
    }

    object? Catching(Context context, Frame frame)
    {
        var depth = context.Depth;
        try
        {
            var result = code.Body?.Execute(frame);
            context.Leave(frame);
            return result is Signal ? context.SignalValue : result;
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

/// <summary>A method made by define_method: runs a proc with the receiver as self.</summary>
public sealed class ProcMethod(RProc proc) : MethodBody
{
    public RProc Proc => proc;
    public override object? Call(Context context, MethodEntry entry, object? self, object?[] arguments, RProc? block) =>
        proc.CallWithSelf(context, self, arguments, null, block, entry);
    public override int Arity => proc.Body.Arity(true);
    public override IReadOnlyList<(string Kind, string? Name)> Parameters => proc.Body.Parameters(true);
    public override (string File, int Line)? Location => proc.Body.Location;
}

/// <summary>attr_reader's method.</summary>
public sealed class ReaderMethod(RSymbol variable, (string File, int Line)? place = null) : MethodBody
{
    public override object? Call0(Context context, MethodEntry entry, object? self, RProc? block) => (self as RObject)?.GetInstanceVariable(variable);
    public override object? Call(Context context, MethodEntry entry, object? self, object?[] arguments, RProc? block) =>
        arguments.Length == 0 || (arguments.Length == 1 && arguments[0] is RHash { IsKeywords: true, Count: 0 }) ? Call0(context, entry, self, block) : throw RubyError.WrongArguments(arguments.Length, 0, 0);
    public override int Arity => 0;
    public override (string File, int Line)? Location => place;
}

/// <summary>attr_writer's method.</summary>
public sealed class WriterMethod(RSymbol variable, (string File, int Line)? place = null) : MethodBody
{
    public override object? Call1(Context context, MethodEntry entry, object? self, object? a, RProc? block)
    {
        if (self is not RObject { Frozen: false } o)
        {
            throw RubyError.Frozen(self);
        }
        if (a is RHash { IsKeywords: true } k)
        {
            k.IsKeywords = false;
        }
        o.SetInstanceVariable(variable, a);
        return a;
    }

    public override object? Call(Context context, MethodEntry entry, object? self, object?[] arguments, RProc? block) =>
        arguments.Length == 1 ? Call1(context, entry, self, arguments[0], block) : throw RubyError.WrongArguments(arguments.Length, 1, 1);
    public override int Arity => 1;
    public override (string File, int Line)? Location => place;
}
