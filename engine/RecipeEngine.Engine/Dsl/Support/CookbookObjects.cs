using RecipeEngine.Cookbooks;

namespace RecipeEngine.Engine.Dsl.Support;

/// <summary>A cookbook as Ruby code sees it.</summary>
public sealed class CookbookObject(RClass klass, CookbookDirectory cookbook) : RObject(klass)
{
    public CookbookDirectory Cookbook { get; } = cookbook;

    /// <summary>What the cookbook says of itself; for a metadata object that read a file, what that file says.</summary>
    public CookbookMetadata Metadata
    {
        get => own ?? Cookbook.Metadata;
        internal set => own = value;
    }

    CookbookMetadata? own;
}

/// <summary>Finds cookbooks for Ruby code.</summary>
static class CookbookObjects
{
    public static object? Find(Context ctx, string name) => ChefRun.Of(ctx).Cookbooks?.Find(name) is { } c ? new CookbookObject(ctx.Interpreter.FindClass(ctx, "Chef::CookbookVersion"), c) : null;

    /// <summary>A hash of the loaded cookbooks, by name (strings and symbols both).</summary>
    public static RHash All(Context ctx)
    {
        var run = ChefRun.Of(ctx);
        var hash = (RHash)AttributeContainers.Of(ctx).MashClass.Allocator!(AttributeContainers.Of(ctx).MashClass)!;
        foreach (var c in run.CookbooksInOrder)
        {
            hash.Set(ctx, new RString(c.Name), new CookbookObject(ctx.Interpreter.FindClass(ctx, "Chef::CookbookVersion"), c));
        }
        return hash;
    }

    public static FileTarget Target(Context ctx) => CookbookSources.Target(ctx, ChefRun.Of(ctx));

    public static bool HasFile(Context ctx, string cookbook, CookbookSegment segment, string source) =>
        (ChefRun.Of(ctx).Cookbooks?.Find(cookbook) ?? throw new RubyError("Chef::Exceptions::CookbookNotFound", $"Cookbook {cookbook} not found."))
        .FindFile(segment, Target(ctx), source) is not null;
}

/// <summary>Chef::CookbookVersion</summary>
[RubyClass("Chef::CookbookVersion")]
public static class CookbookVersionClass
{
    [RubyMethod("name")]
    public static object? Name(CookbookObject self) => RSymbol.Of(self.Cookbook.Name);

    [RubyMethod("version")]
    public static string Version(CookbookObject self) => self.Cookbook.Metadata.Version;

    [RubyMethod("root_dir")]
    public static string RootDir(CookbookObject self) => self.Cookbook.Root;

    [RubyMethod("root_paths")]
    public static object? RootPaths(CookbookObject self) => new RArray(self.Cookbook.Roots.Select(r => (object?)new RString(r)));

    [RubyMethod("full_name")]
    public static string FullName(CookbookObject self) => self.Cookbook.FullName;

    [RubyMethod("metadata")]
    public static object? Metadata(Context ctx, CookbookObject self) => new CookbookObject(ctx.Interpreter.FindClass(ctx, "Chef::Cookbook::Metadata"), self.Cookbook);

    [RubyMethod("recipe_filenames", "recipe_files")]
    public static object? RecipeFiles(CookbookObject self) => Paths(self.Cookbook.Files(CookbookSegment.Recipes));

    [RubyMethod("attribute_filenames", "attribute_files")]
    public static object? AttributeFiles(CookbookObject self) => Paths(self.Cookbook.AttributeFiles);

    [RubyMethod("template_filenames", "template_files")]
    public static object? TemplateFiles(CookbookObject self) => Paths(self.Cookbook.Files(CookbookSegment.Templates));

    [RubyMethod("file_filenames", "cookbook_files")]
    public static object? Files(CookbookObject self) => Paths(self.Cookbook.Files(CookbookSegment.Files));

    static RArray Paths(IEnumerable<CookbookFile> files) => new(files.Select(f => (object?)new RString(f.FullPath)));

    [RubyMethod("preferred_filename_on_disk_location")]
    public static string? Preferred(Context ctx, CookbookObject self, object? node, object? segment, string name, object? current = null) =>
        self.Cookbook.GetFile(Segment(ctx, segment), CookbookObjects.Target(ctx), name).FullPath;

    [RubyMethod("relative_filenames_in_preferred_directory")]
    public static object? Relative(Context ctx, CookbookObject self, object? node, object? segment, string directory) =>
        new RArray(self.Cookbook.GetDirectory(Segment(ctx, segment), CookbookObjects.Target(ctx), directory).Select(f => (object?)new RString(f.PathBelow)));

    [RubyMethod("has_template_for_node?")]
    public static bool HasTemplate(Context ctx, CookbookObject self, object? node, string name) => self.Cookbook.FindFile(CookbookSegment.Templates, CookbookObjects.Target(ctx), name) is not null;

    [RubyMethod("has_cookbook_file_for_node?")]
    public static bool HasFile(Context ctx, CookbookObject self, object? node, string name) => self.Cookbook.FindFile(CookbookSegment.Files, CookbookObjects.Target(ctx), name) is not null;

    static CookbookSegment Segment(Context ctx, object? segment) => ctx.ToS(segment) == "templates" ? CookbookSegment.Templates : CookbookSegment.Files;
}

/// <summary>Chef::Cookbook::Metadata</summary>
[RubyClass("Chef::Cookbook::Metadata")]
public static class CookbookMetadataClass
{
    /// <summary>Metadata of no cookbook yet.</summary>
    [RubyAllocator]
    public static object? Allocate(RClass klass) => new CookbookObject(klass, null!) { Metadata = new CookbookMetadata() };

    /// <summary>Reads a metadata.rb.</summary>
    [RubyMethod("from_file")]
    public static CookbookObject FromFile(Context ctx, CookbookObject self, string path)
    {
        if (!ctx.Interpreter.Machine.IsFile(path))
        {
            throw new RubyError("IOError", $"Cannot open or read {path}!");
        }
        var builder = new MetadataBuilder(path);
        RecipeEngine.Cookbooks.Scripts.MetadataWords.Script(ctx)(path, builder);
        self.Metadata = builder.Build();
        return self;
    }

    /// <summary>Reads a metadata.json's text.</summary>
    [RubyMethod("from_json")]
    public static CookbookObject FromJson(CookbookObject self, string text)
    {
        self.Metadata = MetadataJson.Parse(text);
        return self;
    }

    [RubyMethod("name")]
    public static string? Name(CookbookObject self) => self.Metadata.Name;

    [RubyMethod("version")]
    public static string Version(CookbookObject self) => self.Metadata.Version;

    [RubyMethod("description")]
    public static string Description(CookbookObject self) => self.Metadata.Description;

    [RubyMethod("maintainer")]
    public static string Maintainer(CookbookObject self) => self.Metadata.Maintainer;

    [RubyMethod("license")]
    public static string License(CookbookObject self) => self.Metadata.License;

    [RubyMethod("dependencies")]
    public static object? Dependencies(Context ctx, CookbookObject self)
    {
        var hash = new RHash();
        foreach (var (name, dependency) in self.Metadata.Dependencies)
        {
            hash.Set(ctx, new RString(name), new RString(dependency.ConstraintText));
        }
        return hash;
    }
}

/// <summary>Chef::Cookbook</summary>
[RubyModule("Chef::Cookbook")]
public static class CookbookModule
{
}
