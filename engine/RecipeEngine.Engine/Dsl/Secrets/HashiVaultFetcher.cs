using System.Text.Json.Nodes;
using static RecipeEngine.Engine.Dsl.Secrets.SecretFetcherBase;

namespace RecipeEngine.Engine.Dsl.Secrets;

/// <summary>Chef::SecretFetcher::HashiVault: reads from a Vault server, with a token or as an approle.</summary>
[RubyClass("Chef::SecretFetcher::HashiVault", Superclass = "Chef::SecretFetcher::Base")]
public static class HashiVaultFetcher
{
    static readonly RSymbol TokenVariable = RSymbol.Of("@vault_token");

    [RubyMethod("validate!")]
    public static void Validate(Context ctx, RObject self)
    {
        if (Text(ctx, self, "vault_addr") is null)
        {
            throw Invalid("You must provide the Vault address in the configuration as :vault_addr");
        }
        var method = Text(ctx, self, "auth_method");
        var token = method switch
        {
            "token" => Text(ctx, self, "token") ?? throw Invalid("You must provide the token in the configuration as :token"),
            "approle" => LogIn(ctx, self),
            null or "iam_role" => throw Invalid("logging in to Vault with an AWS role is not possible here: use auth_method :token or :approle"),
            _ => throw Invalid($"Invalid :auth_method provided.  You gave {method}, expected one of :approle, :iam_role, :token "),
        };
        self.SetInstanceVariable(TokenVariable, new RString(token));
    }

    static string LogIn(Context ctx, RObject self)
    {
        string? name = Text(ctx, self, "approle_name"), role = Text(ctx, self, "approle_id"), secret = Text(ctx, self, "approle_secret_id");
        if (name is null && role is null)
        {
            throw Invalid("You must provide the :approle_name or :approle_id in the configuration with :auth_method set to :approle");
        }
        if (name is null && secret is null)
        {
            throw Invalid("You must provide the :approle_name in the configuration when :approle_id and :approle_secret_id are not both present with :auth_method set to :approle");
        }
        var token = Text(ctx, self, "token");
        role ??= Needed(ctx, Call(ctx, self, "GET", $"auth/approle/role/{name}/role-id", token), "data", "role_id");
        secret ??= Needed(ctx, Call(ctx, self, "POST", $"auth/approle/role/{name}/secret-id", token, new JsonObject()), "data", "secret_id");
        return Needed(ctx, Call(ctx, self, "POST", "auth/approle/login", null, new JsonObject { ["role_id"] = role, ["secret_id"] = secret }), "auth", "client_token");
    }

    static string Needed(Context ctx, RHash? answer, string outer, string inner) =>
        SecretRequests.Dig(ctx, answer, outer, inner) is { } value ? ctx.ToS(value) : throw Failed($"Vault's answer has no {inner}: check the approle");

    static RHash? Call(Context ctx, RObject self, string method, string path, string? token, JsonObject? body = null) => SecretRequests.Send(ctx, method,
        $"{Text(ctx, self, "vault_addr")!.TrimEnd('/')}/v1/{path.TrimStart('/')}",
        [("X-Vault-Token", token), ("X-Vault-Namespace", Text(ctx, self, "namespace")), ("X-Vault-Request", "true")], body?.ToJsonString());

    [RubyMethod("do_fetch")]
    public static object? DoFetch(Context ctx, RObject self, object? identifier, object? version)
    {
        var answer = Call(ctx, self, "GET", ctx.ToS(identifier), self.GetInstanceVariable(TokenVariable)?.ToString());
        return answer is null
            ? throw Failed($"No secret found at {ctx.ToS(identifier)}. Check to ensure that there is a secrets engine configured for that path")
            : SecretRequests.Symbolized(ctx, SecretRequests.Dig(ctx, answer, "data"));
    }

    /// <summary>Without the token.</summary>
    [RubyMethod("inspect", "to_s")]
    public static string Inspect() => "#<Chef::SecretFetcher::HashiVault>";
}
