using RecipeEngine.Dsl.Syntax;

namespace RecipeEngine.Dsl.Execution;

public sealed partial class Interpreter
{
    /// <summary>Text after <c>__END__</c> of the main program, which becomes DATA; null without one.</summary>
    public string? DataText
    {
        get;
        set
        {
            field = value;
            if (value is not null)
            {
                Io.DefineData(value);
            }
        }
    }

    bool endedAtOnce;

    /// <summary>Run after at_exit blocks, to flush streams.</summary>
    public List<Action> Closers => closers ??= [];

    List<Action>? closers;

    /// <summary>Runs a main program: its body, at_exit blocks last first, uncaught errors to stderr. Gives the exit status.</summary>
    public int RunMain(Action body) => RunMain(body, MainContext.WriteError);

    /// <summary>As the other, with the text of uncaught errors given to <paramref name="report"/>.</summary>
    public int RunMain(Action body, Action<string> report)
    {
        var context = MainContext;
        // what ended the program is told after the at_exit blocks, which see it as $!
        var last = "";
        endedAtOnce = false;
        var status = Guard(context, body, text => last += text);
        if (atExitBlocks is not null)
        {
            status = RunAtExit(context, atExitBlocks, status, report);
        }
        if (!endedAtOnce)
        {
            finalizers?.RunAll(context);
        }
        if (last.Length > 0 && !endedAtOnce)
        {
            report(last);
        }
        Io.FlushAtExit();
        if (closers is not null)
        {
            Close(closers);
        }
        return status ?? 0;
    }

    static int? RunAtExit(Context context, List<RProc> blocks, int? status, Action<string> report)
    {
        while (blocks.Count > 0)
        {
            var block = blocks[^1];
            blocks.RemoveAt(blocks.Count - 1);
            status = Guard(context, () => block.Yield(context), report) ?? status;
        }
        return status;
    }

    static void Close(List<Action> closers)
    {
        for (var i = 0; i < closers.Count; i++)
        {
            closers[i]();
        }
    }

    /// <summary>Runs; an uncaught error is reported. Null when all went well, else the exit status.</summary>
    static int? Guard(Context context, Action body, Action<string> report)
    {
        var mark = context.GetMark();
        RException error;
        try
        {
            body();
            return null;
        }
        catch (SyntaxErrorException e)
        {
            report(string.Join("\n", e.Diagnostics.Select(d => d.ToString())) + "\n");
            return 1;
        }
        catch (ImmediateExitException e)
        {
            context.Interpreter.atExitBlocks?.Clear();
            context.Interpreter.endedAtOnce = true;
            context.IsAbandoned = false;
            return e.Code;
        }
        catch (ThreadKillException)
        {
            return 0;
        }
        catch (ThrowException e)
        {
            error = new RubyError("UncaughtThrowError", "uncaught throw " + context.Inspect(e.Tag)).ToException(context);
        }
        catch (Exception e) when (e is BreakException or ReturnException or LoopException)
        {
            error = RubyError.LocalJump(e is BreakException ? "break from proc-closure" : "unexpected return").ToException(context);
        }
        catch (Exception e) when (context.IsRubyFault(e))
        {
            error = context.ToRubyException(e);
        }
        // Told outside the catch block: inside it the stack that the error came from is still in use, all of it after a stack overflow.
        context.Unwind(mark);
        return Tell(context, error, report);
    }

    /// <summary>Reports an uncaught error, unless it is an orderly end; the exit status.</summary>
    static int Tell(Context context, RException exception, Action<string> report)
    {
        context.CurrentException = exception;
        if (exception.klass!.Real().Ancestors().Any(c => c.Name == "SystemExit"))
        {
            return Core.Exceptions.SystemExitClass.ExitCode(exception);
        }
        if (exception.klass!.Real().Ancestors().Any(c => c.Name == "SignalException") && context.Interpreter.RaisesSignals)
        {
            context.Interpreter.DeathSignal = Core.Exceptions.SignalExceptionClass.Number(exception) is long n ? (int)n : 0;
            if (exception.klass!.Real().Name == "SignalException")
            {
                return 128 + context.Interpreter.DeathSignal;
            }
        }
        report(Core.Exceptions.ErrorReport.Format(context, exception) + (exception.Origin is { } origin && Context.Truthy(context.Interpreter.Global("$DEBUG").Get(context)) ? origin.StackTrace + "\n" : ""));
        return 1;
    }
}

public sealed partial class Context
{
    /// <summary>Writes to <c>$stderr</c>, or to the machine's when the program has none.</summary>
    public void WriteError(string text)
    {
        if (Interpreter.Global("$stderr").Get(this) is { } err)
        {
            Send(err, Sym.Write, new RString(text));
            return;
        }
        using var stream = Interpreter.Machine.OpenDescriptor(2);
        stream.Write(RecipeEngine.Dsl.Text.RubyEncoding.Utf8.Encode(text));
    }
}
