using RecipeEngine.Dsl.Core.Kernels;

namespace RecipeEngine.Dsl.Core.Modules;

/// <summary>Module: running code in the module's body.</summary>
[RubyClass("Module")]
public static class ModuleEvaluation
{
    [RubyMethod("class_eval", "module_eval")]
    public static object? ClassEval(Context ctx, RModule self, RProc? block, params object?[] rest)
    {
        if (block is null)
        {
            return SelfEvaluation.OfText(ctx, rest, self, () => new LexicalScope(self, ctx.Current?.LexicalScope));
        }
        return rest.Length > 0 ? throw RubyError.WrongArguments(rest.Length, 0, 0) : Exec(ctx, self, block, [self]);
    }

    [RubyMethod("class_exec", "module_exec", KeepsKeywords = true)]
    public static object? ClassExec(Context ctx, RModule self, RProc? block, params object?[] rest) =>
        block is null ? throw RubyError.LocalJump("no block given (yield)") : Exec(ctx, self, block, rest);

    internal static object? Exec(Context ctx, RModule self, RProc block, object?[] arguments) =>
        block.CallWithSelf(ctx, self, arguments, new LexicalScope(self, block.Frame?.LexicalScope, definitionOnly: true));
}
