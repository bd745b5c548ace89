using RecipeEngine.Dsl.Core.Modules;

namespace RecipeEngine.Dsl.Core.Kernels;

/// <summary>The methods that only the object at the top of a program has.</summary>
static class MainMethods
{
    public static void Define(Interpreter interpreter)
    {
        var main = interpreter.SingletonClassOf(interpreter.MainObject);
        void Add(string name, BuiltinN body, int required = 0, Visibility visibility = Visibility.Private) =>
            main.DefineBuiltin(name, BuiltinBody.Of(required, -1, body), visibility);
        Add("to_s", static (_, _, _, _) => new RString("main"), 0, Visibility.Public);
        Add("inspect", static (_, _, _, _) => new RString("main"), 0, Visibility.Public);
        Add("include", static (ctx, self, args, _) =>
            ctx.Send(!ReferenceEquals(self, ctx.Interpreter.MainObject) && ctx.Current is { } wrapped ? wrapped.LexicalScope.Module(ctx.Interpreter) : ctx.Interpreter.ObjectClass, "include", args));
        Add("public", static (ctx, _, args, _) => ModuleVisibility.Change(ctx, ctx.Interpreter.ObjectClass, args, Visibility.Public));
        Add("private", static (ctx, _, args, _) => ModuleVisibility.Change(ctx, ctx.Interpreter.ObjectClass, args, Visibility.Private));
        Add("define_method", static (ctx, _, args, block) => args.Length is 0 or > 2 ? throw RubyError.WrongArguments(args.Length, 1, 2)
            : MethodMaking.Define(ctx, ctx.Interpreter.ObjectClass, args[0], args.Length > 1 ? args[1] : Undefined.Value, block, ctx.Current?.DefinitionHome.ExtraOrNull?.DefaultVisibility ?? Visibility.Public));
        Add("ruby2_keywords", static (ctx, _, args, _) => ctx.Send(ctx.Interpreter.ObjectClass, "ruby2_keywords", args));
        Add("using", static (ctx, self, args, _) =>
        {
            if (args.Length != 1)
            {
                throw RubyError.WrongArguments(args.Length, 1, 1);
            }
            if (ctx.Current is { Method: not null } || !ReferenceEquals(self, ctx.Interpreter.MainObject))
            {
                throw RubyError.Runtime("main.using is permitted only at toplevel");
            }
            ModuleRefinement.Activate(ctx, args[0]);
            return self;
        });
    }
}
