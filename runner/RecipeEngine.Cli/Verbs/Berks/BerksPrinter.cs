using RecipeEngine.Cookbooks.Berks;
using RecipeEngine.Cookbooks.Sources;

namespace RecipeEngine.Cli.Verbs.Berks;

/// <summary>Prints what happens, line by line, in Berkshelf's words.</summary>
/// <param name="onlyNews">leaves out what is there already</param>
sealed class BerksPrinter(TextWriter output, bool onlyNews = false) : IBerksEvents
{
    readonly Lock gate = new();

    void Line(string text)
    {
        lock (gate)
        {
            output.WriteLine(text);
        }
    }

    public void Resolving()
    {
        if (!onlyNews)
        {
            Line("Resolving cookbook dependencies...");
        }
    }

    public void FetchingIndex(CookbookSource source) => Line($"Fetching cookbook index from {source}...");

    public void Fetching(string name, CookbookLocation location) => Line($"Fetching '{name}' from {location}");

    public void Installed(InstalledCookbook cookbook) =>
        Line($"Installing {cookbook}{(cookbook.Source is { IsDefault: false } source ? $" from {source}" : "")}");

    public void Using(InstalledCookbook cookbook)
    {
        if (!onlyNews)
        {
            Line($"Using {cookbook}{(cookbook.Location is { } location ? $" from {location}" : "")}");
        }
    }

    public void Vendoring(InstalledCookbook cookbook, string directory) => Line($"Vendoring {cookbook} to {directory}");

    public void Note(string text)
    {
        lock (gate)
        {
            Console.Error.WriteLine($"recipe: note: {text}");
        }
    }
}
