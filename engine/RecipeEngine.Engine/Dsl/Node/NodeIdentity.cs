using RecipeEngine.Cookbooks;
using RecipeEngine.Engine.Dsl.Recipes;

namespace RecipeEngine.Engine.Dsl.Node;

/// <summary>Chef::Node: name, run list, environment, tags.</summary>
[RubyClass("Chef::Node")]
public static class NodeIdentity
{
    [RubyMethod("name", "name=")]
    public static object? Name(Context ctx, NodeObject self, object? value = null)
    {
        if (value is not null)
        {
            self.Name = ctx.ToS(value);
        }
        return self.Name is null ? null : new RString(self.Name);
    }

    [RubyMethod("chef_environment", "environment", "chef_environment=", "environment=")]
    public static object? Environment(Context ctx, NodeObject self, object? value = null)
    {
        if (value is not null)
        {
            self.Environment = ctx.ToS(value);
        }
        return new RString(self.Environment);
    }

    [RubyMethod("policy_name")]
    public static string? PolicyName(NodeObject self) => self.PolicyName;

    [RubyMethod("policy_group")]
    public static string? PolicyGroup(NodeObject self) => self.PolicyGroup;

    [RubyMethod("run_context")]
    public static object? RunContextOf(NodeObject self) => self.RunContext;

    [RubyMethod("run_context=")]
    public static void SetRunContext(NodeObject self, object? value) => self.RunContext = value as RunContext;

    [RubyMethod("node")]
    public static object? Node(NodeObject self) => self;

    [RubyMethod("cookbook_collection")]
    public static object? Cookbooks(Context ctx) => Support.CookbookObjects.All(ctx);

    [RubyMethod("run_state")]
    public static object? RunState(NodeObject self) => self.RunState;

    [RubyMethod("run_state=")]
    public static void SetRunState(NodeObject self, RHash value) => self.RunState = value;

    [RubyMethod("run_list")]
    public static object? RunListOf(Context ctx, NodeObject self, params object?[] rest)
    {
        if (rest.Length > 0)
        {
            self.RunList = RecipeEngine.Cookbooks.RunList.Parse(rest.SelectMany(r => r is RArray a ? a.ToArray() : [r]).Select(ctx.ToS));
        }
        return new RunListObject(ctx.Interpreter.FindClass(ctx, "Chef::RunList"), self);
    }

    [RubyMethod("run_list=")]
    public static void SetRunList(Context ctx, NodeObject self, object? value) => RunListOf(ctx, self, value);

    [RubyMethod("recipe?")]
    public static bool IsRecipe(Context ctx, NodeObject self, object? name)
    {
        var text = ctx.ToS(name);
        return self.RunList.Any(i => i.Type == RunListItemType.Recipe && i.Name == text)
            || (self.Attributes.Top(ctx, "recipes") is RArray list && list.Any(r => ctx.ToS(r) == text));
    }

    [RubyMethod("recipe_list")]
    public static object? Recipes(Context ctx, NodeObject self) => self.Attributes.Top(ctx, "recipes");

    [RubyMethod("role?")]
    public static bool IsRole(Context ctx, NodeObject self, object? name)
    {
        var text = ctx.ToS(name);
        return self.RunList.Any(i => i.Type == RunListItemType.Role && i.Name == text)
            || (self.Attributes.Top(ctx, "roles") is RArray list && list.Any(r => ctx.ToS(r) == text));
    }

    [RubyMethod("roles")]
    public static object? Roles(Context ctx, NodeObject self) => self.Attributes.Top(ctx, "roles");

    [RubyMethod("primary_runlist")]
    public static object? PrimaryRunList(Context ctx, NodeObject self) => RunListOf(ctx, self);

    [RubyMethod("expand!")]
    public static object? Expand(NodeObject self, object? source = null) => self;

    [RubyMethod("tags")]
    public static object? Tags(Context ctx, NodeObject self) => NodeTags.List(ctx, self);

    [RubyMethod("tag")]
    public static object? Tag(Context ctx, NodeObject self, params object?[] rest)
    {
        NodeTags.Add(ctx, self, rest);
        return NodeTags.List(ctx, self);
    }

    [RubyMethod("consume_external_attrs", "consume_attributes")]
    public static void Consume(Context ctx, NodeObject self, RHash attributes) => Compile.NodeBuilder.ConsumeJson(ctx, self, attributes);

    [RubyMethod("loaded_recipe")]
    public static void LoadedRecipe(Context ctx, NodeObject self, object? cookbook, object? recipe) =>
        Compile.RecipeLoader.NoteLoaded(ctx, ChefRun.Of(ctx), $"{ctx.ToS(cookbook)}::{ctx.ToS(recipe)}");

    [RubyMethod("save", "destroy")]
    public static object? Save(NodeObject self) => self;

    [RubyMethod("logger")]
    public static object? Logger(Context ctx) => ctx.Interpreter.FindModule(ctx, "Chef::Log");

    [RubyMethod("chef_server_rest")]
    public static object? Rest() => null;

    [RubyMethod("to_s")]
    public static string ToS(NodeObject self) => $"node[{self.Name}]";

