using RecipeEngine.Cookbooks;

namespace RecipeEngine.Engine.Search;

/// <summary>Answers search(index, query) from files: nodes, roles, environments and data bags.</summary>
static class SearchRunner
{
    public static object? Run(Context ctx, string index, string query, RHash? options, RProc? block)
    {
        var run = ChefRun.Of(ctx);
        var term = SearchQuery.Parse(query);
        var found = new List<object?>();
        foreach (var (item, fields) in SearchDocuments.Of(ctx, run, index))
        {
            if (term.Matches(fields))
            {
                found.Add(item);
            }
        }
        var start = options?.Get(ctx, "start") is long s ? (int)s : 0;
        var rows = options?.Get(ctx, "rows") is long r ? (int)r : 1000;
        found = [.. found.Skip(start).Take(rows)];
        if ((options?.Get(ctx, "filter_result") ?? options?.Get(ctx, "keys")) is RHash filter)
        {
            found = [.. found.Select(f => Filter(ctx, f, filter))];
        }
        if (block is null)
        {
            return new RArray(found);
        }
        foreach (var f in found)
        {
            block.Yield(ctx, [f]);
        }
        return true;
    }

    static object? Filter(Context ctx, object? item, RHash filter)
    {
        var result = new RHash();
        var data = ctx.Send(item, "to_hash") as RHash ?? new RHash();
        foreach (var (name, path) in filter.Pairs())
        {
            object? at = data;
            var keys = path is RArray a ? a.ToArray() : [path];
            result.Set(ctx, new RString(ctx.ToS(name)), keys.Length > 0 && NodeAttributes.Walk(ctx, ref at, keys, 0) ? at : null);
        }
        return result;
    }
}
