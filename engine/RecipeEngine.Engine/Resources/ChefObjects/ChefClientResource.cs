namespace RecipeEngine.Engine.Resources;

/// <summary>What <c>chef_client</c> and <c>chef_user</c> have in common: the key by which each is known.</summary>
public static class ChefActorResource
{
    public static readonly ResourceType Type = new("cheffish_actor", "create delete", ChefObjectResource.Type) { DefineMethods = ChefObjectWords.Callbacks };

    public static readonly Property<bool> Admin = Type.Flag("admin");
    public static readonly Property<object> SourceKey = Type.Any("source_key").Secret();
    public static readonly Property<string> SourceKeyPath = Type.Text("source_key_path");
    public static readonly Property<string> SourceKeyPassPhrase = Type.Text("source_key_pass_phrase").Secret();
    public static readonly Property<string> OutputKeyPath = Type.Text("output_key_path");
    public static readonly Property<string> OutputKeyFormat = Type.Text("output_key_format", "Symbol").OneOf(":pem", ":der", ":openssh").Default(":openssh");
}

/// <summary>The <c>chef_client</c> resource: what a recipe may say about it.</summary>
public static class ChefClientResource
{
    public static readonly ResourceType Type = new("chef_client", "create delete regenerate_keys", ChefActorResource.Type);

    public static readonly Property<string> ClientName = Type.Text("chef_client_name").NameProperty().Matching(ChefObjectResource.Name);
    public static readonly Property<bool> Validator = Type.Flag("validator");
}

/// <summary>The <c>chef_user</c> resource: what a recipe may say about it.</summary>
public static class ChefUserResource
{
    public static readonly ResourceType Type = new("chef_user", "create delete", ChefActorResource.Type);

    public static readonly Property<string> UserName = Type.Text("user_name").NameProperty().Matching(ChefObjectResource.Name);
    public static readonly Property<string> DisplayName = Type.Text("display_name");
    public static readonly Property<string> Email = Type.Text("email");
    public static readonly Property<object> ExternalAuthenticationUid = Type.Any("external_authentication_uid");
    public static readonly Property<bool> RecoveryAuthenticationEnabled = Type.Flag("recovery_authentication_enabled");
    public static readonly Property<string> Password = Type.Text("password").Secret();
}
