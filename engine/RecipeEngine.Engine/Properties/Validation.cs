namespace RecipeEngine.Engine.Properties;

/// <summary>Checks a value against a property's options, with Chef's texts.</summary>
public static class Validation
{
    public const string Failed = "Chef::Exceptions::ValidationFailed";

    /// <exception cref="RubyError">Chef::Exceptions::ValidationFailed, or ArgumentError for an unknown option.</exception>
    public static void Check(Context context, Resource? resource, Property property, object? value)
    {
        var name = property.Name;
        if (property.Accepts is { } accepts)
        {
            CheckType(context, resource, property, accepts, value);
        }
        if (property.UnknownOption is { } unknown)
        {
            throw RubyError.Argument($"Validation map has unknown check: {unknown}");
        }
        if (value is null)
        {
            return;
        }
        if (property.EqualTo is { } equals && !equals.Any(e => context.Equal(value, e)))
        {
            throw Fail(property, $"Option {name} must be equal to one of: {List(context, equals)}!  You passed {context.Inspect(value)}.");
        }
        if (property.KindOf is { } kinds && !kinds.Any(k => k is RModule m ? context.IsA(value, m) : throw RubyError.Type("class or module required")))
        {
            throw Fail(property, $"Option {name} must be a kind of [{List(context, kinds)}]!  You passed {context.Inspect(value)}.");
        }
        if (property.RespondsTo is { } methods)
        {
            foreach (var m in methods)
            {
                if (!context.RespondTo(value, Coerce.ToSymbol(context, m)))
                {
                    throw Fail(property, $"Option {name} must have a {context.ToS(m)} method!");
                }
            }
        }
        if (property.CannotBe is { } states)
        {
            foreach (var s in states)
            {
                var question = RSymbol.Of(context.ToS(s) + "?");
                if (context.RespondTo(value, question) && Context.Truthy(context.Send(value, question)))
                {
                    throw Fail(property, $"Option {name} cannot be {context.ToS(s)}");
                }
            }
        }
        CheckPatterns(context, property, value);
        if (property.Callbacks is { } callbacks)
        {
            foreach (var (message, callback) in callbacks.Pairs())
            {
                if (!Context.Truthy(context.Send(callback, "call", value)))
                {
                    throw Fail(property, $"Option {name}'s value {context.ToS(value)} {context.ToS(message)}!");
                }
            }
        }
    }

    static void CheckType(Context context, Resource? resource, Property property, List<TypeCheck> accepts, object? value)
    {
        List<string>? errors = null;
        foreach (var check in accepts)
        {
            var mark = context.GetMark();
            try
            {
                if (check.Passes(context, resource, value))
                {
                    return;
                }
            }
            catch (RubyError e) when (accepts.Count > 1 && e.ClassName == Failed)
            {
                context.Unwind(mark);
                (errors ??= []).Add(e.Message);
            }
        }
        var text = $"Property {property.Name} must be one of: {string.Join(", ", accepts.Select(a => a.Describe(context)))}!  You passed {context.Inspect(value)}.";
        if (errors is not null)
        {
            text += " Errors:\n" + string.Join("\n", errors.Select(e => "- " + e));
        }
        throw Fail(property, text);
    }

    static void CheckPatterns(Context context, Property property, object? value)
    {
        if (property.Patterns is { } patterns)
        {
            property.Matches = [.. patterns.Select(p => context.Send(context.Interpreter.RegexpClass, "new", new RString(p)))];
            property.Patterns = null;
        }
        if (property.Matches is { } matches && matches.All(m => context.Send(m, "match", context.ToRString(value)) is null))
        {
            throw Fail(property, $"Property {property.Name}'s value {context.ToS(value)} does not match regular expression {(matches.Count == 1 ? context.Inspect(matches[0]) : $"[{List(context, matches)}]")}");
        }
    }

    static string List(Context context, IReadOnlyList<object?> values) => string.Join(", ", values.Select(context.Inspect));

    static RubyError Fail(Property property, string text) => new(Failed, property.ValidationMessage ?? text);
}
