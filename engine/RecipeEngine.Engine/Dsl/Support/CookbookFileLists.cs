using RecipeEngine.Cookbooks;

namespace RecipeEngine.Engine.Dsl.Support;

/// <summary>Chef::CookbookVersion: its files by name, and its recipes run by hand.</summary>
[RubyClass("Chef::CookbookVersion")]
public static class CookbookFileLists
{
    [RubyConstant("COOKBOOK_SEGMENTS")]
    public static object? Segments => new RArray(((string[])["resources", "providers", "recipes", "definitions", "libraries", "attributes", "files", "templates", "root_files"]).Select(s => (object?)RSymbol.Of(s)));

    static RHash ByName(Context ctx, IEnumerable<CookbookFile> files)
    {
        var hash = new RHash();
        foreach (var file in files.Where(f => f.FullPath.EndsWith(".rb", StringComparison.Ordinal)))
        {
            hash.Set(ctx, new RString(Path.GetFileNameWithoutExtension(file.FullPath)), new RString(file.FullPath));
        }
        return hash;
    }

    static RArray Paths(IEnumerable<CookbookFile> files) => new(files.Select(f => (object?)new RString(f.FullPath)));

    [RubyMethod("recipe_filenames_by_name")]
    public static object? RecipesByName(Context ctx, CookbookObject self) => ByName(ctx, self.Cookbook.Files(CookbookSegment.Recipes));

    [RubyMethod("attribute_filenames_by_short_filename")]
    public static object? AttributesByName(Context ctx, CookbookObject self) => ByName(ctx, self.Cookbook.AttributeFiles);

    [RubyMethod("fully_qualified_recipe_names")]
    public static object? RecipeNames(CookbookObject self) => new RArray(self.Cookbook.RecipeNames.Select(n => (object?)new RString($"{self.Cookbook.Name}::{n}")));

    [RubyMethod("library_filenames")]
    public static object? Libraries(CookbookObject self) => Paths(self.Cookbook.Libraries);

    [RubyMethod("all_files")]
    public static object? All(CookbookObject self) => Paths(self.Cookbook.AllFiles());

    [RubyMethod("segment_filenames")]
    public static object? SegmentFiles(Context ctx, CookbookObject self, object? segment) =>
        Enum.TryParse<CookbookSegment>(ctx.ToS(segment).Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var found) ? Paths(self.Cookbook.Files(found)) : Paths(self.Cookbook.RootFiles);

    [RubyMethod("load_recipe")]
    public static object? LoadRecipe(Context ctx, CookbookObject self, object? name, RunContext runContext) =>
        Box.Bool(Compile.RecipeLoader.Load(ctx, runContext.Run, $"{self.Cookbook.Name}::{ctx.ToS(name)}", self.Cookbook.Name, runContext));
}

/// <summary>Chef::Cookbook::Metadata: what a cookbook says of itself.</summary>
[RubyClass("Chef::Cookbook::Metadata")]
public static class CookbookMetadataFields
{
    [RubyMethod("long_description")]
    public static string LongDescription(CookbookObject self) => self.Metadata.LongDescription;

    [RubyMethod("maintainer_email")]
    public static string MaintainerEmail(CookbookObject self) => self.Metadata.MaintainerEmail;

    [RubyMethod("source_url")]
    public static string SourceUrl(CookbookObject self) => self.Metadata.SourceUrl;

    [RubyMethod("issues_url")]
    public static string IssuesUrl(CookbookObject self) => self.Metadata.IssuesUrl;

    [RubyMethod("privacy")]
    public static bool Privacy(CookbookObject self) => self.Metadata.Privacy;

    [RubyMethod("platforms")]
    public static object? Platforms(Context ctx, CookbookObject self) => Constraints(ctx, self.Metadata.Platforms);

    [RubyMethod("providing")]
    public static object? Providing(Context ctx, CookbookObject self) => Constraints(ctx, self.Metadata.Providing);

    [RubyMethod("recipes")]
    public static object? Recipes(Context ctx, CookbookObject self)
    {
        var hash = new RHash();
        foreach (var (name, text) in self.Metadata.Recipes)
        {
            hash.Set(ctx, new RString(name), new RString(text));
        }
        return hash;
    }

    static RHash Constraints(Context ctx, IReadOnlyDictionary<string, Dependency> all)
    {
        var hash = new RHash();
        foreach (var (name, dependency) in all)
        {
            hash.Set(ctx, new RString(name), new RString(dependency.ConstraintText));
        }
        return hash;
    }

    [RubyMethod("to_hash", "to_h")]
    public static object? ToHash(Context ctx, CookbookObject self)
    {
        var hash = new RHash();
        foreach (var name in (string[])["name", "description", "long_description", "maintainer", "maintainer_email", "license", "platforms", "dependencies", "providing", "recipes",
            "version", "source_url", "issues_url", "privacy"])
        {
            hash.Set(ctx, new RString(name), ctx.Send(self, name));
        }
        return hash;
    }
}
