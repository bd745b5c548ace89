using RecipeEngine.Cookbooks;

namespace RecipeEngine.Engine.Dsl.Support;

/// <summary>Chef::DSL::DataQuery: data bags and search, answered from files.</summary>
[RubyModule("Chef::DSL::DataQuery")]
public static class DataQuery
{
    internal static DataBagStore Store(Context ctx) => ChefRun.Of(ctx).DataBags
        ?? throw new RubyError("Chef::Exceptions::InvalidDataBagPath", "no data bags are configured in this run");

    internal static object? Item(Context ctx, DataBagItem item) =>
        new DataBagItemObject(ctx.Interpreter.FindClass(ctx, "Chef::DataBagItem"), item.Bag, item.Id, (RHash)PlainValues.ToRuby(ctx, item.RawData)!);

    [RubyMethod("data_bag")]
    public static object? DataBag(Context ctx, object? bag)
    {
        var items = RecipeErrors.Translated(() => Store(ctx).Get(ctx.ToS(bag)));
        return new RArray(items.Items.Keys.Order(StringComparer.Ordinal).Select(k => (object?)new RString(k)));
    }

    [RubyMethod("data_bag_item")]
    public static object? DataBagItem(Context ctx, object? bag, object? id, object? secret = null)
    {
        try
        {
            var item = (DataBagItemObject)Item(ctx, RecipeErrors.Translated(() => Store(ctx).GetItem(ctx.ToS(bag), ctx.ToS(id))))!;
            return EncryptedItems.IsEncrypted(ctx, item.Data) ? EncryptedItems.Open(ctx, item, secret is null ? null : ctx.ToS(secret)) : item;
        }
        catch (RubyError)
        {
            ChefRun.Of(ctx).Log(LogLevel.Error, $"Failed to load data bag item: {ctx.Inspect(bag)} {ctx.Inspect(id)}");
            throw;
        }
    }

    [RubyMethod("search")]
    public static object? Search(Context ctx, object? index, [Keywords] RHash? options, RProc? block = null, params object?[] rest) =>
        Engine.Search.SearchRunner.Run(ctx, ctx.ToS(index), rest.Length > 0 && rest[0] is not null ? ctx.ToS(rest[0]) : "*:*", options ?? (rest.Length > 1 ? rest[1] as RHash : null), block);

    [RubyMethod("chef_vault_item")]
    public static object? VaultItem(Context ctx, object? bag, object? id) => DataBagItem(ctx, bag, id);
}

/// <summary>A data bag item: acts like a hash with string or symbol keys.</summary>
public sealed class DataBagItemObject(RClass klass, string bag, string id, RHash data) : RObject(klass)
{
    public string Bag { get; } = bag;
    public string Id { get; } = id;
    public RHash Data { get; } = data;
}

/// <summary>Chef::DataBagItem</summary>
[RubyClass("Chef::DataBagItem")]
public static class DataBagItemClass
{
    [RubyMethod("load", Singleton = true)]
    public static object? Load(Context ctx, object? bag, object? id) => DataQuery.Item(ctx, RecipeErrors.Translated(() => DataQuery.Store(ctx).GetItem(ctx.ToS(bag), ctx.ToS(id))));

    [RubyMethod("[]")]
    public static object? Get(Context ctx, DataBagItemObject self, object? key) => self.Data.Get(ctx, AttributeContainers.Key(key));

    [RubyMethod("[]=")]
    public static object? Set(Context ctx, DataBagItemObject self, object? key, object? value)
    {
        self.Data.Set(ctx, AttributeContainers.Key(key), value);
        return value;
    }

    [RubyMethod("key?", "has_key?", "include?")]
    public static bool Has(Context ctx, DataBagItemObject self, object? key) => self.Data.ContainsKey(ctx, AttributeContainers.Key(key));

    [RubyMethod("id")]
    public static string Id(DataBagItemObject self) => self.Id;

    [RubyMethod("data_bag", "bag")]
    public static string Bag(DataBagItemObject self) => self.Bag;

    [RubyMethod("name", "object_name")]
    public static string Name(DataBagItemObject self) => $"data_bag_item_{self.Bag}_{self.Id}";

    [RubyMethod("raw_data")]
    public static object? RawData(Context ctx, DataBagItemObject self) => AttributeContainers.Of(ctx).Mash(ctx, self.Data);

    [RubyMethod("to_hash", "to_h")]
    public static object? ToHash(Context ctx, DataBagItemObject self)
    {
        var hash = (RHash)AttributeContainers.Plain(ctx, self.Data)!;
        hash.Set(ctx, new RString("chef_type"), new RString("data_bag_item"));
        hash.Set(ctx, new RString("data_bag"), new RString(self.Bag));
        return hash;
    }

    [RubyMethod("inspect", "to_s")]
    public static string Inspect(Context ctx, DataBagItemObject self) => $"data_bag_item[{ctx.Inspect(new RString(self.Bag))}, {ctx.Inspect(new RString(self.Id))}, {ctx.Inspect(self.Data)}]";

    /// <summary>Everything else is asked of the hash.</summary>
    [RubyMethod("method_missing", Private = true)]
    public static object? Missing(Context ctx, DataBagItemObject self, RSymbol name, RProc? block, params object?[] rest) =>
        ctx.Interpreter.HashClass.FindMethod(name) is null
            ? throw RubyError.NoMethod($"undefined method `{name.Name}' for {Inspect(ctx, self)}", self, name.Name)
            : ctx.SendPublic(self.Data, name, block, [.. rest.Select(AttributeContainers.Key)]);

    [RubyMethod("respond_to_missing?", Private = true)]
    public static bool Responds(Context ctx, RSymbol name, bool all = false) => ctx.Interpreter.HashClass.FindMethod(name) is not null;
}

/// <summary>Chef::DataBag</summary>
[RubyClass("Chef::DataBag")]
public static class DataBagClass
{
    [RubyMethod("load", Singleton = true)]
    public static object? Load(Context ctx, object? bag)
    {
        var hash = new RHash();
        foreach (var (id, item) in RecipeErrors.Translated(() => DataQuery.Store(ctx).Get(ctx.ToS(bag))).Items)
        {
            hash.Set(ctx, new RString(id), DataQuery.Item(ctx, item));
        }
        return hash;
    }

    [RubyMethod("list", Singleton = true)]
    public static object? List(Context ctx, object? inflate = null)
    {
        var hash = new RHash();
        foreach (var name in RecipeErrors.Translated(() => DataQuery.Store(ctx).Names))
        {
            hash.Set(ctx, new RString(name), new RString(name));
        }
        return hash;
    }
}
