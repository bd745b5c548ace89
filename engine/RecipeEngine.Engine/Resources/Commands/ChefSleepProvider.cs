namespace RecipeEngine.Engine.Resources;

/// <summary>Waits.</summary>
public sealed class ChefSleepProvider : Provider
{
    public static readonly ProviderType Provides = ProviderType.For<ChefSleepProvider>(ChefSleepResource.Type, ("sleep", p => p.Wait()));

    void Wait()
    {
        var seconds = Context.ToS(Desired.Value(ChefSleepResource.Seconds));
        Converge($"sleep {seconds} seconds", _ => Run.Sleep(TimeSpan.FromSeconds(double.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture))));
    }
}
