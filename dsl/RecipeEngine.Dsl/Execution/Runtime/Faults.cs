using RecipeEngine.Systems;

namespace RecipeEngine.Dsl.Execution;

public sealed partial class Context
{
    /// <summary>Whether a .NET exception is one that Ruby code may rescue (control flow is not).</summary>
    internal bool IsRubyFault(Exception e) => e is not (BreakException or ReturnException or LoopException or ThrowException or ThreadKillException or ImmediateExitException or OperationCanceledException or Syntax.SyntaxErrorException)
        || e is Syntax.SyntaxErrorException;

    /// <summary>The Ruby exception for any fault: a RubyError's own object; a machine's errno as Errno::X; a parse fault as SyntaxError; a fault of
    /// ours as InternalError, which is no StandardError, so that no program hides it by accident.</summary>
    public RException ToRubyException(Exception e)
    {
        switch (e)
        {
            case RubyError r: return r.ToException(this);
            case MachineException m: return Interpreter.MachineFault(this, m).ToException(this);
            case Syntax.SyntaxErrorException s: return new RubyError("SyntaxError", s.Message).ToException(this);
            case Text.TextError t: return new RubyError(ClassOf(t.Kind), t.Message, t.Fault is { } fault ? (c, x) => Core.Encodings.ConversionFacts.Set(c, x, fault) : null).ToException(this);
            case InsufficientExecutionStackException: return new RubyError("SystemStackError", "stack level too deep").ToException(this);
            case OutOfMemoryException: return new RubyError("NoMemoryError", "failed to allocate memory").ToException(this);
        }
        if (!InternalFaults.TryGetValue(e, out var known))
        {
            known = new RubyError("InternalError", $"{e.GetType().Name}: {e.Message}").ToException(this);
            known.Origin = e;
            InternalFaults.Add(e, known);
        }
        return known;
    }

    static string ClassOf(Text.TextErrorKind kind) => kind switch
    {
        Text.TextErrorKind.Argument => "ArgumentError",
        Text.TextErrorKind.Key => "KeyError",
        Text.TextErrorKind.Type => "TypeError",
        Text.TextErrorKind.Range => "RangeError",
        Text.TextErrorKind.Index => "IndexError",
        Text.TextErrorKind.Regexp => "RegexpError",
        Text.TextErrorKind.FloatDomain => "FloatDomainError",
        Text.TextErrorKind.EncodingCompatibility => "Encoding::CompatibilityError",
        Text.TextErrorKind.UndefinedConversion => "Encoding::UndefinedConversionError",
        Text.TextErrorKind.InvalidByteSequence => "Encoding::InvalidByteSequenceError",
        Text.TextErrorKind.ConverterNotFound => "Encoding::ConverterNotFoundError",
        Text.TextErrorKind.Encoding => "EncodingError",
        _ => "RuntimeError",
    };

    System.Runtime.CompilerServices.ConditionalWeakTable<Exception, RException> InternalFaults => field ??= [];

    /// <summary>Prints a warning line to <c>$stderr</c> unless <c>$VERBOSE</c> is nil.</summary>
    public void Warn(string line)
    {
        if (Interpreter.Global("$VERBOSE").Get(this) is null)
        {
            return;
        }
        if (Interpreter.Global("$stderr").Get(this) is { } err)
        {
            Send(err, Sym.Write, new RString(line + "\n"));
        }
    }
}

public sealed partial class Interpreter
{
    /// <summary>Blocks to run at exit, last first.</summary>
    public List<RProc> AtExitBlocks => atExitBlocks ??= [];

    List<RProc>? atExitBlocks;

    /// <summary>Makes the error for a failed system call; the exception classes may refine it.</summary>
    public Func<Context, MachineException, RubyError> MachineFault { get; set; } = static (_, m) => new RubyError("SystemCallError", m.Message);
}
