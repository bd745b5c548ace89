using System.Runtime.InteropServices;
using RecipeEngine.Dsl.Core.Exceptions;

namespace RecipeEngine.Dsl.Core.Processes;

/// <summary>Signal: names of signals, and what to do when one comes.</summary>
[RubyModule("Signal")]
static class SignalModule
{
    static readonly HashSet<string> Reserved = ["SEGV", "BUS", "ILL", "FPE", "VTALRM"];

    [RubyMethod("list", Singleton = true)]
    public static RHash List(Context ctx)
    {
        var hash = new RHash();
        foreach (var (name, number) in Signals.All)
        {
            hash.Set(ctx, new RString(name), Box.Int(number));
        }
        return hash;
    }

    [RubyMethod("signame", Singleton = true)]
    public static string? Name(long number) => Signals.NameOf((int)Math.Clamp(number, -1, 1000));

    [RubyMethod("trap", Singleton = true)]
    public static object? Trap(Context ctx, RProc? block, object? signal, [Optional] object? command) => Set(ctx, signal, command, block);

    internal static object? Set(Context ctx, object? signal, object? command, RProc? block)
    {
        var number = NumberOf(ctx, signal);
        var name = Signals.NameOf(number) ?? number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (Reserved.Contains(name))
        {
            throw RubyError.Argument($"can't trap reserved signal: SIG{name}");
        }
        if (command is Undefined)
        {
            command = block ?? throw RubyError.Argument("tried to create Proc object without a block");
        }
        if (name is "KILL" or "STOP")
        {
            throw RubyError.Argument($"Invalid argument - SIG{name}");
        }
        var handlers = ctx.Interpreter.SignalHandlers;
        object? before = handlers.TryGetValue(number, out var known) ? known.Command : number == 0 ? null : new RString("DEFAULT");
        if (known is not null)
        {
            known.Registration?.Dispose();
            handlers.Remove(number);
        }
        if (ctx.Interpreter.RaisesFor(number))
        {
            ctx.Interpreter.RaiseFor(number, null);
        }
        Install(ctx, number, name, command);
        if (!handlers.ContainsKey(number) && ctx.Interpreter.RaisesSignals)
        {
            InstallDefault(ctx.Interpreter, number);
        }
        return before;
    }

    static int NumberOf(Context ctx, object? signal)
    {
        if (signal is long n)
        {
            return n is >= 0 and <= 64 ? (int)n : throw RubyError.Argument($"invalid signal number ({n})");
        }
        var text = signal is RSymbol s ? s.Name : Coerce.TryStr(ctx, signal)?.Text ?? throw RubyError.Argument($"bad signal type {ctx.ClassOf(signal)}");
        var plain = text.StartsWith("SIG", StringComparison.Ordinal) ? text[3..] : text;
        return Signals.NumberOf(plain) ?? throw RubyError.Argument($"unsupported signal `SIG{plain}'");
    }

