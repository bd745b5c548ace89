using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RecipeEngine.Dsl.Execution;

/// <summary>One thread of Ruby execution: its frames, and the operations on values that builtins need. Every builtin may take it as its first parameter.</summary>
public sealed partial class Context
{
    /// <summary>Ruby calls that may be nested before SystemStackError; MRI's default allows about as many.</summary>
    public const int MaximumDepth = 10_000;

    public Context(Interpreter interpreter)
    {
        Interpreter = interpreter;
        Watch(interpreter.Watch);
    }

    public Interpreter Interpreter { get; }

    // The running frames, innermost last; before them one place for none. A place keeps its last frame: a call that comes again stores nothing.
    Frame?[] frames = new Frame?[64];
    int top;

    /// <summary>The innermost running Ruby frame: inside a builtin, its caller's.</summary>
    public Frame? Current => frames[top];

    internal int Depth;
    internal object? SignalValue;
    internal object? AssignedValue;
    /// <summary>What <see cref="Signal.Throw"/> carries up.</summary>
    internal Exception? Pending;

    /// <summary><c>$!</c></summary>
    public RException? CurrentException { get; set; }

    /// <summary>The Thread object of this context, made on demand by the Thread class.</summary>
    public RObject? Thread { get; set; }

    /// <summary>Set by an embedder or a signal: checked between statements, may throw.</summary>
    public Action<Context>? Interrupt { get; set; }

    // Every how many nested calls the depth is looked at, less one; 0 while somebody watches: then every call is.
    int checkMask = 15;

    /// <summary>From now on calls, loops and blocks tell the watcher; null: nobody watches.</summary>
    internal void Watch(Action<Context>? watcher)
    {
        Interrupt = watcher;
        checkMask = watcher is null ? 15 : 0;
    }

    /// <summary>Where the frames stand now; a C# handler that swallows an exception gives it back with <see cref="Unwind"/>.</summary>
    public readonly record struct Mark(Frame? Frame, int Depth);

    public Mark GetMark() => new(Current, Depth);

