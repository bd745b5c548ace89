namespace RecipeEngine.Engine.Providers;

/// <summary>Files that several resources of a run write together: one template of the recipe, declared by the first, filled by all, written at the end.</summary>
static class RootTemplates
{
    /// <summary>Declares the file right after the running resource, or finds it.</summary>
    public static Resource Gather(Context context, ChefRun run, Resource asking, string name, params (string Property, object? Value)[] properties)
    {
        var root = run.RootContext;
        if (root.Collection.TryFind(ResourceCollection.Key("template", name)) is { } known)
        {
            return known;
        }
        var resource = run.Registry.Build(context, "template", new RString(name), root);
        resource.SetOrigin(asking.CookbookName is { } c ? RSymbol.Of(c) : null, asking.RecipeName is { } r ? new RString(r) : null);
        foreach (var (property, value) in properties)
        {
            context.Send(resource, property, Literal.ToRuby(value));
        }
        context.Send(resource, "variables", new RHash());
        resource.SetActions([RSymbol.Of("nothing")]);
        root.Collection.Insert(resource);
        return resource;
    }

    /// <summary>Adds an entry to the list of that name, and has the file written at the end of the run.</summary>
    /// <param name="render">the file's text from all entries so far</param>
    public static void Add(Context context, ChefRun run, Resource file, string list, string entry, Func<IReadOnlyList<string>, string> render)
    {
        var entries = Entries(context, file, list);
        entries.Add(new RString(entry));
        context.Send(file, "content", new RString(render([.. entries.Select(context.ToS)])));
        run.RootContext.AddDelayed(new Notification(file, RSymbol.Of("create"), file));
    }

    public static RArray Entries(Context context, Resource file, string list)
    {
        var variables = (RHash)file.Read(context, "variables")!;
        if (variables.Get(context, list) is not RArray entries)
        {
            variables.Set(context, RSymbol.Of(list), entries = new RArray());
        }
        return entries;
    }
}
