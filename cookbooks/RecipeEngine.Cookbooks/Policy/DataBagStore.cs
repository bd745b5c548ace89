using System.Text.Json;
using RecipeEngine.Systems;

namespace RecipeEngine.Cookbooks;

/// <summary>Data bags as files: DIRECTORY/BAG/ITEM.json, in several directories.</summary>
public sealed class DataBagStore(IReadOnlySystem machine, IReadOnlyList<string> directories)
{
    /// <summary>Names of all bags, sorted. RecipeError InvalidDataBagPath when a directory is missing.</summary>
    public IReadOnlyList<string> Names => Existing()
        .SelectMany(directory => machine.ListDirectory(directory).Select(entry => entry.Name).Where(name => machine.IsDirectory(MachinePath.Join(directory, name))))
        .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();

    /// <summary>
    /// A whole bag, empty when no directory has it. RecipeError InvalidDataBagName, InvalidDataBagPath, or DuplicateDataBagItem when two
    /// files give one id different contents.
    /// </summary>
    public DataBag Get(string bag)
    {
        CheckName(bag);
        var items = new Dictionary<string, DataBagItem>(StringComparer.Ordinal);
        foreach (var file in Existing().SelectMany(directory => FilesOf(MachinePath.Join(directory, bag))))
        {
            var item = DataBagItem.Parse(bag, machine.ReadText(file), file);
            if (!items.TryAdd(item.Id, item) && !SameData(items[item.Id], item))
            {
                throw RecipeError.Chef("DuplicateDataBagItem",
                    $"Data bag '{bag}' has items with the same name '{item.Id}' but different content.", file);
            }
        }

        return new DataBag(bag, items);
    }

    /// <summary>One item; RecipeError InvalidDataBagItemID when the bag does not hold it.</summary>
    public DataBagItem GetItem(string bag, string id)
    {
        var items = Get(bag).Items;
        return items.TryGetValue(id, out var item)
            ? item
            : throw RecipeError.Chef("InvalidDataBagItemID",
                $"Item {id} not found in data bag {bag}. Other items found: {string.Join(", ", items.Keys.Order(StringComparer.Ordinal))}");
    }

    static void CheckName(string bag)
    {
        if (!PolicyName.IsValid(bag, dots: true) || bag is "node" or "role" or "environment" or "client")
        {
            throw RecipeError.Chef("InvalidDataBagName",
                $"'{bag}' cannot name a data bag: use letters, digits, '.', '-' and '_', and none of node, role, environment, client");
        }
    }

    static bool SameData(DataBagItem left, DataBagItem right) => PlainJson.Text(left.RawData) == PlainJson.Text(right.RawData);

    IEnumerable<string> Existing() => directories.Select(directory => machine.IsDirectory(directory)
        ? directory
        : throw RecipeError.Chef("InvalidDataBagPath", $"Data bag path '{directory}' not found. Please create this directory."));

    IEnumerable<string> FilesOf(string directory) => machine.TryListDirectory(directory)
        .Where(entry => entry.Name.EndsWith(".json", StringComparison.Ordinal) && !entry.Name.StartsWith('.'))
        .Select(entry => MachinePath.Join(directory, entry.Name))
        .Order(StringComparer.Ordinal);
}
