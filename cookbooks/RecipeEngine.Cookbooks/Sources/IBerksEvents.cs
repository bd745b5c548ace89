using RecipeEngine.Cookbooks.Berks;

namespace RecipeEngine.Cookbooks.Sources;

/// <summary>Hears what happens while cookbooks are resolved and fetched.</summary>
public interface IBerksEvents
{
    /// <summary>Versions are being chosen.</summary>
    void Resolving()
    {
    }

    /// <summary>A source's index is being read.</summary>
    void FetchingIndex(CookbookSource source)
    {
    }

    /// <summary>A cookbook with a location of its own is being fetched.</summary>
    void Fetching(string name, CookbookLocation location)
    {
    }

    /// <summary>A cookbook has been put into the cache.</summary>
    void Installed(InstalledCookbook cookbook)
    {
    }

    /// <summary>A cookbook was there already.</summary>
    void Using(InstalledCookbook cookbook)
    {
    }

    /// <summary>A cookbook is being copied.</summary>
    void Vendoring(InstalledCookbook cookbook, string directory)
    {
    }

    /// <summary>Something that takes its time has begun; several may be under way, told by several threads.</summary>
    /// <param name="what">a cookbook with its version, or an address</param>
    void WorkStarted(string what)
    {
    }

    /// <summary>It has ended, well or badly.</summary>
    void WorkEnded(string what)
    {
    }

    /// <summary>How many cookbooks are there, of how many that are wanted; told by several threads.</summary>
    void Progress(int done, int all)
    {
    }

    /// <summary>Something worth telling that is no mistake.</summary>
    void Note(string text)
    {
    }
}

/// <summary>Hears nothing.</summary>
public sealed class SilentBerksEvents : IBerksEvents;
