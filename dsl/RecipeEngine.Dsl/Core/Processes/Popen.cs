using RecipeEngine.Dsl.Core.Files;
using RecipeEngine.Dsl.Core.Ios;
using RecipeEngine.Systems;

namespace RecipeEngine.Dsl.Core.Processes;

/// <summary>IO.popen: a command whose standard streams are an IO.</summary>
[RubyClass("IO")]
public static class Popen
{
    [RubyMethod("popen", Singleton = true)]
    public static object? Open(Context ctx, RClass self, [Keywords] RHash? options, RProc? block, params object?[] rest)
    {
        var words = rest.ToList();
        object? environment = null;
        if (words.Count > 0 && words[0] is RHash e)
        {
            environment = e;
            words.RemoveAt(0);
        }
        if (words.Count > 1 && words[^1] is RHash last)
        {
            options ??= last;
            words.RemoveAt(words.Count - 1);
        }
        if (words.Count is 0 or > 2)
        {
            throw RubyError.WrongArguments(rest.Length, 1, 2);
        }
        object?[] command = words[0] is RArray list ? list.ToArray() : [words[0]];
        if (environment is not null)
        {
            command = [environment, .. command];
        }
        var io = Open(ctx, (RIo)self.Allocator!(self)!, command, words.Count > 1 ? words[1] : null, options);
        if (block is null)
        {
            return io;
        }
        try
        {
            return block.Yield(ctx, io);
        }
        finally
        {
            io.Close(ctx);
        }
    }

    internal static RIo Open(Context ctx, RIo io, object?[] command, object? mode, RHash? options)
    {
        var spawning = new RHash();
        var opening = new RHash();
        foreach (var (key, value) in options?.Pairs() ?? [])
        {
            (key is RSymbol { Name: "mode" or "external_encoding" or "internal_encoding" or "encoding" or "binmode" or "textmode" or "universal_newline" } ? opening : spawning).Set(ctx, key, value);
        }
        var how = OpenMode.Read(ctx, mode, null, opening);
        if (command is [RString { Text: "-" }])
        {
            throw RubyError.NotImplemented("fork() function is unimplemented on this machine");
        }
        var arguments = command[^1] is RHash || spawning.Count == 0 ? command : [.. command, spawning];
        var spec = CommandReading.Read(ctx, arguments, out _);
        spec = spec with
        {
            StandardInput = how.CanWrite ? Redirect.Pipe : spec.StandardInput,
            StandardOutput = how.CanRead ? Redirect.Pipe : spec.StandardOutput,
        };
        ctx.Interpreter.Io.Flush();
        var process = MachineErrors.Call(null, CommandReading.NameOf(spec), () => ctx.Interpreter.Machine.Start(spec));
        io.Attach(process.Output, process.Input, how.CanRead, how.CanWrite);
        IoOpening.Apply(ctx, io, how);
        (io.Sync, io.Process, io.ProcessId) = (true, process, process.Id);
        io.AfterClose = c =>
        {
            var status = c.Interpreter.Io.Blocking(c, () => process.Wait());
            RProcessStatus.Note(c, process.Id, status ?? default);
        };
        return io;
    }
}
