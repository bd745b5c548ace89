namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>chef_vault_secret</c> resource: what a recipe may say about it.</summary>
public static class ChefVaultSecretResource
{
    public static readonly ResourceType Type = new("chef_vault_secret", "create create_if_missing delete");

    public static readonly Property<string> Id = Type.Text("id").NameProperty();
    public static readonly Property<string> DataBag = Type.Text("data_bag").NotState().Required();
    public static readonly Property<IReadOnlyList<string>> Admins = Type.List("admins", "String|Array").NotState().Required();
    public static readonly Property<IReadOnlyList<string>> Clients = Type.List("clients", "String|Array").NotState();
    public static readonly Property<string> Search = Type.Text("search").NotState().Default("*:*");
    public static readonly Property<object> RawData = Type.Any("raw_data", "Hash|ChefUtils::Mash").Secret().DefaultsToHash();
    public static readonly Property<string> Environment = Type.Text("environment", "String|nil").NotState();
}