    static void Install(Context ctx, int number, string name, object? command)
    {
        var interpreter = ctx.Interpreter;
        _ = interpreter.MainThread; // not first when the signal comes
        var word = command switch { null => "", RString s => s.Text, RSymbol s => s.Name, _ => null };
        if (word is "DEFAULT" or "SIG_DFL" or "SYSTEM_DEFAULT")
        {
            return;
        }
        var ignore = word is "" or "IGNORE" or "SIG_IGN";
        if (!ignore && word is not (null or "EXIT"))
        {
            throw RubyError.Argument($"wrong trap - {word}");
        }
        var handler = new SignalHandler(ignore && command is null ? null : ignore ? new RString("IGNORE") : command)
        {
            Run = c =>
            {
                if (word == "EXIT")
                {
                    throw SystemExitClass.Make(0);
                }
                if (command is RProc proc)
                {
                    proc.Yield(c, [Box.Int(number)]);
                }
                else if (!ignore)
                {
                    c.Send(command, Sym.Call, Box.Int(number));
                }
            },
        };
        interpreter.SignalHandlers[number] = handler;
        if (number == 0)
        {
            if (command is RProc exit)
            {
                interpreter.AtExitBlocks.Insert(0, new RProc((c, _, _) => interpreter.SignalHandlers.TryGetValue(0, out var h) && ReferenceEquals(h, handler) ? exit.Yield(c, [Box.Int(0)]) : null));
            }
            return;
        }
        handler.Registration = PosixSignalRegistration.Create((PosixSignal)Raw(number), context =>
        {
            context.Cancel = true;
            if (!ignore)
            {
                interpreter.MainThread.Post(handler.Run);
            }
        });
    }

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>From now on the signals that end a process raise SignalException in the main thread, as in the ruby command.</summary>
    internal static void InstallDefaults(Interpreter interpreter)
    {
        interpreter.RaisesSignals = true;
        for (var number = 1; number <= 15; number++)
        {
            InstallDefault(interpreter, number);
        }
    }

    static void InstallDefault(Interpreter interpreter, int number)
    {
        // HUP INT QUIT USR1 USR2 ALRM TERM
        if (number is 1 or 2 or 3 or 10 or 12 or 14 or 15)
        {
            interpreter.RaiseFor(number, PosixSignalRegistration.Create((PosixSignal)Raw(number), context =>
            {
                context.Cancel = true;
                var heard = false;
                interpreter.MainThread.Post(c =>
                {
                    heard = true;
                    throw Received(c, number);
                });
                // A program that is stuck in a call of the machine ends as it would without us.
                _ = Task.Delay(Patience).ContinueWith(_ =>
                {
                    if (!heard)
                    {
                        interpreter.Machine.ProcessControl?.DieBySignal(number);
                    }
                }, TaskScheduler.Default);
            }));
        }
    }

    static RubyError Received(Context ctx, int number)
    {
        var error = number == 2 ? ctx.Send(ctx.Interpreter.FindClass(ctx, "Interrupt"), Sym.New, new RString(""))
            : ctx.Send(ctx.Interpreter.FindClass(ctx, "SignalException"), Sym.New, Box.Int(number));
        return new RubyError((RException)error!);
    }

    /// <summary>A signal sent to oneself: what handles it runs at once. False when the machine must be asked.</summary>
    internal static bool Deliver(Context ctx, int number)
    {
        var interpreter = ctx.Interpreter;
        Action<Context>? run = interpreter.SignalHandlers.TryGetValue(number, out var handler) ? handler.Run
            : interpreter.RaisesFor(number) ? c => throw Received(c, number) : null;
        if (number == 0 || run is null)
        {
            return false;
        }
        if (ReferenceEquals(ctx.CurrentThread, interpreter.MainThread))
        {
            run(ctx);
        }
        else
        {
            interpreter.MainThread.Post(run);
        }
        return true;
    }

    // .NET numbers some signals itself; the others go by their raw value.
    static int Raw(int number) => number switch
    {
        1 => (int)PosixSignal.SIGHUP,
        2 => (int)PosixSignal.SIGINT,
        3 => (int)PosixSignal.SIGQUIT,
        15 => (int)PosixSignal.SIGTERM,
        17 => (int)PosixSignal.SIGCHLD,
        18 => (int)PosixSignal.SIGCONT,
        28 => (int)PosixSignal.SIGWINCH,
        21 => (int)PosixSignal.SIGTTIN,
        22 => (int)PosixSignal.SIGTTOU,
        20 => (int)PosixSignal.SIGTSTP,
        _ => number,
    };
}

/// <summary>Kernel#trap.</summary>
[RubyModule("Kernel")]
static class KernelTrap
{
    [RubyMethod("trap", ModuleFunction = true)]
    public static object? Trap(Context ctx, RProc? block, object? signal, [Optional] object? command) => SignalModule.Set(ctx, signal, command, block);
}
