namespace RecipeEngine.Engine.Properties;

/// <summary>One thing a property accepts.</summary>
public abstract class TypeCheck
{
    /// <summary>Whether a value passes.</summary>
    public abstract bool Passes(Context context, Resource? resource, object? value);

    /// <summary>How the error names it, as Ruby's inspect.</summary>
    public abstract string Describe(Context context);

    /// <summary>Parses a C# declaration such as "String|Integer|true|false|nil".</summary>
    public static List<TypeCheck>? Parse(string types) =>
        types.Length == 0 ? null : [.. types.Split('|').Select(t => (TypeCheck)new Named(t))];

    /// <summary>A Ruby value matched by <c>===</c>, or a proc run in the resource, or another property.</summary>
    public static TypeCheck Of(object? value) => new Ruby(value);

    sealed class Named(string name) : TypeCheck
    {
        public override bool Passes(Context context, Resource? resource, object? value) => name switch
        {
            "String" => value is RString,
            "Integer" => value is long or System.Numerics.BigInteger,
            "Float" => value is double,
            "Symbol" => value is RSymbol,
            "Array" => value is RArray,
            "Hash" => value is RHash,
            "true" => value is true,
            "false" => value is false,
            "nil" => value is null,
            "Proc" => value is RProc,
            "Class" => value is RClass,
            "Module" => value is RModule,
            "Chef::DelayedEvaluator" => value is Running.DelayedEvaluator,
            [':', ..] => value is RSymbol symbol && symbol.Name == name[1..],
            _ => Find(context) is { } c && context.CaseEqual(c, value),
        };

        object? Find(Context context)
        {
            object? found = context.Interpreter.ObjectClass;
            foreach (var part in name.Split("::"))
            {
                if (found is not RModule home || !context.Interpreter.TryFindConstant(context, home, part, true, out found))
                {
                    return null;
                }
            }
            return found;
        }

        public override string Describe(Context context) => name;
    }

    sealed class Ruby(object? expected) : TypeCheck
    {
        public override bool Passes(Context context, Resource? resource, object? value)
        {
            switch (expected)
            {
                case RProc p:
                    return Context.Truthy(p.CallWithSelf(context, resource, [value]));
                case PropertyObject other:
                    Validation.Check(context, resource, other.Property, value);
                    return true;
                default:
                    return context.CaseEqual(expected, value);
            }
        }

        public override string Describe(Context context) => context.Inspect(expected);
    }
}

/// <summary>What Ruby's <c>property_type(…)</c> gives: a property's options as an object.</summary>
public sealed class PropertyObject(RClass klass, Property property) : RObject(klass)
{
    /// <summary>The options.</summary>
    public Property Property { get; set; } = property;

    /// <summary>The class of resources that declared it.</summary>
    public RClass? DeclaredIn { get; init; }
}
