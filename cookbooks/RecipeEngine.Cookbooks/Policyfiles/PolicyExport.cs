using RecipeEngine.Cookbooks.Sources;

namespace RecipeEngine.Cookbooks.Policyfiles;

/// <summary>Writes a policy as a directory that chef-client's local mode, or this project, converges without any network.</summary>
public sealed class PolicyExport(SourceContext context)
{
    const string Config = """
        ### Chef Infra Client Configuration ###
        # This directory was made by `recipe policy export`.
        use_policyfile true
        policy_document_native_api true
        policy_group 'local'

        """;

    /// <summary>Writes into a directory that is empty, missing, or, with <paramref name="force"/>, emptied first.</summary>
    public void Write(InstalledPolicy policy, string directory, bool force)
    {
        var machine = context.Machine;
        if (machine.TryListDirectory(directory).Count > 0)
        {
            if (!force)
            {
                throw RecipeError.Ruby("ChefCLI::ExportDirNotEmpty", $"Export dir ({directory}) not empty. Refusing to export: give another one, or --force");
            }

            machine.RemoveTree(directory);
        }

        var name = policy.Lock.Name;
        var stage = $"{directory.TrimEnd('/')}.recipe-{machine.Identity.ProcessId}";
        try
        {
            machine.CreateDirectories(stage + "/cookbook_artifacts");
            new Vendoring(context with { Events = new SilentBerksEvents() }).Vendor(policy.Cookbooks, stage + "/cookbook_artifacts", delete: false);
            foreach (var cookbook in policy.Cookbooks)
            {
                machine.Rename($"{stage}/cookbook_artifacts/{cookbook.Name}", $"{stage}/cookbook_artifacts/{cookbook.Name}-{policy.Lock.Find(cookbook.Name)!.Text("identifier", null)}");
            }

            Text($"policies/{name}-{policy.Lock.RevisionId}.json", policy.Lock.ToString());
            Text("policy_groups/local.json", PolicyJson.Pretty(new OrderedDictionary<string, object?>
            {
                ["policies"] = new OrderedDictionary<string, object?> { [name] = new OrderedDictionary<string, object?> { ["revision_id"] = policy.Lock.RevisionId } },
            }) + "\n");
            Text("Policyfile.lock.json", policy.Lock.ToString());
            Text(".chef/config.rb", Config + $"policy_name '{name}'\n");
            if (machine.Exists(directory))
            {
                machine.RemoveDirectory(directory);
            }

            machine.Rename(stage, directory);
        }
        finally
        {
            if (machine.Exists(stage))
            {
                machine.RemoveTree(stage);
            }
        }

        void Text(string path, string text)
        {
            machine.CreateDirectories(MachinePath.Parent($"{stage}/{path}"));
            machine.WriteText($"{stage}/{path}", text);
        }
    }
}
