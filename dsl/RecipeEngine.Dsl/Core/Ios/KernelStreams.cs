namespace RecipeEngine.Dsl.Core.Ios;

/// <summary>Kernel's open, gets, readlines and select.</summary>
[RubyModule("Kernel")]
public static class KernelStreams
{
    static object? Files(Context ctx) => ctx.Interpreter.ObjectClass.Constants["ARGF"].Value;

    [RubyMethod("gets", ModuleFunction = true, KeepsKeywords = true)]
    public static object? Gets(Context ctx, params object?[] rest)
    {
        var line = ctx.Send(Files(ctx), "gets", rest);
        ctx.Interpreter.Global("$_").Set(ctx, line);
        return line;
    }

    [RubyMethod("readline", ModuleFunction = true, KeepsKeywords = true)]
    public static object? ReadLine(Context ctx, params object?[] rest)
    {
        var line = ctx.Send(Files(ctx), "readline", rest);
        ctx.Interpreter.Global("$_").Set(ctx, line);
        return line;
    }

    [RubyMethod("readlines", ModuleFunction = true, KeepsKeywords = true)]
    public static object? ReadLines(Context ctx, params object?[] rest) => ctx.Send(Files(ctx), "readlines", rest);

    [RubyMethod("open", ModuleFunction = true, KeepsKeywords = true)]
    public static object? Open(Context ctx, RProc? block, params object?[] rest)
    {
        if (rest.Length == 0)
        {
            throw RubyError.WrongArguments(0, 1, 3);
        }
        object? io;
        var toOpen = RSymbol.Of("to_open");
        if (rest[0] is not RString && ctx.RespondTo(rest[0], toOpen))
        {
            io = ctx.Send(rest[0], toOpen, rest[1..]);
            return block is null ? io : block.Yield(ctx, io);
        }
        if (rest[0] is RString { Span: ['|', ..] } command)
        {
            io = ctx.Send(ctx.Interpreter.FindClass(ctx, "IO"), "popen", [new RString(command.Text[1..]), .. rest[1..]]);
        }
        else
        {
            io = ctx.Send(ctx.Interpreter.FindClass(ctx, "File"), Sym.New, rest);
        }
        return block is null ? io : IoOpening.Use(ctx, io, block);
    }

    [RubyMethod("select", ModuleFunction = true)]
    public static object? Select(Context ctx, object? readers, object? writers = null, object? others = null, object? timeout = null) => IoDirect.Select(ctx, readers, writers, others, timeout);
}
