using RecipeEngine.Cookbooks;

namespace RecipeEngine.Engine.Dsl.Node;

/// <summary>One entry of a run list as Ruby sees it.</summary>
public sealed class RunListItemObject(RClass klass) : RObject(klass)
{
    public RunListItem? Item { get; set; }
}

/// <summary>Chef::RunList::RunListItem</summary>
[RubyClass("Chef::RunList::RunListItem")]
public static class RunListItemClass
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => new RunListItemObject(klass);

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, RunListItemObject self, object? item) => self.Item = RecipeErrors.Translated(() => RunListItem.Parse(ctx.ToS(item)));

    [RubyMethod("name")]
    public static string Name(RunListItemObject self) => self.Item!.Name;

    [RubyMethod("type")]
    public static object? Type(RunListItemObject self) => RSymbol.Of(self.Item!.Type == RunListItemType.Role ? "role" : "recipe");

    [RubyMethod("version")]
    public static string? Version(RunListItemObject self) => self.Item!.Version;

    [RubyMethod("role?")]
    public static bool IsRole(RunListItemObject self) => self.Item!.Type == RunListItemType.Role;

    [RubyMethod("recipe?")]
    public static bool IsRecipe(RunListItemObject self) => self.Item!.Type == RunListItemType.Recipe;

    [RubyMethod("to_s")]
    public static string ToS(RunListItemObject self) => self.Item!.ToString();

    [RubyMethod("==", "eql?")]
    public static bool IsEqual(RunListItemObject self, object? other) => other is RunListItemObject o ? o.Item == self.Item : other is RString s && s.Text == self.Item!.ToString();
}
