using static RecipeEngine.Engine.Resources.LogResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>Writes a line to the log. It does not count as a change unless the configuration says so.</summary>
public sealed class LogProvider : Provider
{
    public static readonly ProviderType Provides = ProviderType.For<LogProvider>(LogResource.Type, ("write", p => p.Write()));

    void Write()
    {
        var level = Desired[LogResource.Level] ?? "info";
        Run.Log(Enum.TryParse<LogLevel>(level, ignoreCase: true, out var parsed) ? parsed : LogLevel.Info, Desired[Message] ?? "");
        if (Run.Config.Truthy(Context, "count_log_resource_updates") || Run.Era < 16)
        {
            Resource.UpdatedByLastAction = true;
        }
    }
}
