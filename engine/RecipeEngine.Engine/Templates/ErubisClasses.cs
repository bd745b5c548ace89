using RecipeEngine.Dsl.Syntax;

namespace RecipeEngine.Engine.Templates;

/// <summary>Erubis: the template language that Chef's templates are written in.</summary>
[RubyModule("Erubis")]
public static class ErubisModule
{
    [RubyLibrary("erubis")]
    public static void Load(Context ctx)
    {
        // always there
    }
}

/// <summary>Erubis::Context: variables as instance variables.</summary>
[RubyClass("Erubis::Context")]
public static class ErubisContextClass
{
    static RSymbol Variable(Context ctx, object? name) => RSymbol.Of("@" + ctx.ToS(name));

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, RObject self, RHash? variables = null)
    {
        foreach (var (name, value) in variables?.Pairs() ?? [])
        {
            self.SetInstanceVariable(Variable(ctx, name), value);
        }
    }

    [RubyMethod("[]")]
    public static object? Get(Context ctx, RObject self, object? name) => self.GetInstanceVariable(Variable(ctx, name));

    [RubyMethod("[]=")]
    public static void Set(Context ctx, RObject self, object? name, object? value) => self.SetInstanceVariable(Variable(ctx, name), value);

    [RubyMethod("keys")]
    public static object? Keys(RObject self) => new RArray(self.InstanceVariableNames().Select(n => (object?)RSymbol.Of(n.Name[1..])));

    [RubyMethod("to_hash")]
    public static object? ToHash(Context ctx, RObject self)
    {
        var hash = new RHash();
        foreach (var name in self.InstanceVariableNames())
        {
            hash.Set(ctx, RSymbol.Of(name.Name[1..]), self.GetInstanceVariable(name));
        }
        return hash;
    }

    [RubyMethod("update")]
    public static object? Update(Context ctx, RObject self, RHash variables)
    {
        Initialize(ctx, self, variables);
        return self;
    }
}

/// <summary>Erubis::Eruby: one template.</summary>
[RubyClass("Erubis::Eruby")]
public static class ErubyClass
{
    static readonly RSymbol Source = RSymbol.Of("@src");

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(RObject self, string text, object? properties = null) =>
        self.SetInstanceVariable(Source, new RString(ErbTemplate.Compile(text)));

    [RubyMethod("src")]
    public static object? Compiled(RObject self) => self.GetInstanceVariable(Source);

    /// <summary>With a binding, or with a hash of local variables.</summary>
    [RubyMethod("result")]
    public static object? Result(Context ctx, RObject self, object? bindingOrHash = null)
    {
        var source = self.GetInstanceVariable(Source);
        if (bindingOrHash is RHash variables)
        {
            var binding = ctx.Send(new RObject(ctx.Interpreter.ObjectClass), RSymbol.Of("instance_eval"), new RString("binding"));
            foreach (var (name, value) in variables.Pairs())
            {
                ctx.Send(binding, "local_variable_set", name, value);
            }
            return ctx.Send(binding, "eval", source);
        }
        return bindingOrHash is null ? ctx.Interpreter.Run(ctx, ctx.ToS(source), "(erubis)", 1, ctx.Interpreter.MainObject) : ctx.Send(bindingOrHash, "eval", source);
    }

    /// <summary>With an object as self, or a hash of instance variables.</summary>
    [RubyMethod("evaluate")]
    public static object? Evaluate(Context ctx, RObject self, object? contextOrHash = null)
    {
        var target = contextOrHash is RHash or null ? ctx.Send(ctx.Interpreter.FindClass(ctx, "Erubis::Context"), Sym.New, contextOrHash ?? new RHash()) : contextOrHash;
        return ctx.Interpreter.Run(ctx, ctx.ToS(self.GetInstanceVariable(Source)), "(erubis)", 1, target);
    }
}

/// <summary>Erubis::FastEruby</summary>
[RubyClass("Erubis::FastEruby", Superclass = "Erubis::Eruby")]
public static class FastErubyClass
{
}
