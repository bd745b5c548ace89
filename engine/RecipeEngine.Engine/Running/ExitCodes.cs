namespace RecipeEngine.Engine.Running;

/// <summary>Chef's exit codes (RFC 062).</summary>
public static class ExitCodes
{
    public const int Success = 0, Failure = 1, Interrupted = 2, Terminated = 3, RebootScheduled = 35, RebootNeeded = 37, RebootFailed = 41, BadConfiguration = 43, ClientUpgraded = 213;

    /// <summary>The code for the error that ended a run, or one it wraps; a recipe's own <c>exit</c> says it.</summary>
    public static int Of(RunError error)
    {
        if (error.ExitStatus is { } status)
        {
            return status;
        }
        for (var e = error.Exception; e is not null; e = e.Cause)
        {
            if (OfClass(e.ClassOrSingleton(null!).Real().Name ?? "") is { } code)
            {
                return code;
            }
        }
        return OfClass(error.ClassName) ?? Failure;
    }

    static int? OfClass(string name) => name switch
    {
        "Chef::Exceptions::SigInt" => Interrupted,
        "Chef::Exceptions::SigTerm" => Terminated,
        "Chef::Exceptions::Reboot" => RebootScheduled,
        "Chef::Exceptions::RebootPending" => RebootNeeded,
        "Chef::Exceptions::RebootFailed" => RebootFailed,
        "Chef::Exceptions::ConfigurationError" => BadConfiguration,
        "Chef::Exceptions::ClientUpgraded" => ClientUpgraded,
        _ => null,
    };
}
