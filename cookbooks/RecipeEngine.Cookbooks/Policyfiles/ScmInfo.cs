using RecipeEngine.Cookbooks.Sources;

namespace RecipeEngine.Cookbooks.Policyfiles;

/// <summary>What git says of a cookbook in a working directory; null where there is no git.</summary>
static class ScmInfo
{
    public static OrderedDictionary<string, object?>? Of(ISystem machine, string directory)
    {
        if (machine.Which("git") is null)
        {
            return null;
        }

        var git = new GitProgram(machine);
        string? Ask(params string[] arguments) => git.Run(null, null, ["-C", directory, .. arguments]) is { IsSuccess: true } answer ? answer.Stdout.TrimEnd('\n') : null;
        if (Ask("rev-parse", "HEAD") is not { } revision)
        {
            return null;
        }

        var branches = (Ask("branch", "-r", "--contains", "HEAD") ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var remote = Ask("rev-parse", "--abbrev-ref", "HEAD") is { } branch && Ask("config", $"branch.{branch}.remote") is { } name ? Ask("config", $"remote.{name}.url") : null;
        return new OrderedDictionary<string, object?>
        {
            ["scm"] = "git",
            ["remote"] = remote,
            ["revision"] = revision,
            ["working_tree_clean"] = Ask("status", "--porcelain", "--", ".") is "",
            ["published"] = branches.Length > 0,
            ["synchronized_remote_branches"] = branches.Select(text => (object?)text).ToList(),
        };
    }
}
