namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>habitat_user_toml</c> resource: what a recipe may say about it.</summary>
public static class HabitatUserTomlResource
{
    public static readonly ResourceType Type = new("habitat_user_toml", "create delete");

    public static readonly Property<object> Config = Type.Any("config", "ChefUtils::Mash").Required().Coerced(Coercions.Mash);
    public static readonly Property<string> ServiceName = Type.Text("service_name").NameProperty();
}
