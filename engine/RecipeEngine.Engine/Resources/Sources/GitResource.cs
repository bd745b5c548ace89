namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>git</c> resource: what a recipe may say about it.</summary>
public static class GitResource
{
    public static readonly ResourceType Type = new("git", "sync checkout export diff log")
    {
        Aliases = "branch=revision reference=revision repo=repository env=environment",
    };

    public static readonly Property<string> Destination = Type.Text("destination").NameProperty();
    public static readonly Property<string> Repository = Type.Text("repository");
    public static readonly Property<string> Revision = Type.Text("revision").Default("HEAD");
    public static readonly Property<string> User = Type.Text("user", "String|Integer");
    public static readonly Property<string> Group = Type.Text("group", "String|Integer");
    public static readonly Property<long?> Timeout = Type.Number("timeout").NotState();
    public static readonly Property<RHash> Environment = Type.Map("environment", "Hash|nil").Default(null);
    public static readonly Property<RHash> AdditionalRemotes = Type.Map("additional_remotes").DefaultsToHash();
    public static readonly Property<long?> Depth = Type.Number("depth");
    public static readonly Property<bool> EnableSubmodules = Type.Flag("enable_submodules", false);
    public static readonly Property<bool> EnableCheckout = Type.Flag("enable_checkout", true);
    public static readonly Property<string> Remote = Type.Text("remote").Default("origin");
    public static readonly Property<string> SshWrapper = Type.Text("ssh_wrapper").NotState();
    public static readonly Property<string> CheckoutBranch = Type.Text("checkout_branch");
}
