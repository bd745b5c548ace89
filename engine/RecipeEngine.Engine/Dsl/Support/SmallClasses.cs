using RecipeEngine.Cookbooks;

namespace RecipeEngine.Engine.Dsl.Support;

/// <summary>ChefUtils::VersionString (Chef::VersionString): text that compares as a version.</summary>
[RubyClass("ChefUtils::VersionString", Superclass = "String")]
public static class VersionStringClass
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => klass.Interpreter.StringClass.Allocator!(klass);

    static int? Compare(Context ctx, RString self, object? other)
    {
        try
        {
            return GemVersion.Parse(self.Text).CompareTo(GemVersion.Parse(ctx.ToS(other)));
        }
        catch (RecipeError)
        {
            return null;
        }
    }

    static bool Is(Context ctx, RString self, object? other, Func<int, bool> test) =>
        Compare(ctx, self, other) is { } c ? test(c) : test(string.CompareOrdinal(self.Text, ctx.ToS(other)));

    [RubyMethod("<=>")]
    public static object? Spaceship(Context ctx, RString self, object? other) => Compare(ctx, self, other) is { } c ? Box.Int(c) : null;

    [RubyMethod("<")]
    public static bool Less(Context ctx, RString self, object? other) => Is(ctx, self, other, c => c < 0);

    [RubyMethod("<=")]
    public static bool LessOrEqual(Context ctx, RString self, object? other) => Is(ctx, self, other, c => c <= 0);

    [RubyMethod(">")]
    public static bool Greater(Context ctx, RString self, object? other) => Is(ctx, self, other, c => c > 0);

    [RubyMethod(">=")]
    public static bool GreaterOrEqual(Context ctx, RString self, object? other) => Is(ctx, self, other, c => c >= 0);

    [RubyMethod("==", "eql?")]
    public static bool IsEqual(Context ctx, RString self, object? other) => other is RString s && (s.Text == self.Text || Compare(ctx, self, other) == 0);

    /// <summary>version =~ '>= 7', or a regular expression.</summary>
    [RubyMethod("=~")]
    public static object? Matches(Context ctx, RString self, object? other)
    {
        if (other is RString requirement)
        {
            return Box.Bool(RecipeErrors.Translated(() => GemRequirement.Parse(requirement.Text.Split(',').Select(r => r.Trim())).Includes(GemVersion.Parse(self.Text))));
        }
        return ctx.Send(other, "=~", new RString(self.Text));
    }

    [RubyMethod("satisfies?")]
    public static object? Satisfies(Context ctx, RString self, params object?[] rest) =>
        Box.Bool(RecipeErrors.Translated(() => GemRequirement.Parse(rest.Select(ctx.ToS)).Includes(GemVersion.Parse(self.Text))));
}

/// <summary>Chef::VersionConstraint</summary>
public sealed class ConstraintObject(RClass klass) : RObject(klass)
{
    public VersionConstraint Constraint { get; set; } = VersionConstraint.Any;
}

/// <summary>Chef::VersionConstraint</summary>
[RubyClass("Chef::VersionConstraint")]
public static class VersionConstraintClass
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => new ConstraintObject(klass);

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, ConstraintObject self, object? text = null) => self.Constraint = Parse(ctx, text, VersionFlavor.Cookbook);

    internal static VersionConstraint Parse(Context ctx, object? text, VersionFlavor flavor)
    {
        if (text is RArray { Count: > 1 } several)
        {
            throw new RubyError("Chef::Exceptions::InvalidVersionConstraint",
                $"only one version constraint operation is supported, but you gave {several.Count} ['{string.Join(", ", several.Select(ctx.ToS))}']");
        }
        var only = text is RArray list ? list.ElementAtOrDefault(0) : text;
        return RecipeErrors.Translated(() => VersionConstraint.Parse(only is null ? null : ctx.ToS(only), flavor));
    }

    [RubyMethod("op")]
    public static string Operator(ConstraintObject self) => self.Constraint.ToString().Split(' ')[0];

    [RubyMethod("version")]
    public static string Version(ConstraintObject self) => self.Constraint.ToString().Split(' ')[^1];

    [RubyMethod("==", "eql?")]
    public static bool IsEqual(ConstraintObject self, object? other) => other is ConstraintObject o && o.Constraint.ToString() == self.Constraint.ToString();

    [RubyMethod("include?")]
    public static bool Includes(Context ctx, ConstraintObject self, object? version) => RecipeErrors.Translated(() => self.Constraint.Includes(ctx.ToS(version)));

    [RubyMethod("to_s", "inspect")]
    public static string ToS(ConstraintObject self) => self.Constraint.ToString();
}

