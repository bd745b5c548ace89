namespace RecipeEngine.Dsl.Core.Kernels;

/// <summary>The text forms of instance_eval and class_eval.</summary>
static class SelfEvaluation
{
    public static LexicalScope SingletonScope(Context ctx, object? self)
    {
        var around = ctx.Current?.LexicalScope;
        return self is RObject and not RSymbol ? LexicalScope.OfText(self, around) : new LexicalScope(self, around);
    }

    public static object? OfText(Context ctx, object?[] arguments, object? self, Func<LexicalScope> scope)
    {
        if (arguments.Length is 0 or > 3)
        {
            throw arguments.Length == 0 ? RubyError.Argument("wrong number of arguments (given 0, expected 1..3)") : RubyError.WrongArguments(arguments.Length, 1, 3);
        }
        var source = Coerce.ToText(ctx, arguments[0]);
        var file = arguments.Length > 1 ? Coerce.ToText(ctx, arguments[1]) : "(eval)";
        var line = arguments.Length > 2 ? Coerce.ToInt(ctx, arguments[2]) : 1;
        return ctx.Interpreter.EvalWithSelf(ctx, source, file, line, self, scope());
    }
}
