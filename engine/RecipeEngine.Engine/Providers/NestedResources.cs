namespace RecipeEngine.Engine.Providers;

/// <summary>Resources declared by a provider below its own one.</summary>
public sealed class NestedResources
{
    readonly ChefRun chef;
    readonly Context context;
    readonly Resource parent;
    readonly RunContext inner;

    internal NestedResources(ChefRun chef, Context context, Resource parent)
    {
        this.chef = chef;
        this.context = context;
        this.parent = parent;
        inner = chef.NewRunContext(parent.RunContext);
    }

    /// <summary>Declares one. Values are .NET or Ruby values; ":name" is a symbol.</summary>
    /// <param name="type">"directory"</param>
    /// <param name="name">its name</param>
    /// <param name="properties">property and value; "action" too; null values are left out</param>
    public Resource Declare(string type, string name, params (string Property, object? Value)[] properties) => DeclareNamed(type, name, properties);

    /// <summary>As <see cref="Declare"/>, for a name that may be a list (packages).</summary>
    public Resource DeclareNamed(string type, object name, params (string Property, object? Value)[] properties)
    {
        var resource = chef.Registry.Build(context, type, name is string text ? new RString(text) : Literal.ToRuby(name), inner);
        resource.EnclosingProvider = parent;
        resource.SetOrigin(parent.CookbookName is { } c ? RSymbol.Of(c) : null, parent.RecipeName is { } r ? new RString(r) : null);
        foreach (var (property, value) in properties)
        {
            if (value is not null)
            {
                context.Send(resource, property, Literal.ToRuby(value));
            }
        }
        inner.Collection.Insert(resource);
        return resource;
    }

    /// <summary>Runs a resource only if a condition holds when its turn comes; shown as "skipped due to only_if".</summary>
    public static void OnlyIf(Resource resource, Func<bool> holds) => resource.OnlyIf.Add(Guard.When(true, holds));

    /// <summary>Runs a resource unless a condition holds when its turn comes; shown as "skipped due to not_if".</summary>
    public static void NotIf(Resource resource, Func<bool> holds) => resource.NotIf.Add(Guard.When(false, holds));

    /// <summary>When <paramref name="from"/> changes, run an action of <paramref name="to"/>.</summary>
    public void Notify(Resource from, string action, Resource to, bool immediately = false)
    {
        var n = new Notification(to, RSymbol.Of(action), from);
        if (immediately)
        {
            inner.NotifiesImmediately(n);
        }
        else
        {
            inner.NotifiesDelayed(n);
        }
    }

    /// <summary>Before <paramref name="from"/> changes, run an action of <paramref name="to"/>, if a condition holds when it is declared.</summary>
    public void NotifyBefore(Resource from, string action, Resource to, Func<bool> holds)
    {
        if (holds())
        {
            inner.NotifiesBefore(new Notification(to, RSymbol.Of(action), from));
        }
    }

    internal bool Run()
    {
        new Runner(chef, inner).Converge(context);
        return inner.Collection.All.Any(r => r.Updated);
    }
}
