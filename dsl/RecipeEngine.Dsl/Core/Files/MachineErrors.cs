using RecipeEngine.Systems;

namespace RecipeEngine.Dsl.Core.Files;

/// <summary>Turns the machine's failures into Errno exceptions with MRI's text ("No such file or directory @ rb_sysopen - /x").</summary>
public static class MachineErrors
{
    /// <param name="error">what the machine said</param>
    /// <param name="function">MRI's function that reports it; null leaves the "@ name" out</param>
    /// <param name="path">what it was about; null leaves it out</param>
    public static RubyError Of(MachineException error, string? function, string? path) =>
        new($"Errno::{error.Name}", $"{error.Description}{(function is null ? "" : " @ " + function)}{(path is null ? "" : " - " + path)}");

    /// <summary>An Errno exception that no call of the machine has reported.</summary>
    public static RubyError Of(Errno errno, string? function = null, string? path = null) => Of(new MachineException(errno, function ?? ""), function, path);

    /// <summary>Runs a call on the machine, naming MRI's function in its failure.</summary>
    public static T Call<T>(string? function, string? path, Func<T> call)
    {
        try
        {
            return call();
        }
        catch (MachineException e)
        {
            throw Of(e, function, path);
        }
    }

    /// <summary>As <see cref="Call{T}"/>, without a result.</summary>
    public static void Do(string? function, string? path, Action call)
    {
        try
        {
            call();
        }
        catch (MachineException e)
        {
            throw Of(e, function, path);
        }
    }
}
