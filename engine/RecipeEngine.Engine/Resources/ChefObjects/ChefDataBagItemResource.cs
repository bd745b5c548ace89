namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>chef_data_bag_item</c> resource, whose name is "BAG/ID" or "ID": what a recipe may say about it.</summary>
public static class ChefDataBagItemResource
{
    public static readonly ResourceType Type = new("chef_data_bag_item", "create delete", ChefObjectResource.Type)
    {
        DefineMethods = klass => ChefObjectWords.Attribute(klass, "value", "@raw_data_modifiers"),
    };

    public static readonly Property<string> Id = Type.Text("id").Lazily((_, item) => new RString(item.Name.Split('/', 2)[^1]));
    public static readonly Property<string> DataBag = Type.Text("data_bag").Lazily((_, item) => item.Name.Split('/', 2) is [var bag, _] ? new RString(bag) : null);
    public static readonly Property<RHash> RawData = Type.Map("raw_data");
    public static readonly Property<bool> Encrypt = Type.Flag("encrypt").Lazily((context, item) => Box.Bool(item.Read(context, "secret") is not null || item.Read(context, "secret_path") is not null));
    public static readonly Property<string> Secret = Type.Text("secret").Secret();
    public static readonly Property<string> SecretPath = Type.Text("secret_path");
    public static readonly Property<long?> EncryptionVersion = Type.Number("encryption_version");
    public static readonly Property<IReadOnlyList<string>> OldSecret = Type.List("old_secret", "String|Array").Secret();
    public static readonly Property<IReadOnlyList<string>> OldSecretPath = Type.List("old_secret_path", "String|Array");
}
