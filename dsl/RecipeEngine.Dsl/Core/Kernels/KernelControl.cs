using RecipeEngine.Dsl.Core.Exceptions;

namespace RecipeEngine.Dsl.Core.Kernels;

/// <summary>Kernel: raise, catch, loop, lambda, and the ways out of a program.</summary>
[RubyModule("Kernel")]
public static class KernelControl
{
    [RubyMethod("raise", "fail", ModuleFunction = true, KeepsKeywords = true)]
    public static object? Raise(Context ctx, params object?[] rest) => throw new RubyError(Raising.Make(ctx, rest));

    [RubyMethod("catch", ModuleFunction = true)]
    public static object? Catch(Context ctx, RProc block, [Optional] object? tag)
    {
        if (tag is Undefined)
        {
            tag = new RObject(ctx.Interpreter.ObjectClass);
        }
        var mark = ctx.GetMark();
        var depth = ctx.Catches.Count;
        var before = ctx.CurrentException;
        ctx.Catches.Add(tag);
        try
        {
            var result = block.TryYield(ctx, tag);
            if (result is not Signal)
            {
                return result;
            }
            if (ctx.Pending is not ThrowException thrown || !ctx.Same(thrown.Tag, tag))
            {
                return ctx.ThrowPending();
            }
            ctx.Pending = null;
            ctx.CurrentException = before;
            return thrown.Value;
        }
        catch (ThrowException t) when (ctx.Same(t.Tag, tag))
        {
            ctx.Unwind(mark);
            ctx.CurrentException = before;
            return t.Value;
        }
        finally
        {
            ctx.Catches.RemoveRange(depth, ctx.Catches.Count - depth);
        }
    }

    [RubyMethod("throw", ModuleFunction = true)]
    public static object? Throw(Context ctx, object? tag, object? value = null) => throw Thrown(ctx, tag, value);

    internal static Exception Thrown(Context ctx, object? tag, object? value)
    {
        for (var i = ctx.Catches.Count - 1; i >= 0; i--)
        {
            if (ctx.Same(ctx.Catches[i], tag))
            {
                return new ThrowException(tag, value);
            }
        }
        return UncaughtThrowErrorClass.Make(tag, value);
    }

    /// <summary>Repeats until break or StopIteration, whose result it gives.</summary>
    [RubyMethod("loop", ModuleFunction = true)]
    public static object? Loop(Context ctx, object? self, RProc? block)
    {
        if (block is null)
        {
            return Enumerators.Make(ctx, self, "loop", [], _ => double.PositiveInfinity);
        }
        var mark = ctx.GetMark();
        try
        {
            while (true)
            {
                block.Yield(ctx);
                ctx.Poll();
            }
        }
        catch (RubyError e) when (IsStop(ctx, e))
        {
            var stop = e.ToException(ctx);
            ctx.Unwind(mark);
            return Hidden.Get(stop, "result");
        }
    }

    internal static bool IsStop(Context ctx, RubyError e) =>
        e.ClassName == "StopIteration" || ctx.IsA(e.ToException(ctx), ctx.Interpreter.FindClass(ctx, "StopIteration"));

    [RubyMethod("lambda", ModuleFunction = true)]
    public static RProc Lambda(Context ctx, RProc? block)
    {
        if (block is null)
        {
            throw RubyError.Argument("tried to create Proc object without a block");
        }
        if (block.WasPassed)
        {
            if (!block.IsLambda)
            {
                ctx.Warn($"{Where(ctx)}warning: lambda without a literal block is deprecated; use the proc without lambda instead");
            }
            return block;
        }
        block.IsLambda = true;
        return block;
    }

    internal static string Where(Context ctx) => ctx.Current is { } f ? $"{f.Code.File}:{f.Line}: " : "";

    [RubyMethod("proc", ModuleFunction = true)]
    public static RProc Proc(RProc? block) => block ?? throw RubyError.Argument("tried to create Proc object without a block");

    [RubyMethod("block_given?", ModuleFunction = true)]
    public static bool IsBlockGiven(Context ctx) => ctx.Current?.MethodHome.Block is not null;

    // ---- the end

    [RubyMethod("exit", ModuleFunction = true)]
    public static object? Exit(Context ctx, [Optional] object? status) => throw SystemExitClass.Make(Status(ctx, status));

    static long Status(Context ctx, object? status) => status switch
    {
        Undefined => 0,
        bool b => b ? 0 : 1,
        _ => Coerce.ToInt(ctx, status),
    };

    /// <summary>Ends the process without at_exit blocks.</summary>
    [RubyMethod("exit!", ModuleFunction = true)]
    public static object? ExitNow(Context ctx, [Optional] object? status)
    {
        var code = (int)Status(ctx, status);
        ctx.IsAbandoned = ctx.Interpreter.MainContext.IsAbandoned = true; // no ensure clause runs any more
        throw new ImmediateExitException(code);
    }

    [RubyMethod("abort", ModuleFunction = true)]
    public static object? Abort(Context ctx, [Optional] object? message)
    {
        if (message is Undefined)
        {
            if (ctx.CurrentException is { } current)
            {
                ctx.Send(ctx.Interpreter.Global("$stderr").Get(ctx), Sym.Write, new RString(ErrorReport.Format(ctx, current)));
            }
            throw SystemExitClass.Make(1);
        }
        var text = Coerce.ToStr(ctx, message);
        ctx.Send(ctx.Interpreter.Global("$stderr").Get(ctx), Sym.Puts, text);
        throw SystemExitClass.Make(1, text.Text);
    }

    [RubyMethod("at_exit", ModuleFunction = true)]
    public static RProc AtExit(Context ctx, RProc? block)
    {
        if (block is null)
        {
            throw RubyError.Argument("called without a block");
        }
        ctx.Interpreter.AtExitBlocks.Add(block);
        return block;
    }
}
