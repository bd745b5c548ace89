namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>registry_key</c> resource: what a recipe may say about it.</summary>
public static class RegistryKeyResource
{
    public static readonly ResourceType Type = new("registry_key", "create create_if_missing delete delete_key");

    public static readonly Property<string> Key = Type.Text("key").NameProperty();
    public static readonly Property<object> Values = Type.Any("values", "Hash|Array").Default(new object[0]).Coerced(Coercions.RegistryValues);
    public static readonly Property<bool> Recursive = Type.Flag("recursive", false);
    public static readonly Property<string> Architecture = Type.Text("architecture", "Symbol").OneOf(":machine", ":x86_64", ":i386").Default(":machine");
    public static readonly Property<bool> OnlyRecordChanges = Type.Flag("only_record_changes", true);
}
