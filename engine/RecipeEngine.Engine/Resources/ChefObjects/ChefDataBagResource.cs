namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>chef_data_bag</c> resource: what a recipe may say about it.</summary>
public static class ChefDataBagResource
{
    public static readonly ResourceType Type = new("chef_data_bag", "create delete", ChefObjectResource.Type);

    public static readonly Property<string> DataBagName = Type.Text("data_bag_name").NameProperty().Matching(ChefObjectResource.Name);
}