/// <summary>Chef::VersionConstraint::Platform</summary>
[RubyClass("Chef::VersionConstraint::Platform", Superclass = "Chef::VersionConstraint")]
public static class PlatformConstraintClass
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => new ConstraintObject(klass);

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, ConstraintObject self, object? text = null) => self.Constraint = VersionConstraintClass.Parse(ctx, text, VersionFlavor.Platform);
}

/// <summary>Chef::Version: three numbers.</summary>
public sealed class VersionObject(RClass klass) : RObject(klass)
{
    public CookbookVersion Version { get; set; }
}

/// <summary>Chef::Version</summary>
[RubyClass("Chef::Version", Includes = ["Comparable"])]
public static class VersionClass
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => new VersionObject(klass);

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, VersionObject self, object? text = null) =>
        self.Version = RecipeErrors.Translated(() => CookbookVersion.Parse(text is null ? "0.0.0" : ctx.ToS(text), VersionFlavor.Cookbook));

    [RubyMethod("<=>")]
    public static object? Compare(Context ctx, VersionObject self, object? other) =>
        other is VersionObject v ? Box.Int(self.Version.CompareTo(v.Version)) : Box.Int(self.Version.CompareTo(CookbookVersion.Parse(ctx.ToS(other), VersionFlavor.Platform)));

    [RubyMethod("major")]
    public static long Major(VersionObject self) => self.Version.Major;

    [RubyMethod("minor")]
    public static long Minor(VersionObject self) => self.Version.Minor;

    [RubyMethod("patch")]
    public static long Patch(VersionObject self) => self.Version.Patch;

    [RubyMethod("to_s", "inspect")]
    public static string ToS(VersionObject self) => self.Version.ToString();
}


/// <summary>Chef::Version::Platform</summary>
[RubyClass("Chef::Version::Platform", Superclass = "Chef::Version")]
public static class PlatformVersionClass
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => new VersionObject(klass);

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, VersionObject self, object? text = null) =>
        self.Version = RecipeErrors.Translated(() => CookbookVersion.Parse(text is null ? "0.0.0" : ctx.ToS(text), VersionFlavor.Platform));
}

/// <summary>Chef::JSONCompat</summary>
[RubyClass("Chef::JSONCompat")]
public static class JsonCompatClass
{
    static object? Json(Context ctx, string method, params object?[] arguments)
    {
        ctx.Interpreter.Require(ctx, "json");
        return ctx.Send(ctx.Interpreter.FindModule(ctx, "JSON"), method, arguments);
    }

    [RubyMethod("from_json", "parse", Singleton = true)]
    public static object? FromJson(Context ctx, object? text, object? options = null) => Json(ctx, "parse", text);

    [RubyMethod("to_json", Singleton = true)]
    public static object? ToJson(Context ctx, object? value, object? options = null) => Json(ctx, "generate", value);

    [RubyMethod("to_json_pretty", Singleton = true)]
    public static object? ToJsonPretty(Context ctx, object? value, object? options = null) => Json(ctx, "pretty_generate", value);
}

/// <summary>Chef::Platform</summary>
[RubyClass("Chef::Platform")]
public static class PlatformClass
{
    [RubyMethod("find_platform_and_version", Singleton = true)]
    public static object? Find(Context ctx, object? node) => RArray.Of(ctx.Send(node, "[]", new RString("platform")), ctx.Send(node, "[]", new RString("platform_version")));

    [RubyMethod("windows?", "windows_server_2003?", "supports_msi?", "supports_powershell_execution_bypass?", "supports_dsc?", "supported_powershell_version?", Singleton = true)]
    public static bool IsWindows(params object?[] rest) => false;

    /// <summary>Chef 11's and 12's table: which provider a resource has on a platform when nothing provides it. Later versions do not look.</summary>
    [RubyMethod("set", Singleton = true)]
    public static void Set(Context ctx, RHash entry)
    {
        object? At(string key) => entry.Get(ctx, key) is { } value ? value : null;
        var name = At("resource") switch
        {
            RClass klass => ResourceClass.Of(klass).ResourceName,
            null => null,
            var given => ctx.ToS(given),
        };
        if (name is null || At("provider") is not RClass provider)
        {
            return;
        }
        var platform = At("platform") is { } p && ctx.ToS(p) != "default" ? new[] { ctx.ToS(p).ToLowerInvariant().Replace(' ', '_') } : [];
        var version = At("version") is { } v && ctx.ToS(v) != "default" ? new[] { ctx.ToS(v) } : [];
        ChefRun.Of(ctx).ProviderRegistry.PlatformTable.Add((name, provider, new Registration(0) { Platform = platform, Version = version }));
    }
}

/// <summary>Chef::FileCache: files under file_cache_path.</summary>
[RubyClass("Chef::FileCache")]
public static class FileCacheClass
{
    static string PathOf(Context ctx, string name) => Path.Combine(ChefRun.Of(ctx).Config.Text(ctx, "file_cache_path")!, name);

