namespace RecipeEngine.Cookbooks;

/// <summary>One item of a data bag.</summary>
/// <param name="RawData">Its members, "id" among them, as plain values (<see cref="PlainTree"/>).</param>
public sealed record DataBagItem(string Bag, string Id, OrderedDictionary<string, object?> RawData)
{
    /// <summary>Reads an item's JSON, bare or wrapped as a Chef server hands it out; RecipeError when it has no valid id.</summary>
    public static DataBagItem Parse(string bag, string json, string? file = null)
    {
        var fields = PlainTree.ParseObject(json, file);
        var data = fields.Text("json_class", file) == "Chef::DataBagItem" && fields.ContainsKey("raw_data") ? fields.Object("raw_data", file) : fields;
        return data.GetValueOrDefault("id") is string id && PolicyName.IsValid(id, dots: true)
            ? new DataBagItem(bag, id, data)
            : throw RecipeError.Chef("InvalidDataBagItemID",
                "Data Bag items must have an id of letters, digits, '.', '-' and '_': " + (data.GetValueOrDefault("id") ?? "there is none"), file);
    }
}

/// <summary>A named collection of items.</summary>
public sealed record DataBag(string Name, IReadOnlyDictionary<string, DataBagItem> Items);
