using RecipeEngine.Cookbooks;
using RecipeEngine.Cookbooks.Caching;
using RecipeEngine.Systems;

namespace RecipeEngine.Cli.Verbs.Berks;

/// <summary><c>recipe berks shelf list|show|uninstall</c>: the downloaded cookbooks of this user.</summary>
static class ShelfVerb
{
    public static int Run(ISystem machine, CookbookCache cache, BerksArguments arguments)
    {
        var shelf = new Shelf(machine, cache);
        switch (arguments.Names)
        {
            case [] or ["list"]:
                return Print(shelf.List(), arguments, showDirectories: false);
            case ["list" or "show", var name]:
                var found = shelf.List().Where(cookbook => cookbook.Name == name && (arguments.Version is null || cookbook.Version == arguments.Version)).ToList();
                if (found.Count > 0)
                {
                    return Print(found, arguments, showDirectories: arguments.Names[0] == "show");
                }
                throw RecipeError.Ruby("Berkshelf::CookbookNotFound", $"Cookbook '{name}'{(arguments.Version is { } wanted ? $" ({wanted})" : "")} is not in the Berkshelf shelf");
            case ["uninstall", var name]:
                var removed = shelf.Remove(name, arguments.Version);
                if (arguments.Json)
                {
                    BerksOutput.Write(PlainJson.Object(("removed", removed)));
                }
                else
                {
                    StandardStreams.Out.WriteLine(removed == 0 ? $"Cookbook '{name}' is not in the Berkshelf shelf" : $"Successfully uninstalled {name}{(arguments.Version is { } version ? $" ({version})" : "")}");
                }
                return removed == 0 ? 1 : 0;
            default:
                return Usage.Fail("berks shelf: use list [NAME], show NAME [-v VERSION] or uninstall NAME [-v VERSION]");
        }
    }

    static int Print(IReadOnlyList<ShelvedCookbook> cookbooks, BerksArguments arguments, bool showDirectories)
    {
        if (arguments.Json)
        {
            BerksOutput.Write(PlainJson.Object(("cookbooks", cookbooks.Select(cookbook => (object?)PlainJson.Object(
                ("name", cookbook.Name), ("version", cookbook.Version), ("directory", cookbook.Directory))).ToList())));
            return 0;
        }
        if (!showDirectories)
        {
            StandardStreams.Out.WriteLine(cookbooks.Count == 0 ? "There are no cookbooks in the Berkshelf shelf" : "Cookbooks in the Berkshelf shelf:");
        }
        foreach (var group in cookbooks.GroupBy(cookbook => cookbook.Name))
        {
            StandardStreams.Out.WriteLine(showDirectories
                ? string.Join('\n', group.Select(cookbook => $"{cookbook.Name} ({cookbook.Version}) {cookbook.Directory}"))
                : $"  * {group.Key} ({string.Join(", ", group.Select(cookbook => cookbook.Version))})");
        }
        return 0;
    }
}
