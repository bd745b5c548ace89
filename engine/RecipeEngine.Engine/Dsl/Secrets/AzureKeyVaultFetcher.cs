using static RecipeEngine.Engine.Dsl.Secrets.SecretFetcherBase;

namespace RecipeEngine.Engine.Dsl.Secrets;

/// <summary>Chef::SecretFetcher::AzureKeyVault: reads with the managed identity of the Azure instance it runs on.</summary>
[RubyClass("Chef::SecretFetcher::AzureKeyVault", Superclass = "Chef::SecretFetcher::Base")]
public static class AzureKeyVaultFetcher
{
    static readonly string[] Identities = ["object_id", "client_id", "mi_res_id"];

    [RubyMethod("validate!")]
    public static void Validate(Context ctx, RObject self)
    {
        if (Identities.Count(i => Setting(ctx, self, i) is not null) > 1)
        {
            throw Invalid("You may only specify one (these are mutually exclusive): :object_id, :client_id, or :mi_res_id");
        }
    }

    [RubyMethod("do_fetch")]
    public static object? DoFetch(Context ctx, RObject self, object? identifier, object? version)
    {
        var name = ctx.ToS(identifier).Split('/', 2);
        var vault = (name.Length == 2 ? name[0] : Text(ctx, self, "vault"))
            ?? throw Invalid("You must provide a vault name to fetcher options as vault: 'vault_name' or in the secret name as 'vault_name/secret_name'");
        var token = Token(ctx, self);
        var answer = SecretRequests.Send(ctx, "GET", $"https://{vault}.vault.azure.net/secrets/{name[^1]}/{(version is null ? "" : ctx.ToS(version))}?api-version=7.2",
            [("Authorization", "Bearer " + token)]);
        return SecretRequests.Dig(ctx, answer, "value") ?? throw Failed($"SecretNotFound: {name[^1]} was not found in the key vault {vault}");
    }

    static string Token(Context ctx, RObject self)
    {
        var identity = string.Concat(Identities.Where(i => Setting(ctx, self, i) is not null).Select(i => $"&{i}={Uri.EscapeDataString(Text(ctx, self, i)!)}"));
        var answer = SecretRequests.Send(ctx, "GET",
            $"http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource={Uri.EscapeDataString("https://vault.azure.net")}{identity}", [("Metadata", "true")]);
        return SecretRequests.Dig(ctx, answer, "access_token") is { } token ? ctx.ToS(token) : throw Failed("the instance's managed identity gives no token");
    }
}
