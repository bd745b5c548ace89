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

    /// <summary>Something worth telling that is no mistake.</summary>
    void Note(string text)
    {
    }
}

/// <summary>Hears nothing.</summary>
public sealed class SilentBerksEvents : IBerksEvents;
