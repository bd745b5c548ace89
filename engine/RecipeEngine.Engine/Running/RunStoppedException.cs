namespace RecipeEngine.Engine.Running;

/// <summary>Who asked a run to end before its time.</summary>
public enum StopReason
{
    /// <summary>SIGINT: Chef's exit code 2.</summary>
    Interrupt,

    /// <summary>SIGTERM: Chef's exit code 3.</summary>
    Terminate,

    /// <summary>The caller's <see cref="CancellationToken"/>: exit code 3 as well.</summary>
    Cancelled,
}

/// <summary>Ends a run between two resources, or while it compiles; no Ruby <c>rescue</c> sees it, <c>ensure</c> clauses run.</summary>
sealed class RunStoppedException(StopReason reason) : OperationCanceledException(TextOf(reason))
{
    public StopReason Reason => reason;

    /// <summary>The Ruby class that reports and handlers are told.</summary>
    public string ErrorClass => reason == StopReason.Interrupt ? "Chef::Exceptions::SigInt" : "Chef::Exceptions::SigTerm";

    static string TextOf(StopReason reason) => reason switch
    {
        StopReason.Interrupt => "SIGINT received, stopping",
        StopReason.Terminate => "SIGTERM received, stopping",
        _ => "The run was cancelled",
    };
}

/// <summary>Ends the converge phase at once and as a success: the machine is about to restart (<c>reboot_now</c>).</summary>
sealed class EndRunEarlyException() : OperationCanceledException("the run ends early");
