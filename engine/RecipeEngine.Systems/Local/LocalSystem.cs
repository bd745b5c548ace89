namespace RecipeEngine.Systems;

/// <summary>This Linux machine. Nothing is read before it is asked for.</summary>
public sealed partial class LocalSystem : ISystem
{
    /// <summary>Ends this process at once. What .NET does when a process ends takes as long as a tenth of its start; everything must be written before.</summary>
    public static unsafe void EndProcess(int status)
    {
        _ = Local.Libc.fflush(null);
        Local.Libc._exit(status);
    }
}