    public void Unwind(Mark mark)
    {
        top = mark.Frame is { } frame ? frame.Place : 0;
        frames[top] = mark.Frame;
        Depth = mark.Depth;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Enter(Frame frame)
    {
        var at = top + 1;
        if ((uint)at >= (uint)frames.Length)
        {
            Array.Resize(ref frames, at * 2);
        }
        ref var place = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(frames), at);
        var caller = Unsafe.Add(ref place, -1);
        // Storing what is there already would cost a call of the write barrier.
        if (!ReferenceEquals(frame.Caller, caller))
        {
            frame.Caller = caller;
        }
        if (!ReferenceEquals(place, frame))
        {
            place = frame;
        }
        frame.Place = at;
        top = at;
        if ((++Depth & checkMask) == 0)
        {
            CheckDepth();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Leave(Frame frame)
    {
        top = frame.Place - 1;
        Depth--;
    }

    /// <summary>Lets go of a frame that has been left and will not run again.</summary>
    internal void Forget(Frame frame)
    {
        if (ReferenceEquals(frames[frame.Place], frame))
        {
            frames[frame.Place] = null;
        }
    }

    void CheckDepth()
    {
        if (Depth > MaximumDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new RubyError("SystemStackError", "stack level too deep");
        }
        if (checkMask == 0)
        {
            Interpreter.Watch?.Invoke(this);
        }
    }

    // ---- calls

    /// <summary>Calls a method whatever its visibility, as a call on self does.</summary>
    public object? Send(object? receiver, RSymbol name, params object?[] arguments) => SendBlock(receiver, name, null, arguments);

    public object? Send(object? receiver, string name, params object?[] arguments) => SendBlock(receiver, RSymbol.Of(name), null, arguments);

    public object? SendBlock(object? receiver, RSymbol name, RProc? block, params object?[] arguments)
    {
        // Builtins that call each other have no frames to count. Whoever catches an exception puts Depth right by unwinding.
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (++Depth > MaximumDepth)
        {
            CheckDepth();
        }
        var entry = DispatchClass(receiver).FindMethod(name);
        var result = entry is null ? MethodMissing(receiver, name, arguments, block, CallKind.Function) : entry.Body!.Call(this, entry, receiver, arguments, block);
        Depth--;
        return result;
    }

    /// <summary>As <see cref="SendBlock"/> with up to two arguments.</summary>
    internal object? SendFew(object? receiver, RSymbol name, RProc? block, int count, object? a = null, object? b = null)
    {
        var entry = DispatchClass(receiver).FindMethod(name);
        if (entry is null)
        {
            return SendBlock(receiver, name, block, count == 0 ? [] : count == 1 ? [a] : [a, b]);
        }
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (++Depth > MaximumDepth)
        {
            CheckDepth();
        }
        var body = entry.Body!;
        var result = count == 0 ? body.Call0(this, entry, receiver, block) : count == 1 ? body.Call1(this, entry, receiver, a, block) : body.Call2(this, entry, receiver, a, b, block);
        Depth--;
        return result;
    }

    /// <summary>Calls a public method, as <c>receiver.name(…)</c> does.</summary>
    public object? SendPublic(object? receiver, RSymbol name, RProc? block, params object?[] arguments)
    {
        var entry = DispatchClass(receiver).FindMethod(name);
        return entry is null || entry.Visibility != Visibility.Public
            ? MethodMissing(receiver, name, arguments, block, entry is null ? CallKind.Normal : entry.Visibility == Visibility.Private ? CallKind.PrivateCalled : CallKind.ProtectedCalled)
            : entry.Body!.Call(this, entry, receiver, arguments, block);
    }

    /// <summary>The method found, private ones too; null when there is none. respond_to? and method_missing are not asked.</summary>
    public MethodEntry? FindMethod(object? receiver, RSymbol name) => DispatchClass(receiver).FindMethod(name);

    /// <summary>Asks <c>respond_to?</c> (which a class may have overridden).</summary>
    public bool RespondTo(object? receiver, RSymbol name, bool includePrivate = false)
    {
        var respond = FindMethod(receiver, Sym.RespondTo);
        if (respond is null)
        {
            return false;
        }
        if (respond.Body is BuiltinBody)
        {
            if (FindMethod(receiver, name) is { } m)
            {
                return includePrivate || m.Visibility == Visibility.Public;
            }
            var missing = FindMethod(receiver, Sym.RespondToMissing);
            return missing is not null && !ReferenceEquals(missing.Owner, Interpreter.KernelModule) && !ReferenceEquals(missing.Owner, Interpreter.ObjectClass) && Truthy(missing.Body!.Call2(this, missing, receiver, name, includePrivate, null));
        }
        return Truthy(respond.Body!.Arity == 1 || !includePrivate ? respond.Body.Call1(this, respond, receiver, name, null) : respond.Body.Call2(this, respond, receiver, name, Box.Bool(includePrivate), null));
    }

    /// <summary>Calls a method if the object responds to it; <see cref="Undefined"/> when not.</summary>
    public object? SendIfResponds(object? receiver, RSymbol name, params object?[] arguments)
    {
        if (FindMethod(receiver, Sym.RespondTo) is { } respond && respond.Body is not BuiltinBody && !RespondTo(receiver, name, true))
        {
            return Undefined.Value;
        }
        if (FindMethod(receiver, name) is { } m)
        {
            return m.Body!.Call(this, m, receiver, arguments, null);
        }
        var asked = FindMethod(receiver, Sym.RespondToMissing) is { } ask && !ReferenceEquals(ask.Owner, Interpreter.KernelModule) && !ReferenceEquals(ask.Owner, Interpreter.ObjectClass);
        var missing = FindMethod(receiver, Sym.MethodMissing);
        if (missing is null || ReferenceEquals(missing.Owner, Interpreter.BasicObjectClass) || (asked && !RespondTo(receiver, name, true)))
        {
            return Undefined.Value;
        }
        var mark = GetMark();
        try
        {
            return missing.Body!.Call(this, missing, receiver, [name, .. arguments], null);
        }
        catch (RubyError e) when (!asked && e.ClassName == "NoMethodError")
        {
            // method_missing gave up: then it does not respond
            Unwind(mark);
            return Undefined.Value;
        }
    }

    internal object? MethodMissing(object? receiver, RSymbol name, object?[] arguments, RProc? block, CallKind kind)
    {
        var missing = DispatchClass(receiver).FindMethod(Sym.MethodMissing);
        if (missing is null || ReferenceEquals(missing.Owner, Interpreter.BasicObjectClass))
        {
            throw NoMethod(receiver, name, kind, arguments);
        }
        return arguments.Length == 0 ? missing.Body!.Call1(this, missing, receiver, name, block) : missing.Body!.Call(this, missing, receiver, [name, .. arguments], block);
    }

    /// <summary>NoMethodError or NameError with Ruby's wording.</summary>
    internal RubyError NoMethod(object? receiver, RSymbol name, CallKind kind, object?[]? arguments = null)
    {
        if (kind == CallKind.Variable)
        {
            return RubyError.Name($"undefined local variable or method `{name.Name}' for {DescribeReceiver(receiver)}", receiver, name.Name);
        }
        var what = kind switch
        {
            CallKind.PrivateCalled => "private method",
            CallKind.ProtectedCalled => "protected method",
            CallKind.Super => "super: no superclass method",
            _ => "undefined method",
        };
        var tail = kind is CallKind.PrivateCalled or CallKind.ProtectedCalled ? " called" : "";
        return RubyError.NoMethod($"{what} `{name.Name}'{tail} for {DescribeReceiver(receiver)}", receiver, name.Name, arguments);
    }

    string DescribeReceiver(object? receiver)
    {
        switch (receiver)
        {
            case null: return "nil:NilClass";
            case true: return "true:TrueClass";
            case false: return "false:FalseClass";
        }
        if (ReferenceEquals(receiver, Interpreter.MainObject))
        {
            return "main:Object";
        }
        string text;
        try
        {
            text = receiver is RModule m ? ModuleName(m) : FindMethod(receiver, Sym.Inspect) is null ? AnyToS(receiver) : Inspect(receiver);
        }
        catch (RubyError)
        {
            text = AnyToS(receiver);
        }
        return text.StartsWith('#') ? text : $"{text}:{ClassOf(receiver)}";
    }

    // `name` is asked first, which a class may have of its own; then inspect.
    string ModuleName(RModule module) =>
        FindMethod(module, RSymbol.Of("name")) is { Body: not BuiltinBody } name && name.Body!.Call0(this, name, module, null) is RString own ? own.Text
            : module.Name is not null || FindMethod(module, Sym.Inspect) is { Body: BuiltinBody } ? module.ToString() : Inspect(module);

    // ---- blocks

    /// <summary>The block, or LocalJumpError.</summary>
    public static RProc NeedBlock(RProc? block) => block ?? throw RubyError.LocalJump("no block given (yield)");

    /// <summary>A Proc for <c>&amp;value</c>: nil gives null; to_proc is asked.</summary>
    public RProc? ToProc(object? value)
    {
        switch (value)
        {
            case null: return null;
            case RProc p: return p;
            case { } when Refinements.Active(this, value, Sym.ToProc) is { } refined:
                return refined.Body!.Call0(this, refined, value, null) as RProc ?? throw RubyError.Type($"wrong argument type {ClassOf(value)} (expected Proc)");
            case RSymbol s when FindMethod(s, Sym.ToProc) is { Body: BuiltinBody }: return SymbolToProc(s);
        }
        var result = SendIfResponds(value, Sym.ToProc);
        if (Sealed.Is<Undefined>(result))
        {
            throw RubyError.Type($"wrong argument type {ClassOf(value)} (expected Proc)");
        }
        return result as RProc ?? throw RubyError.Type($"wrong argument type {ClassOf(value)} (expected Proc)");
    }

    public RProc SymbolToProc(RSymbol s) => Interpreter.SymbolProcs.GetOrAdd(s, static name => new RProc(new SymbolProc(name), null, null) { IsLambda = true });

    // ---- backtrace

    /// <summary>The Ruby frames now, innermost first, without the first <paramref name="skip"/>.</summary>
    public List<BacktraceLine> Backtrace(int skip = 0)
    {
        var lines = new List<BacktraceLine>();
        for (var f = Current; f is not null; f = f.Caller)
        {
            if (skip-- <= 0)
            {
                lines.Add(new BacktraceLine(f.Code.File, f.Line, f.Code.Label, f.Method?.Definition.Name.Name ?? f.Code.BaseLabel));
            }
            // A block that runs right below the frame it is written in was run by a builtin: it has a line, but no frame.
            if (f.Code.Runners.Length > 0 && f.Caller is { } home && ReferenceEquals(home, f.Outer))
            {
                foreach (var builtin in f.Code.Runners)
                {
                    if (skip-- <= 0)
                    {
                        lines.Add(new BacktraceLine(home.Code.File, home.Line, builtin, builtin));
                    }
                }
            }
            if (lines.Count > 12_000)
            {
                break;
            }
        }
        return lines;
    }

    public void CaptureBacktrace(RException exception, int skip)
    {
        var lines = Backtrace(skip);
        exception.Locations = lines;
        exception.SetBacktraceLater(lines);
    }
}

/// <summary>How a method was called, for the error when it is not found.</summary>
enum CallKind { Normal, Function, Variable, PrivateCalled, ProtectedCalled, Super }
