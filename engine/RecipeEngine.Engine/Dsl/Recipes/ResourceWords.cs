namespace RecipeEngine.Engine.Dsl.Recipes;

/// <summary>Chef::DSL::Resources: one method for each resource name. Chef::DSL::Definitions: one for each definition.</summary>
[RubyModule("Chef::DSL::Resources")]
public static class ResourceWords
{
    /// <summary>Makes a resource name a word of recipes.</summary>
    public static void Define(Interpreter interpreter, string name)
    {
        var module = interpreter.FindModule(interpreter.MainContext, "Chef::DSL::Resources");
        var symbol = RSymbol.Of(name);
        if (module.Methods.ContainsKey(symbol))
        {
            return;
        }
        module.Define(symbol, BuiltinBody.Of(0, 1, (ctx, self, arguments, block) =>
            ResourceDeclaration.Declare(ctx, self, name, arguments.Length > 0 ? arguments[0] : null, ResourceDeclaration.ContextOf(ctx, self), null, block)));
    }

    public static void DefineAll(Interpreter interpreter, ResourceRegistry registry)
    {
        interpreter.FindModule(interpreter.MainContext, "Chef::DSL::Resources").AddLateMethods(module =>
        {
            foreach (var name in registry.Names)
            {
                Define(interpreter, name);
            }
        });
    }

    [RubyMethod("add_resource_dsl", Singleton = true)]
    public static void Add(Context ctx, RModule self, object? name) => Define(ctx.Interpreter, ctx.ToS(name));

    [RubyMethod("remove_resource_dsl", Singleton = true)]
    public static void Remove(Context ctx, RModule self, object? name) => ctx.Send(self, "remove_method", RSymbol.Of(ctx.ToS(name)));
}

/// <summary>Chef::DSL::Definitions</summary>
[RubyModule("Chef::DSL::Definitions")]
public static class DefinitionWords
{
    /// <summary>Makes a definition a word of recipes.</summary>
    internal static void Define(Context ctx, string name, RHash defaults, RProc body)
    {
        var run = ChefRun.Of(ctx);
        if (run.Definitions.ContainsKey(name))
        {
            run.Log(LogLevel.Info, $"Overriding duplicate definition {name}, new definition found in {body.Body.Location?.File}");
        }
        run.Definitions[name] = (defaults, body);
        ctx.Interpreter.FindModule(ctx, "Chef::DSL::Definitions").Define(RSymbol.Of(name), BuiltinBody.Of(0, -1, (c, self, arguments, block) => Call(c, self, name, arguments, block)));
    }

    static object? Call(Context ctx, object? self, string name, object?[] arguments, RProc? block)
    {
        var (defaults, body) = ChefRun.Of(ctx).Definitions[name];
        var parameters = defaults.Copy(ctx);
        if (block is not null)
        {
            var collector = new DefinitionParameters(ctx.Interpreter.FindClass(ctx, "Chef::ResourceDefinition"), parameters);
            block.CallWithSelf(ctx, collector, []);
        }
        parameters.Set(ctx, RSymbol.Of("name"), arguments.Length > 0 ? arguments[0] : null);
        var recipe = ctx.Send(ctx.Interpreter.FindClass(ctx, "Chef::Recipe"), "new", ctx.Send(self, "cookbook_name"), ctx.Send(self, "recipe_name"), ResourceDeclaration.ContextOf(ctx, self));
        ctx.Send(recipe, "params=", parameters);
        return body.CallWithSelf(ctx, recipe, []);
    }
}

/// <summary>The self of the block that gives a definition its parameters.</summary>
public sealed class DefinitionParameters(RClass klass, RHash parameters) : RObject(klass)
{
    public RHash Parameters { get; } = parameters;
}

/// <summary>Chef::ResourceDefinition</summary>
[RubyClass("Chef::ResourceDefinition")]
public static class ResourceDefinitionClass
{
    [RubyMethod("node")]
    public static object? Node(Context ctx) => ChefRun.Of(ctx).Node;

    [RubyMethod("params")]
    public static object? Params(DefinitionParameters self) => self.Parameters;

    [RubyMethod("method_missing", Private = true)]
    public static object? Missing(Context ctx, DefinitionParameters self, RSymbol name, params object?[] rest)
    {
        var value = rest.Length == 1 ? rest[0] : new RArray(rest);
        self.Parameters.Set(ctx, name, value);
        return value;
    }
}
