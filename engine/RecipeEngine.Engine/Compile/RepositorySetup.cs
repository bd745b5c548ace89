namespace RecipeEngine.Engine.Compile;

/// <summary>Points the configuration at a repository that was fetched for the run. What the node keeps of itself stays where it was.</summary>
static class RepositorySetup
{
    static readonly (string Key, string Folder)[] Folders = [("role_path", "roles"), ("environment_path", "environments"), ("data_bag_path", "data_bags")];

    /// <param name="runConfig">evaluates a configuration file</param>
    public static RunRepository Use(Context ctx, ChefRun run, RunRepository repository, Action<string> runConfig)
    {
        var nodes = run.Config.IsSet("node_path") || run.Config.IsSet("chef_repo_path") ? null : run.Machine.CurrentDirectory;
        var own = Path.Combine(repository.Root, ".chef", "config.rb");
        if (run.Machine.IsFile(own))
        {
            runConfig(own);
        }
        if (repository.CookbookPaths.Count > 0)
        {
            run.Config.Set("cookbook_path", new RArray(repository.CookbookPaths.Select(path => (object?)new RString(path))));
        }
        foreach (var (key, folder) in Folders)
        {
            if (run.Machine.IsDirectory(Path.Combine(repository.Root, folder)))
            {
                run.Config.Set(key, new RString(Path.Combine(repository.Root, folder)));
            }
        }
        // the cache is no place for what changes
        if (nodes is not null)
        {
            run.Config.Set("node_path", new RString(Path.Combine(nodes, "nodes")));
        }
        else if (!run.Config.IsSet("node_path"))
        {
            run.Config.Set("node_path", new RString(Path.Combine(run.Config.Text(ctx, "chef_repo_path") ?? "/var/chef", "nodes")));
        }
        run.Config.Set("chef_repo_path", new RString(repository.Root));
        return repository;
    }
}
