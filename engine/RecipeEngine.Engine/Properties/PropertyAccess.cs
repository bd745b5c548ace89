namespace RecipeEngine.Engine.Properties;

/// <summary>Reading and setting a property of a resource: defaults, laziness, coercion, validation, in Chef's order.</summary>
public static class PropertyAccess
{
    /// <summary>The value as a recipe reads it.</summary>
    /// <exception cref="RubyError">ValidationFailed "x is a required property", or from a lazy value.</exception>
    public static object? Get(this Property p, Context context, Resource resource)
    {
        object? value = null;
        if (p.IsSetOn(resource))
        {
            value = Output(p, context, resource, Stored(p, context, resource));
        }
        else if (p.HasDefault)
        {
            value = DefaultOf(p, context, resource, out var lasting);
            if (lasting || p.IsSticky)
            {
                Store(p, context, resource, value);
            }
        }
        else if (p.IsSticky)
        {
            Store(p, context, resource, null);
        }
        return value is null && IsRequiredNow(p, context, resource) ? throw Missing(p) : value;
    }

    /// <summary>Sets it; gives back what is stored.</summary>
    /// <exception cref="RubyError">ValidationFailed.</exception>
    public static object? Set(this Property p, Context context, Resource resource, object? value)
    {
        if (value is null && !AcceptsNil(p, context, resource))
        {
            value = p.IsNameProperty && !p.HasDeclaredDefault ? Later(context, static (c, r) => r.NameValue(c))
                : !p.HasDeclaredDefault ? null
                : p.DefaultWith is { } make && !p.DefaultIsConstant ? Later(context, make) : RawDefault(p, context, resource);
        }
        if (value is not DelayedEvaluator)
        {
            value = CoerceAndCheck(p, context, resource, value);
        }
        Store(p, context, resource, value);
        if (p.Deprecation is { } message)
        {
            ChefRun.Of(context).Deprecated(context, message, "property");
        }
        return value is null && IsRequiredNow(p, context, resource) ? throw Missing(p) : value;
    }

    /// <summary>A call <c>resource.name(args)</c>: none reads, one sets (or, for an old accessor and nil, reads).</summary>
    public static object? Call(this Property p, Context context, Resource resource, object?[] arguments) =>
        arguments.Length == 0 || arguments[0] is Dsl.Support.NotPassedObject || (p.IsSticky && arguments[0] is null && !AcceptsNil(p, context, resource))
            ? p.Get(context, resource)
            : p.Set(context, resource, arguments[0]);

    public static void Reset(this Property p, Resource resource)
    {
        if (p.Variable is null)
        {
            throw RubyError.Argument($"Property {p.Name} has no instance variable defined and cannot be reset");
        }
        if (resource.HasInstanceVariable(p.Variable))
        {
            resource.RemoveInstanceVariable(p.Variable);
        }
    }

    /// <summary>Whether the resource's present action needs it.</summary>
    public static bool IsRequiredFor(this Property p, string action) => p.IsRequired || (p.RequiredFor?.Contains(action) ?? false);

    static bool IsRequiredNow(Property p, Context context, Resource resource) =>
        p.IsRequired || (p.RequiredFor is { } actions && resource.Actions(context).Any(actions.Contains));

    static RubyError Missing(Property p) => new(Validation.Failed, $"{p.Name} is a required property");

    static object? Stored(Property p, Context context, Resource resource) =>
        p.Variable is null ? context.Send(resource, p.Name) : resource.GetInstanceVariable(p.Variable);

    static void Store(Property p, Context context, Resource resource, object? value)
    {
        if (p.Variable is null)
        {
            context.Send(resource, p.Name, value);
            return;
        }
        resource.CheckFrozen();
        resource.SetInstanceVariable(p.Variable, value);
    }

    static object? Output(Property p, Context context, Resource resource, object? value) =>
        value is DelayedEvaluator lazy ? CoerceAndCheck(p, context, resource, lazy.Evaluate(context, resource)) : value;

    // nil means the default again, worked out at each read as before
    static DelayedEvaluator Later(Context context, Func<Context, Resource, object?> make) =>
        new(context.Interpreter.FindClass(context, "Chef::DelayedEvaluator"), null) { Native = make };

    static object? RawDefault(Property p, Context context, Resource resource) =>
        p.DefaultWith is { } make ? make(context, resource) : p.Default;

    // As Chef: whatever the default gives is kept in the resource once it has been read, unless it is frozen.
    static object? DefaultOf(Property p, Context context, Resource resource, out bool lasting)
    {
        var value = p.HasDeclaredDefault ? RawDefault(p, context, resource) : resource.NameValue(context);
        if (value is DelayedEvaluator lazy)
        {
            value = CoerceAndCheck(p, context, resource, lazy.Evaluate(context, resource));
        }
        else
        {
            value = CoerceAndCheck(p, context, resource, value);
            if (p.HasDeclaredDefault && p.DefaultWith is null)
            {
                value = DeepCopy.Of(context, value);
            }
        }
        lasting = value is RObject { Frozen: false };
        return value;
    }

    static bool AcceptsNil(Property p, Context context, Resource resource)
    {
        if (p.HasCoerce)
        {
            return true;
        }
        if (p.Accepts is null)
        {
            return false;
        }
        var mark = context.GetMark();
        try
        {
            return p.Accepts.Any(a => a.Passes(context, resource, null));
        }
        catch (RubyError e) when (e.ClassName == Validation.Failed)
        {
            context.Unwind(mark);
            return false;
        }
    }

    static object? CoerceAndCheck(Property p, Context context, Resource resource, object? value)
    {
        if (value is not null && p.CoerceProc is { } coerce)
        {
            value = coerce.Arity > 1 ? coerce.Yield(context, [resource, value]) : coerce.CallWithSelf(context, resource, [value]);
        }
        else if (value is not null && p.CoerceWith is { } native)
        {
            value = native(context, resource, value);
        }
        if (value is not null || p.HasDefault)
        {
            Validation.Check(context, resource, p, value);
        }
        return value;
    }
}
