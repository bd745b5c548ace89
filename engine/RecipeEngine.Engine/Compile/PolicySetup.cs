using RecipeEngine.Cookbooks;
using RecipeEngine.Cookbooks.Policyfiles;

namespace RecipeEngine.Engine.Compile;

/// <summary>Finds the policy to converge: the one the options give, or the one that the configuration (policy_name, policy_group) means.</summary>
static class PolicySetup
{
    const string ErrorClass = "Chef::PolicyBuilder::Policyfile::";

    public static RunPolicy? Find(Context ctx, ChefRun run, RunOptions options)
    {
        var policy = options.Policy?.Invoke() ?? (IsWanted(ctx, run.Config) ? OfConfiguration(ctx, run) : null);
        if (policy is null)
        {
            return null;
        }
        run.Node.PolicyName = policy.Name;
        run.Node.PolicyGroup = policy.Group;
        run.Node.Environment = policy.Group ?? run.Node.Environment;
        run.Events.PolicyLoaded(policy.Name, policy.RevisionId);
        return policy;
    }

    static bool IsWanted(Context ctx, ChefConfig config) =>
        config.Truthy(ctx, "use_policyfile") || config.Truthy(ctx, "policy_name") || config.Truthy(ctx, "policy_group");

    static RunPolicy OfConfiguration(Context ctx, ChefRun run)
    {
        if (run.Config.Text(ctx, "environment") is { Length: > 0 })
        {
            throw RecipeError.Ruby(ErrorClass + "UnsupportedFeature", "Policyfile does not work with an Environment configured.");
        }
        foreach (var needed in new[] { "policy_group", "policy_name" })
        {
            if (!run.Config.Truthy(ctx, needed))
            {
                throw RecipeError.Ruby(ErrorClass + "ConfigurationError", $"Setting `{needed}` is not configured.");
            }
        }
        var root = Path.GetFullPath(run.Config.Text(ctx, "chef_repo_path") ?? ".", run.Machine.CurrentDirectory);
        var exported = PolicyRepository.Read(run.Machine, root, run.Config.Text(ctx, "policy_name"), run.Config.Text(ctx, "policy_group"));
        return RunPolicy.Of(exported, run.Config.Truthy(ctx, "named_run_list") ? run.Config.Text(ctx, "named_run_list") : null) with
        {
            Group = run.Config.Text(ctx, "policy_group"),
        };
    }

    /// <summary>Puts the policy's attributes where a role's would be, those of its group over the others, and its name where recipes look for it.</summary>
    public static (object? Defaults, object? Overrides) Attributes(Context ctx, ChefRun run, RunPolicy policy)
    {
        Automatic("policy_name", policy.Name);
        Automatic("policy_revision", policy.RevisionId);
        if (policy.Group is { } group)
        {
            Automatic("policy_group", group);
            Automatic("chef_environment", group);
        }
        return (Hoisted(policy.DefaultAttributes), Hoisted(policy.OverrideAttributes));

        void Automatic(string key, string? value)
        {
            if (value is not null)
            {
                run.Node.Attributes.Write(ctx, AttributeLevel.Automatic, [new RString(key)], new RString(value));
            }
        }

        object? Hoisted(OrderedDictionary<string, object?> attributes)
        {
            var all = RubyValues.FromPlain(ctx, attributes);
            return policy.Group is { } name && all is RHash hash && hash.Get(ctx, new RString(name)) is RHash own ? AttributeMerge.HashOnly(ctx, all, own) : all;
        }
    }
}
