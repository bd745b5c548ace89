namespace RecipeEngine.Engine.Dsl.Resources;

/// <summary>Chef::Mixin::ParamsValidate: option maps checked outside of properties.</summary>
[RubyModule("Chef::Mixin::ParamsValidate")]
public static class ParamsValidate
{
    internal static object? Run(Context ctx, Resource? resource, RHash values, RHash map)
    {
        foreach (var (name, rules) in map.Pairs())
        {
            var text = ctx.ToS(name);
            object? key = values.ContainsKey(ctx, new RString(text)) ? new RString(text) : RSymbol.Of(text);
            values.TryGet(ctx, key, out var value);
            if (rules is true && value is null)
            {
                throw new RubyError(Validation.Failed, $"Required argument {ctx.Inspect(name)} is missing!");
            }
            if (rules is not RHash options)
            {
                continue;
            }
            var property = PropertyParser.Parse(ctx, text, options);
            if (property.IsRequired && value is null)
            {
                throw new RubyError(Validation.Failed, property.ValidationMessage ?? $"Required argument {ctx.Inspect(name)} is missing!");
            }
            if (value is null && property.HasDeclaredDefault)
            {
                value = property.Default;
                values.Set(ctx, key, value);
            }
            if (value is null && property.IsNameProperty)
            {
                value = resource?.NameValue(ctx);
                values.Set(ctx, key, value);
            }
            Validation.Check(ctx, resource, property, value);
        }
        return values;
    }

    [RubyMethod("validate")]
    public static object? Validate(Context ctx, object? self, RHash values, RHash map) => Run(ctx, self as Resource, values, map);

    [RubyMethod("validate", Singleton = true)]
    public static object? ValidateAlone(Context ctx, RHash values, RHash map) => Run(ctx, null, values, map);

    [RubyMethod("lazy")]
    public static object? Lazy(Context ctx, object? self, RProc block) => new DelayedEvaluator(ctx.Interpreter.FindClass(ctx, "Chef::DelayedEvaluator"), block);

    /// <summary>As on resources, for any object that mixes this in.</summary>
    [RubyMethod("set_or_return")]
    public static object? SetOrReturn(Context ctx, RObject self, object? name, object? value, object? options = null)
    {
        var variable = RSymbol.Of("@" + ctx.ToS(name));
        if (value is null && self.HasInstanceVariable(variable))
        {
            return self.GetInstanceVariable(variable) is DelayedEvaluator lazy ? lazy.Evaluate(ctx, self) : self.GetInstanceVariable(variable);
        }
        var values = new RHash();
        values.Set(ctx, RSymbol.Of(ctx.ToS(name)), value);
        var map = new RHash();
        map.Set(ctx, RSymbol.Of(ctx.ToS(name)), options as RHash ?? new RHash());
        if (value is not DelayedEvaluator)
        {
            Run(ctx, self as Resource, values, map);
        }
        var result = values.Get(ctx, ctx.ToS(name));
        self.SetInstanceVariable(variable, result);
        return result;
    }
}
