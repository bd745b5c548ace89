using RecipeEngine.Cookbooks.Berks;
using RecipeEngine.Cookbooks.Sources;

namespace RecipeEngine.Cli.Verbs.Berks;

/// <summary>Prints what happens, line by line, in Berkshelf's words.</summary>
/// <param name="live">the line below them that says what is under way; null: none</param>
/// <param name="onlyNews">leaves out what is there already</param>
sealed class BerksPrinter(TextWriter output, LiveLine? live = null, bool onlyNews = false) : IBerksEvents
{
    readonly Lock gate = new();

    /// <summary>One for a stream: with a live line where it is a terminal that somebody looks at.</summary>
    public static BerksPrinter For(TextWriter output, bool isRedirected, bool onlyNews = false)
    {
        static bool Says(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));
        var isLive = !isRedirected && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb") && !Says("CI");
        return new BerksPrinter(output, isLive ? new LiveLine(output, Columns()) : null, onlyNews);
    }

    // Asking the terminal would switch its keypad.
    static int Columns() => int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), System.Globalization.CultureInfo.InvariantCulture, out var columns) ? columns : 80;

    void Line(string text)
    {
        lock (gate)
        {
            if (live is null)
            {
                output.WriteLine(text);
            }
            else
            {
                live.Print(text);
            }
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

    public void WorkStarted(string what) => live?.Started(what);

    public void WorkEnded(string what) => live?.Ended(what);

    public void Progress(int done, int all) => live?.Progress(done, all);

    public void Note(string text)
    {
        lock (gate)
        {
            live?.Clear();
            StandardStreams.Error.WriteLine($"recipe: note: {text}");
        }
    }
}
