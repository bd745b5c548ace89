using RecipeEngine.Cookbooks;

namespace RecipeEngine.Engine.Dsl.Support;

/// <summary>Chef::DSL::DataQuery: data bags and search, answered from files.</summary>
[RubyModule("Chef::DSL::DataQuery")]
public static class DataQuery
{
    internal static DataBagStore Store(Context ctx) => ChefRun.Of(ctx).DataBags
        ?? throw new RubyError("Chef::Exceptions::InvalidDataBagPath", "no data bags are configured in this run");

    internal static object? Item(Context ctx, DataBagItem item) =>
        new DataBagItemObject(ctx.Interpreter.FindClass(ctx, "Chef::DataBagItem")) { Bag = item.Bag, Data = (RHash)RubyValues.FromPlain(ctx, item.RawData)! };

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
            DataBagItemClass.CheckId(ctx.ToS(id));
            var item = (DataBagItemObject)Item(ctx, RecipeErrors.Translated(() => Store(ctx).GetItem(ctx.ToS(bag), ctx.ToS(id))))!;
            return EncryptedItems.IsEncrypted(ctx, item.Data) ? EncryptedItems.Open(ctx, item, EncryptedItems.SecretBytes(secret is null ? EncryptedItems.Secret(ctx) : ctx.ToS(secret))) : item;
        }
        catch (RubyError)
        {
            ChefRun.Of(ctx).Log(LogLevel.Error, $"Failed to load data bag item: {ctx.Inspect(bag)} {ctx.Inspect(id)}");
            throw;
        }
    }

    /// <summary>Chef 11's search for parts of documents: <c>keys</c> names what is wanted.</summary>
    [RubyMethod("partial_search")]
    public static object? PartialSearch(Context ctx, object? index, object? query = null, RHash? options = null, RProc? block = null) =>
        Engine.Search.SearchRunner.Run(ctx, ctx.ToS(index), query is null ? "*:*" : ctx.ToS(query), options ?? new RHash(), block);

    [RubyMethod("search")]
    public static object? Search(Context ctx, object? index, [Keywords] RHash? options, RProc? block = null, params object?[] rest) =>
        Engine.Search.SearchRunner.Run(ctx, ctx.ToS(index), rest.Length > 0 && rest[0] is not null ? ctx.ToS(rest[0]) : "*:*", options ?? (rest.Length > 1 ? rest[1] as RHash : null), block);
}

/// <summary>A data bag item: acts like a hash with string or symbol keys.</summary>
public sealed class DataBagItemObject(RClass klass) : RObject(klass)
{
    public string? Bag { get; set; }
    public RHash Data { get; set; } = new();
}

/// <summary>Chef::DataBagItem</summary>
[RubyClass("Chef::DataBagItem")]
public static class DataBagItemClass
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => new DataBagItemObject(klass);

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(DataBagItemObject self, object? rest = null)
    {
    }

    internal static void CheckId(string id)
    {
        if (id.Length == 0 || id.Any(c => !char.IsLetterOrDigit(c) && c is not ('.' or '-' or '_')))
        {
            throw new RubyError("Chef::Exceptions::InvalidDataBagItemID", $"Data Bag items must have an id matching /\\A[\\.\\-[:alnum:]_]+\\z/, you gave: '{id}'");
        }
    }

    [RubyMethod("from_hash", Singleton = true)]
    public static object? FromHash(Context ctx, RClass self, RHash hash)
    {
        var item = (DataBagItemObject)ctx.Send(self, "new")!;
        SetRawData(ctx, item, hash);
        return item;
    }

    [RubyMethod("raw_data=")]
    public static void SetRawData(Context ctx, DataBagItemObject self, RHash data)
    {
        if ((data.Get(ctx, new RString("id")) ?? data.Get(ctx, RSymbol.Of("id"))) is not { } id)
        {
            throw new RubyError("Chef::Exceptions::ValidationFailed", $"Data Bag Items must contain a Hash or Mash with an id: {ctx.Inspect(data)}");
        }
        CheckId(ctx.ToS(id));
        self.Data = (RHash)AttributeContainers.Of(ctx).Mash(ctx, data)!;
    }

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
    public static object? Id(Context ctx, DataBagItemObject self) => self.Data.Get(ctx, new RString("id"));

    [RubyMethod("data_bag", "data_bag=", "bag")]
    public static string? Bag(DataBagItemObject self, string? name = null) => self.Bag = name ?? self.Bag;

    [RubyMethod("name", "object_name")]
    public static string Name(Context ctx, DataBagItemObject self) => $"data_bag_item_{self.Bag}_{ctx.ToS(Id(ctx, self))}";

    [RubyMethod("save", "create", "destroy")]
    public static object? Save(DataBagItemObject self, object? rest = null) =>
        throw new RubyError("Chef::Exceptions::ConfigurationError", $"data bag {self.Bag} is a directory of files and cannot be written from a recipe");

    [RubyMethod("raw_data")]
    public static object? RawData(Context ctx, DataBagItemObject self) => AttributeContainers.Of(ctx).Mash(ctx, self.Data);

    [RubyMethod("to_hash", "to_h")]
    public static object? ToHash(Context ctx, DataBagItemObject self)
    {
        var hash = (RHash)AttributeContainers.Plain(ctx, self.Data)!;
        hash.Set(ctx, new RString("chef_type"), new RString("data_bag_item"));
        hash.Set(ctx, new RString("data_bag"), self.Bag is null ? null : new RString(self.Bag));
        return hash;
    }

    [RubyMethod("inspect", "to_s")]
    public static string Inspect(Context ctx, DataBagItemObject self) => $"data_bag_item[{(self.Bag is null ? "nil" : ctx.Inspect(new RString(self.Bag)))}, {ctx.Inspect(Id(ctx, self))}, {ctx.Inspect(self.Data)}]";

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