    [RubyMethod("inspect", "display_hash")]
    public static string Inspect(NodeObject self) => $"<Chef::Node:0x0 @name=\"{self.Name}\">";

    [RubyMethod("from_file")]
    public static object? FromFile(Context ctx, NodeObject self, string path) => FileLoading.RunFile(ctx, path, self, "from_file");

    [RubyMethod("list", Singleton = true)]
    public static object? List(Context ctx, bool inflate = false)
    {
        var hash = new RHash();
        foreach (var (item, _) in Search.SearchDocuments.Of(ctx, ChefRun.Of(ctx), "node"))
        {
            var name = new RString(((NodeObject)item!).Name ?? "");
            hash.Set(ctx, name, inflate ? item : name);
        }
        return hash;
    }

    [RubyMethod("load", "find", Singleton = true)]
    public static object? Load(Context ctx, string name)
    {
        var run = ChefRun.Of(ctx);
        return run.Node.Name == name ? run.Node : Search.SearchDocuments.LoadNode(ctx, run, name) ?? throw new RubyError("Chef::Exceptions::ResourceNotFound", $"there is no node named {name} in {run.Config.Text(ctx, "node_path")}");
    }
}

/// <summary>The run list as Ruby sees it; changes go to the node.</summary>
public sealed class RunListObject(RClass klass, NodeObject node) : RObject(klass)
{
    public NodeObject Node { get; } = node;
}

/// <summary>Chef::RunList</summary>
[RubyClass("Chef::RunList", Includes = ["Enumerable"])]
public static class RunListClass
{
    static RString Text(RunListItem item) => new(item.ToString());

    [RubyAllocator]
    public static object? Allocate(RClass klass) => new RunListObject(klass, (NodeObject)klass.Interpreter.MainContext.Send(klass.Interpreter.FindClass(klass.Interpreter.MainContext, "Chef::Node"), "new")!);

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, RunListObject self, params object?[] rest) => Reset(ctx, self, rest);

    /// <summary>With its roles opened.</summary>
    [RubyMethod("expand")]
    public static object? Expand(Context ctx, RunListObject self, object? environment = null, object? source = null, object? options = null) =>
        ctx.Send(ctx.Send(ctx.Interpreter.FindClass(ctx, "Chef::RunList::RunListExpansion"), "new", environment, Items(self)), "expand");

    [RubyMethod("each")]
    public static object? Each(Context ctx, RunListObject self, RProc block)
    {
        foreach (var item in self.Node.RunList)
        {
            block.Yield(ctx, Text(item));
        }
        return self;
    }

    [RubyMethod("<<", "add", "push", "append")]
    public static object? Add(Context ctx, RunListObject self, object? item)
    {
        self.Node.RunList = new RunList([.. self.Node.RunList, RunListItem.Parse(ctx.ToS(item))]);
        return self;
    }

    [RubyMethod("include?")]
    public static bool Includes(Context ctx, RunListObject self, object? item) => self.Node.RunList.Any(i => i.ToString() == RunListItem.Parse(ctx.ToS(item)).ToString());

    [RubyMethod("recipes", "recipe_names")]
    public static object? Recipes(RunListObject self) => new RArray(self.Node.RunList.Where(i => i.Type == RunListItemType.Recipe).Select(i => (object?)new RString(i.Name)));

    [RubyMethod("roles", "role_names")]
    public static object? Roles(RunListObject self) => new RArray(self.Node.RunList.Where(i => i.Type == RunListItemType.Role).Select(i => (object?)new RString(i.Name)));

    [RubyMethod("run_list_items", "run_list", "to_a", "to_ary")]
    public static object? Items(RunListObject self) => new RArray(self.Node.RunList.Select(i => (object?)Text(i)));

    [RubyMethod("[]")]
    public static object? At(RunListObject self, int index) => self.Node.RunList.ElementAtOrDefault(index) is { } i ? Text(i) : null;

    [RubyMethod("empty?")]
    public static bool IsEmpty(RunListObject self) => self.Node.RunList.Count == 0;

    [RubyMethod("reset!")]
    public static object? Reset(Context ctx, RunListObject self, params object?[] rest)
    {
        self.Node.RunList = RunList.Parse(rest.SelectMany(r => r is RArray a ? a.ToArray() : [r]).Select(ctx.ToS));
        return self;
    }

    [RubyMethod("remove", "delete")]
    public static object? Remove(Context ctx, RunListObject self, object? item)
    {
        var gone = RunListItem.Parse(ctx.ToS(item)).ToString();
        self.Node.RunList = new RunList(self.Node.RunList.Where(i => i.ToString() != gone));
        return self;
    }

    [RubyMethod("to_s")]
    public static string ToS(RunListObject self) => self.Node.RunList.ToString();

    [RubyMethod("==")]
    public static bool IsEqual(Context ctx, RunListObject self, object? other) => other is RunListObject o ? o.Node.RunList.ToString() == self.Node.RunList.ToString()
        : other is RArray a && a.Select(ctx.ToS).SequenceEqual(self.Node.RunList.Select(i => i.ToString()));
}
