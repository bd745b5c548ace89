using RecipeEngine.Dsl.Core.Files;
using RecipeEngine.Dsl.Core.Ios;
using RecipeEngine.Dsl.Text;
using RecipeEngine.Systems;

namespace RecipeEngine.Dsl.Core.Processes;

/// <summary>Kernel's system, spawn, exec and backticks.</summary>
[RubyModule("Kernel")]
public static class KernelProcesses
{
    [RubyMethod("`", ModuleFunction = true)]
    public static RString Backquote(Context ctx, RString command)
    {
        var spec = CommandReading.Read(ctx, [command], out _) with { StandardOutput = Redirect.Pipe, WaitForOutputEnd = true };
        ctx.Interpreter.Io.Flush();
        var result = MachineErrors.Call(null, CommandReading.NameOf(spec), () => ctx.Interpreter.Io.Blocking(ctx, () => ctx.Interpreter.Machine.Run(spec)));
        RProcessStatus.Note(ctx, result.ProcessId, result.Status);
        return new RString(result.Output.Span, RubyEncoding.Utf8);
    }

    [RubyMethod("system", ModuleFunction = true)]
    public static object? System(Context ctx, params object?[] rest)
    {
        var spec = CommandReading.Read(ctx, rest, out var raises);
        ctx.Interpreter.Io.Flush();
        ExitStatus status;
        try
        {
            status = Run(ctx, spec, out var id);
            RProcessStatus.Note(ctx, id, status);
        }
        catch (MachineException e)
        {
            RProcessStatus.Note(ctx, 0, new ExitStatus(127));
            return raises ? throw MachineErrors.Of(e, null, CommandReading.NameOf(spec)) : null;
        }
        if (raises && !status.IsSuccess)
        {
            throw RubyError.Runtime($"Command failed with {(status.ExitCode is { } code ? $"exit {code}" : status.ToString())}: {spec}");
        }
        return status.ExitCode is null ? null : Box.Bool(status.IsSuccess);
    }

    static ExitStatus Run(Context ctx, CommandSpec spec, out int id)
    {
        var streams = ctx.Interpreter.Io;
        var capturesOutput = streams.Output is not null and not MachineStream && ReferenceEquals(spec.StandardOutput, Redirect.Inherit);
        var capturesError = streams.Error is not null and not MachineStream && ReferenceEquals(spec.StandardError, Redirect.Inherit);
        if (capturesOutput || capturesError)
        {
            // The embedder's streams are no descriptors a child could write to.
            var result = streams.Blocking(ctx, () => ctx.Interpreter.Machine.Run(spec with
            {
                StandardOutput = capturesOutput ? Redirect.Pipe : spec.StandardOutput,
                StandardError = capturesError ? Redirect.Pipe : spec.StandardError,
                WaitForOutputEnd = true,
            }));
            streams.Output?.Write(result.Output.Span);
            streams.Error?.Write(result.ErrorOutput.Span);
            id = result.ProcessId;
            return result.Status;
        }
        using var process = ctx.Interpreter.Machine.Start(spec);
        id = process.Id;
        return streams.Blocking(ctx, () => process.Wait()) ?? default;
    }

    [RubyMethod("spawn", ModuleFunction = true)]
    public static long Spawn(Context ctx, params object?[] rest)
    {
        var spec = CommandReading.Read(ctx, rest, out _);
        ctx.Interpreter.Io.Flush();
        return MachineErrors.Call(null, CommandReading.NameOf(spec), () => ctx.Interpreter.Machine.Start(spec)).Id;
    }

    [RubyMethod("exec", ModuleFunction = true)]
    public static void Exec(Context ctx, params object?[] rest)
    {
        var spec = CommandReading.Read(ctx, rest, out _);
        ctx.Interpreter.Io.Flush();
        MachineErrors.Do(null, CommandReading.NameOf(spec), () => ctx.Interpreter.Machine.Execute(spec));
    }
}