    [RubyMethod("load", Singleton = true)]
    public static object? Load(Context ctx, string name, bool read = true)
    {
        var path = PathOf(ctx, name);
        return ctx.Interpreter.Machine.IsFile(path)
            ? new RString(read ? ctx.Interpreter.Machine.ReadText(path) : path)
            : throw new RubyError("Chef::Exceptions::FileNotFound", $"Cannot find {path} for {name}!");
    }

    [RubyMethod("store", Singleton = true)]
    public static bool Store(Context ctx, string name, string content, object? mode = null)
    {
        ctx.Interpreter.Machine.CreateDirectories(Path.GetDirectoryName(PathOf(ctx, name))!);
        ctx.Interpreter.Machine.WriteText(PathOf(ctx, name), content);
        return true;
    }

    [RubyMethod("list", Singleton = true)]
    public static object? List(Context ctx) => Find(ctx, "**/*");

    [RubyMethod("find", Singleton = true)]
    public static object? Find(Context ctx, string pattern)
    {
        var home = PathOf(ctx, "").TrimEnd('/') + "/";
        var found = (RArray)ctx.Send(ctx.Interpreter.FindClass(ctx, "Dir"), "glob", new RString(home + pattern))!;
        return new RArray(found.Select(ctx.ToS).Where(ctx.Interpreter.Machine.IsFile).Select(p => (object?)new RString(p[home.Length..])));
    }

    [RubyMethod("move_to", Singleton = true)]
    public static void MoveTo(Context ctx, string file, string name)
    {
        if (!ctx.Interpreter.Machine.IsFile(file))
        {
            throw new RubyError("Chef::Exceptions::FileNotFound", $"Cannot move file {file}, it does not exist!");
        }
        ctx.Interpreter.Machine.CreateDirectories(Path.GetDirectoryName(PathOf(ctx, name))!);
        ctx.Interpreter.Require(ctx, "fileutils");
        ctx.Send(ctx.Interpreter.FindModule(ctx, "FileUtils"), "mv", new RString(file), new RString(PathOf(ctx, name)));
    }

    [RubyMethod("file_cache_path", Singleton = true)]
    public static string Home(Context ctx) => ChefRun.Of(ctx).Config.Text(ctx, "file_cache_path")!;

    [RubyMethod("has_key?", "key?", Singleton = true)]
    public static bool Has(Context ctx, string name) => ctx.Interpreter.Machine.IsFile(PathOf(ctx, name));

    [RubyMethod("create_cache_path", Singleton = true)]
    public static string Create(Context ctx, string name, bool create = true) => PathOf(ctx, name);

    [RubyMethod("delete", Singleton = true)]
    public static void Delete(Context ctx, string name) => ctx.Interpreter.Machine.RemoveFile(PathOf(ctx, name));
}

/// <summary>Chef::Mixin::DeepMerge</summary>
[RubyModule("Chef::Mixin::DeepMerge")]
public static class DeepMergeModule
{
    [RubyMethod("merge", "deep_merge", "horizontal_merge", ModuleFunction = true)]
    public static object? Merge(Context ctx, object? first, object? second) =>
        AttributeContainers.Of(ctx).Mash(ctx, AttributeMerge.Deep(ctx, AttributeContainers.Plain(ctx, first), AttributeContainers.Plain(ctx, second)));

    [RubyMethod("hash_only_merge", "hash_only_merge!", ModuleFunction = true)]
    public static object? HashOnly(Context ctx, object? first, object? second) =>
        AttributeMerge.HashOnly(ctx, AttributeContainers.Plain(ctx, first), AttributeContainers.Plain(ctx, second));
}

/// <summary>Chef::Mixin::ConvertToClassName</summary>
[RubyModule("Chef::Mixin::ConvertToClassName")]
public static class ConvertToClassName
{
    [RubyMethod("convert_to_class_name", ModuleFunction = true)]
    public static string ToClassName(string text) => ResourceType.CamelCase(text.Replace('-', '_'));

    [RubyMethod("convert_to_snake_case", ModuleFunction = true)]
    public static string ToSnakeCase(Context ctx, string text, object? @namespace = null)
    {
        var name = @namespace is null ? text : text.Replace(ctx.ToS(@namespace) + "::", "", StringComparison.Ordinal);
        return System.Text.RegularExpressions.Regex.Replace(name, "(?<=[a-z0-9])(?=[A-Z])", "_").ToLowerInvariant();
    }

    [RubyMethod("filename_to_qualified_string", ModuleFunction = true)]
    public static string Qualified(Context ctx, object? cookbook, string file) => Recipes.FileLoading.QualifiedName(ctx.ToS(cookbook), file);

    [RubyMethod("snake_case_basename", ModuleFunction = true)]
    public static string SnakeBase(Context ctx, string text) => ToSnakeCase(ctx, text.Split("::")[^1]);

