namespace RecipeEngine.Engine.Dsl.Resources;

/// <summary>Reads the options of Ruby's <c>property :name, Type, option: …</c>.</summary>
static class PropertyParser
{
    static readonly HashSet<string> Documentation =
    [
        "description", "introduced", "default_description", "skip_docs", "nillable", "name", "declared_in", "deprecated_by",
    ];

    public static Property Parse(Context ctx, string name, RHash options, Property? derivedFrom = null, string? resource = null)
    {
        var p = derivedFrom?.Derive() ?? new Property(name);
        var all = new RHash();
        foreach (var (k, v) in (derivedFrom?.Options?.Pairs() ?? []).Concat(options.Pairs()))
        {
            all.Set(ctx, RSymbol.Of(ctx.ToS(k)), v);
        }
        p.Options = all;
        p.Notes = new(p.Notes);
        Apply(ctx, p, options, resource);
        return p;
    }

    static IReadOnlyList<object?> List(object? value) => value is RArray a ? a.ToArray() : [value];

    /// <summary>As Kernel#Array has it: a range or an enumerator is all its values.</summary>
    static IReadOnlyList<object?> Array(Context ctx, object? value) =>
        value is RArray a ? a.ToArray() : ctx.Send(ctx.Interpreter.KernelModule, "Array", value) is RArray all ? all.ToArray() : [value];

    public static void AddType(Property p, object? type)
    {
        var checks = List(type).Select(TypeCheck.Of);
        p.Accepts = p.Accepts is null ? [.. checks] : [.. checks, .. p.Accepts];
    }

    static void Apply(Context ctx, Property p, RHash options, string? resource)
    {
        var nameProperty = false;
        var hasDefault = false;
        foreach (var (k, v) in options.Pairs())
        {
            var key = ctx.ToS(k);
            switch (key)
            {
                case "is": p.Accepts = [.. List(v).Select(TypeCheck.Of)]; break;
                case "equal_to": p.EqualTo = Array(ctx, v); break;
                case "kind_of": p.KindOf = List(v); break;
                case "regex": p.Matches = Flatten(v); break;
                case "respond_to": p.RespondsTo = Array(ctx, v); break;
                case "cannot_be": p.CannotBe = Array(ctx, v); break;
                case "callbacks": p.Callbacks = v as RHash ?? throw RubyError.Argument("Callback list must be a hash!"); break;
                case "validation_message": p.ValidationMessage = ctx.ToS(v); break;
                case "coerce": p.CoerceProc = ctx.ToProc(v); p.CoerceWith = null; break;
                case "default":
                    hasDefault = true;
                    p.HasDeclaredDefault = true;
                    p.DefaultWith = null;
                    p.IsNameProperty = false;
                    p.Default = v;
                    Freeze(v);
                    break;
                case "name_property" or "name_attribute":
                    nameProperty = Context.Truthy(v);
                    p.IsNameProperty = nameProperty;
                    p.IsDesiredState = options.TryGet(ctx, RSymbol.Of("desired_state"), out var desired) ? Context.Truthy(desired) : !nameProperty;
                    if (nameProperty && !options.ContainsKey(ctx, RSymbol.Of("default")))
                    {
                        p.HasDeclaredDefault = false;
                        p.DefaultWith = null;
                    }
                    break;
                case "required":
                    p.RequiredFor = v is RArray actions ? [.. actions.Select(ctx.ToS)] : null;
                    p.IsRequired = v is not RArray && Context.Truthy(v);
                    break;
                case "identity": p.IsIdentity = Context.Truthy(v); break;
                case "desired_state": p.IsDesiredState = Context.Truthy(v); break;
                case "sensitive": p.IsSensitive = Context.Truthy(v); break;
                case "deprecated": p.Deprecation = v is null or false ? null : v is true ? $"The property {p.Name} is deprecated" : ctx.ToS(v); break;
                case "instance_variable_name": p.Variable = Context.Truthy(v) ? RSymbol.Of(ctx.ToS(v)) : null; break;
                default:
                    if (Documentation.Contains(key))
                    {
                        p.Notes[key] = v;
                    }
                    else
                    {
                        p.UnknownOption ??= key;
                    }
                    break;
            }
        }
        if (nameProperty && hasDefault)
        {
            throw RubyError.Argument($"A property cannot be both a name_property/name_attribute and have a default value. Use one or the other on property {p.Name}{(resource is null ? "" : $" of resource {resource}")}");
        }
    }

    static void Freeze(object? value)
    {
        foreach (var inner in value is RHash h ? h.Pairs().Select(p => p.Value) : value as RArray ?? [])
        {
            Freeze(inner);
        }
        if (value is RString or RArray or RHash)
        {
            ((RObject)value).Frozen = true;
        }
    }

    static List<object?> Flatten(object? value) => value is RArray a ? [.. a.SelectMany(Flatten)] : [value];
}
