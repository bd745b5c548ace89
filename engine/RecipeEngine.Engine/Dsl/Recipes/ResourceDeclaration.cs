namespace RecipeEngine.Engine.Dsl.Recipes;

/// <summary>Turns <c>type 'name' do … end</c> into a resource of a collection.</summary>
static class ResourceDeclaration
{
    static readonly RSymbol RunContextMethod = RSymbol.Of("run_context"), CookbookMethod = RSymbol.Of("cookbook_name"), RecipeMethod = RSymbol.Of("recipe_name"), NewResourceMethod = RSymbol.Of("new_resource");

    public static RunContext ContextOf(Context ctx, object? self) =>
        ctx.SendIfResponds(self, RunContextMethod) as RunContext ?? ChefRun.Of(ctx).RootContext;

    /// <summary>Makes the resource and evaluates its block; it is in no collection yet.</summary>
    public static Resource Build(Context ctx, object? self, string type, object? name, RunContext home, object? enclosing, RProc? block, object? createdAt = null)
    {
        var run = home.Run;
        enclosing ??= self as RubyProvider;
        var at = ctx.Current;
        var klass = run.Registry.Resolve(ctx, type) ?? throw run.Registry.NoSuchType(ctx, type);
        var resource = ctx.Send(klass, "new", name, home) as Resource
            ?? throw RubyError.Type($"{klass} is not a resource class");
        resource.RunContext ??= home;
        resource.DeclaredType = type;
        resource.SetOrigin(ctx.SendIfResponds(self, CookbookMethod) is var c and not Undefined ? c : null, ctx.SendIfResponds(self, RecipeMethod) is var r and not Undefined ? r : null);
        resource.EnclosingProvider = enclosing;
        if (self is RObject o && o.GetInstanceVariable(RecipeClass.ParamsVariable) is RHash { Count: > 0 } parameters)
        {
            resource.SetInstanceVariable(RecipeClass.ParamsVariable, parameters);
        }
        if (at is not null)
        {
            resource.SourceFile = at.Code.File;
            resource.SourceLine = at.Line;
            resource.SourceLabel = at.Code.Label;
        }
        if (createdAt is RString place)
        {
            ctx.Send(resource, "source_line=", place);
            resource.CallSite = at is null ? null : (at.Code.File, at.Line);
        }
        if (run.Era < 13 && home.Collection.TryFind(resource.DeclaredKey) is { } prior)
        {
            CloneFrom(run, resource, prior);
        }
        if (block is not null)
        {
            resource.IsInitializing = true;
            try
            {
                var argument = ctx.FindMethod(self, NewResourceMethod) is not null ? ctx.Send(self, NewResourceMethod) : null;
                block.CallWithSelf(ctx, resource, argument is null ? [] : [argument]);
            }
            finally
            {
                resource.IsInitializing = false;
            }
        }
        if (resource.GetInstanceVariable(RSymbol.Of("@name")) is null && resource.Definition.Find("name") is { } nameProperty)
        {
            nameProperty.Get(ctx, resource);
        }
        ctx.Send(resource, "after_created");
        if (CompileTime(ctx, resource))
        {
            foreach (var action in resource.Actions(ctx))
            {
                ctx.Send(resource, "run_action", RSymbol.Of(action));
            }
            resource.SetActions([RSymbol.Of("nothing")]);
        }
        return resource;
    }

    // Chef 11 and 12: a second resource of a name begins with what the first one said (CHEF-3694).
    static void CloneFrom(ChefRun run, Resource resource, Resource prior)
    {
        run.Log(LogLevel.Warn, $"Cloning resource attributes for {resource} from prior resource (CHEF-3694)");
        run.Log(LogLevel.Warn, $"Previous {prior}: {Place(prior)}");
        run.Log(LogLevel.Warn, $"Current  {resource}: {Place(resource)}");
        var kept = (resource.SourceFile, resource.SourceLine);
        foreach (var v in prior.InstanceVariableNames().Where(v => v.Name is not ("@source_line" or "@action" or "@not_if" or "@only_if" or "@run_context" or "@updated" or "@updated_by_last_action")).ToList())
        {
            resource.SetInstanceVariable(v, prior.GetInstanceVariable(v));
        }
        (resource.SourceFile, resource.SourceLine) = kept;
    }

    static string Place(Resource resource) => resource.SourceFile is null ? "" : $"{resource.SourceFile}:{resource.SourceLine}:in `{resource.SourceLabel ?? "from_file"}'";

    static bool CompileTime(Context ctx, Resource resource) =>
        resource.Definition.Find("compile_time") is { } p && Context.Truthy(p.Get(ctx, resource));

    /// <summary>Builds and inserts; in unified mode runs it at once.</summary>
    public static Resource Declare(Context ctx, object? self, string type, object? name, RunContext home, object? enclosing, RProc? block, object? createdAt = null)
    {
        var resource = Build(ctx, self, type, name, home, enclosing, block, createdAt);
        home.Collection.Insert(resource, resource.DeclaredType, resource.Name);
        if (home.UnifiedMode)
        {
            new Runner(home.Run, home).RunDeclared(ctx, resource);
        }
        return resource;
    }
}
