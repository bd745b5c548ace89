using RecipeEngine.Dsl.Core.Files;
using RecipeEngine.Dsl.Core.Ios;
using RecipeEngine.Dsl.Core.Processes;
using RecipeEngine.Dsl.Text;
using RecipeEngine.Systems;

namespace RecipeEngine.Dsl.Stdlib;

/// <summary>open3: commands with their streams.</summary>
[RubyModule("Open3", Library = "open3")]
public static class Open3Library
{
    /// <summary>Takes stdin_data and binmode out of the arguments and makes the command.</summary>
    static CommandSpec Read(Context ctx, object?[] arguments, RHash? options, out byte[]? input, out RubyEncoding encoding)
    {
        input = null;
        encoding = RubyEncoding.Utf8;
        if (options is not null)
        {
            options = options.Copy(ctx);
            if (options.Remove(ctx, RSymbol.Of("stdin_data"), out var data) && data is not null)
            {
                input = ctx.ToRString(data).ToBytes();
            }
            if (options.Remove(ctx, RSymbol.Of("binmode"), out var binary) && Context.Truthy(binary))
            {
                encoding = RubyEncoding.Binary;
            }
            if (options.Count > 0)
            {
                arguments = [.. arguments, options];
            }
        }
        return CommandReading.Read(ctx, arguments, out _);
    }

    static CommandResult Run(Context ctx, CommandSpec spec, byte[]? input)
    {
        ctx.Interpreter.Io.Flush();
        spec = spec with { StandardInput = Redirect.Pipe, Input = input ?? [], WaitForOutputEnd = true };
        return MachineErrors.Call(null, CommandReading.NameOf(spec), () => ctx.Interpreter.Io.Blocking(ctx, () => ctx.Interpreter.Machine.Run(spec)));
    }

    static RString Text(ReadOnlyMemory<byte> bytes, RubyEncoding encoding) => new(bytes.Span, encoding);

    [RubyMethod("capture3", ModuleFunction = true)]
    public static RArray Capture3(Context ctx, [Keywords] RHash? options, params object?[] rest)
    {
        var spec = Read(ctx, rest, options, out var input, out var encoding) with { StandardOutput = Redirect.Pipe, StandardError = Redirect.Pipe };
        var result = Run(ctx, spec, input);
        return RArray.Of(Text(result.Output, encoding), Text(result.ErrorOutput, encoding), RProcessStatus.Note(ctx, result.ProcessId, result.Status));
    }

    [RubyMethod("capture2", ModuleFunction = true)]
    public static RArray Capture2(Context ctx, [Keywords] RHash? options, params object?[] rest)
    {
        var spec = Read(ctx, rest, options, out var input, out var encoding) with { StandardOutput = Redirect.Pipe };
        var result = Run(ctx, spec, input);
        return RArray.Of(Text(result.Output, encoding), RProcessStatus.Note(ctx, result.ProcessId, result.Status));
    }

    [RubyMethod("capture2e", ModuleFunction = true)]
    public static RArray Capture2e(Context ctx, [Keywords] RHash? options, params object?[] rest)
    {
        var spec = Read(ctx, rest, options, out var input, out var encoding) with { StandardOutput = Redirect.Pipe, StandardError = Redirect.ToStandardOutput };
        var result = Run(ctx, spec, input);
        return RArray.Of(Text(result.Output, encoding), RProcessStatus.Note(ctx, result.ProcessId, result.Status));
    }

    static object? Popen(Context ctx, CommandSpec spec, RProc? block)
    {
        ctx.Interpreter.Io.Flush();
        var process = MachineErrors.Call(null, CommandReading.NameOf(spec), () => ctx.Interpreter.Machine.Start(spec));
        var io = ctx.Interpreter.FindClass(ctx, "IO");
        var streams = new List<object?> { new RIo(io) { Sync = true }.Attach(process.Input, null, false, true), new RIo(io).Attach(process.Output, null, true, false) };
        if (process.Error is not null)
        {
            streams.Add(new RIo(io).Attach(process.Error, null, true, false));
        }
        var waiter = new RWaiter(ctx.Interpreter.FindClass(ctx, "Process::Waiter")) { ProcessId = process.Id };
        object?[] all = [.. streams, waiter];
        if (block is null)
        {
            return new RArray(all);
        }
        try
        {
            return block.Yield(ctx, all);
        }
        finally
        {
            foreach (var stream in streams.OfType<RIo>())
            {
                stream.Close(ctx);
            }
            waiter.Wait(ctx);
        }
    }

    [RubyMethod("popen3", ModuleFunction = true)]
    public static object? Popen3(Context ctx, [Keywords] RHash? options, RProc? block, params object?[] rest) =>
        Popen(ctx, Read(ctx, rest, options, out _, out _) with { StandardInput = Redirect.Pipe, StandardOutput = Redirect.Pipe, StandardError = Redirect.Pipe }, block);

    [RubyMethod("popen2", ModuleFunction = true)]
    public static object? Popen2(Context ctx, [Keywords] RHash? options, RProc? block, params object?[] rest) =>
        Popen(ctx, Read(ctx, rest, options, out _, out _) with { StandardInput = Redirect.Pipe, StandardOutput = Redirect.Pipe }, block);

    [RubyMethod("popen2e", ModuleFunction = true)]
    public static object? Popen2e(Context ctx, [Keywords] RHash? options, RProc? block, params object?[] rest) =>
        Popen(ctx, Read(ctx, rest, options, out _, out _) with { StandardInput = Redirect.Pipe, StandardOutput = Redirect.Pipe, StandardError = Redirect.ToStandardOutput }, block);
}
