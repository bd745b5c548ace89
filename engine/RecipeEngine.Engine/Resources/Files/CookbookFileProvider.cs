using RecipeEngine.Cookbooks;

namespace RecipeEngine.Engine.Resources;

/// <summary>A file whose content lies in a cookbook's files/.</summary>
public sealed class CookbookFileProvider : FileProvider
{
    public static new readonly ProviderType Provides = ProviderType.For<CookbookFileProvider>(CookbookFileResource.Type,
        ("create", f => f.Run("create")), ("create_if_missing", f => f.Run("create_if_missing")), ("delete", f => f.Run("delete")), ("touch", f => f.Run("touch")));

    new void Run(string action) => FileProvider.Provides.Find(action)!(this);

    protected override byte[]? NewContent()
    {
        var cookbook = Desired[CookbookFileResource.Cookbook] ?? Resource.CookbookName;
        return Machine.ReadBytes(CookbookSources.Find(Context, base.Run, cookbook, CookbookSegment.Files, Desired.Value(CookbookFileResource.Source)));
    }
}

/// <summary>Finding files and templates in cookbooks for the node at hand.</summary>
static class CookbookSources
{
    /// <summary>The path of a source, or Chef's FileNotFound.</summary>
    /// <param name="source">a name looked for by specificity, or a list of explicit paths</param>
    public static string Find(Context context, ChefRun run, string? cookbook, CookbookSegment segment, object? source)
    {
        var loader = run.Cookbooks ?? throw new RubyError("Chef::Exceptions::CookbookNotFound", "no cookbooks are at hand: give --cookbook-path");
        var directory = loader.Get(cookbook ?? throw RubyError.Argument("cookbook_name of the resource is not set: say which with `cookbook`"));
        return source is RArray list
            ? directory.GetFile(segment, [.. list.Select(context.ToS)]).FullPath
            : directory.GetFile(segment, Target(context, run), context.ToS(source)).FullPath;
    }

    /// <summary>Whether a cookbook of the run has a file or template of that name for the node.</summary>
    public static bool Has(Context context, ChefRun run, string? cookbook, CookbookSegment segment, string file) =>
        run.CookbooksInOrder.FirstOrDefault(c => c.Name == cookbook)?.FindFile(segment, Target(context, run), file) is not null;

    public static FileTarget Target(Context context, ChefRun run)
    {
        string? Read(string name) => run.Node.Attributes.Top(context, name) is { } v ? context.ToS(v) : null;
        return new FileTarget(Read("fqdn"), Read("platform"), Read("platform_version"));
    }
}