    [RubyMethod("normalize_snake_case_name", ModuleFunction = true)]
    public static string Normalize(string text) => System.Text.RegularExpressions.Regex.Replace(text.Replace('-', '_'), "[^A-Za-z0-9_]", "").ToLowerInvariant();
}

/// <summary>Chef::DSL::RebootPending</summary>
[RubyModule("Chef::DSL::RebootPending")]
public static class RebootPending
{
    [RubyMethod("reboot_pending?")]
    public static bool IsPending(Context ctx) => PlatformIntrospection.Node(ctx, "platform_family") == "debian" && ctx.Interpreter.Machine.Exists("/var/run/reboot-required");
}

/// <summary>Chef::Mixin::WhyRun and Chef::Mixin::Checksum-like helpers that stand alone.</summary>
[RubyModule("Chef::Mixin::Checksum")]
public static class ChecksumModule
{
    [RubyMethod("checksum")]
    public static string Checksum(Context ctx, string path) => Sha256Sum.Of(ctx.Interpreter.Machine.ReadBytes(path));

    [RubyMethod("short_cksum")]
    public static string Short(string? checksum) => checksum is null ? "none" : checksum[..Math.Min(6, checksum.Length)];

    [RubyMethod("checksum_match?")]
    public static bool Match(string? reference, string? checksum) =>
        reference is { Length: > 0 } && checksum is { Length: > 0 } && checksum.StartsWith(reference, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Chef::DSL::RenderHelpers: data as text and text as data.</summary>
[RubyModule("Chef::DSL::RenderHelpers")]
public static class RenderHelpers
{
    [RubyMethod("render_json")]
    public static object? RenderJson(Context ctx, object? value) => ctx.Send(JsonCompatClass.ToJsonPretty(ctx, value), "+", new RString("\n"));

    [RubyMethod("render_toml")]
    public static string RenderToml(Context ctx, RHash value) => Formats.TomlText.Render((IEnumerable<KeyValuePair<string, object?>>)PlainValues.FromRuby(ctx, value)!);

    [RubyMethod("parse_json")]
    public static object? ParseJson(Context ctx, string path) => JsonCompatClass.FromJson(ctx, new RString(ctx.Interpreter.Machine.ReadText(path)));

    [RubyMethod("parse_yaml")]
    public static object? ParseYaml(Context ctx, string path)
    {
        ctx.Interpreter.Require(ctx, "yaml");
        return ctx.Send(ctx.Interpreter.FindModule(ctx, "YAML"), "load", new RString(ctx.Interpreter.Machine.ReadText(path)));
    }

    /// <summary>By the file's extension; nil for one that is not known.</summary>
    [RubyMethod("parse_file")]
    public static object? ParseFile(Context ctx, string path) => Path.GetExtension(path) switch
    {
        ".json" => ParseJson(ctx, path),
        ".yaml" or ".yml" => ParseYaml(ctx, path),
        _ => null,
    };

    [RubyMethod("render_yaml")]
    public static object? RenderYaml(Context ctx, object? value)
    {
        ctx.Interpreter.Require(ctx, "yaml");
        return ctx.Send(ctx.Interpreter.FindModule(ctx, "YAML"), "dump", AttributeContainers.Plain(ctx, value));
    }
}

/// <summary>Chef::Search::Query</summary>
[RubyClass("Chef::Search::Query")]
public static class SearchQueryClass
{
    [RubyMethod("search")]
    public static object? Search(Context ctx, object? index, [Keywords] RHash? options, RProc? block = null, params object?[] rest)
    {
        var rows = Engine.Search.SearchRunner.Run(ctx, ctx.ToS(index), rest.Length > 0 ? ctx.ToS(rest[0]) : "*:*", options, block);
        return rows is RArray a ? RArray.Of(a, Box.Int(0), Box.Int(a.Count)) : rows;
    }
}

/// <summary>Chef::Search</summary>
[RubyModule("Chef::Search")]
public static class SearchModule
{
}

/// <summary>Chef::Dist-like names.</summary>
[RubyModule("ChefUtils::Dist")]
public static class DistModule
{
}

/// <summary>ChefUtils::Dist::Infra</summary>
[RubyClass("ChefUtils::Dist::Infra")]
public static class DistInfraClass
{
    [RubyConstant("PRODUCT")]
    public static string Product => "Chef Infra Client";

    [RubyConstant("CLIENT")]
    public static string Client => "chef-client";

    [RubyConstant("SHORT")]
    public static string Short => "chef";

    [RubyConstant("DIR_SUFFIX")]
    public static string DirSuffix => "chef";

    [RubyConstant("EXEC")]
    public static string Exec => "chef";

    [RubyConstant("SOLOEXEC")]
    public static string SoloExec => "chef-solo";
}
