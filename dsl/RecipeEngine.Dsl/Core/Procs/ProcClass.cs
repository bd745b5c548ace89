using System.Runtime.CompilerServices;

namespace RecipeEngine.Dsl.Core.Procs;

/// <summary>Proc: blocks and lambdas as objects.</summary>
[RubyClass("Proc")]
public static class ProcClass
{
    [RubyMethod("new", Singleton = true, KeepsKeywords = true)]
    public static object? New(Context ctx, RClass self, RProc? block, params object?[] rest)
    {
        if (block is null)
        {
            throw RubyError.Argument("tried to create Proc object without a block");
        }
        var made = block;
        if (!ReferenceEquals(self, ctx.Interpreter.ProcClass) && !ReferenceEquals(ctx.ClassOf(block), self))
        {
            made = block.Copy();
            made.klass = self;
        }
        ctx.SendBlock(made, Sym.Initialize, block, rest);
        return made;
    }

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(RProc self, params object?[] rest) { }

    [RubyMethod("call", "()", "yield", "===", "[]", KeepsKeywords = true)]
    public static object? Call(Context ctx, RProc self, RProc? block, params object?[] rest) => self.Yield(ctx, rest, block);

    [RubyMethod("to_proc")]
    public static RProc ToProc(RProc self) => self;

    [RubyMethod("lambda?")]
    public static bool IsLambda(RProc self) => self.IsLambda;

    [RubyMethod("arity")]
    public static int Arity(RProc self) => self.Arity;

    [RubyMethod("parameters")]
    public static RArray Parameters(RProc self) => MethodFacts.Parameters(self.Body.Parameters(self.IsLambda));

    [RubyMethod("source_location")]
    public static RArray? SourceLocation(RProc self) => MethodFacts.Location(self.Body.Location);

    [RubyMethod("binding")]
    public static object? Binding(Context ctx, RProc self) =>
        self.Frame is { } frame ? new RBinding(ctx.Interpreter, frame) : throw RubyError.Argument("Can't create Binding from C level Proc");

    /// <summary>A lambda that gathers arguments over several calls until there are enough.</summary>
    [RubyMethod("curry")]
    public static object? Curry(Context ctx, RProc self, [Optional] object? arity)
    {
        var own = self.Arity;
        var required = own < 0 ? -own - 1 : own;
        var wanted = arity is Undefined or null ? required : Coerce.ToInt(ctx, arity);
        if (self.IsLambda && arity is not (Undefined or null))
        {
            var parameters = self.Body.Parameters(true);
            var maximum = parameters.Any(p => p.Kind == "rest") ? -1 : parameters.Count(p => p.Kind is "req" or "opt");
            if (wanted < required || (maximum >= 0 && wanted > maximum))
            {
                throw RubyError.WrongArguments(wanted, required, maximum);
            }
        }
        return Curried(self, wanted, []);
    }

    static object? Curried(RProc self, int wanted, object?[] collected)
    {
        return new RProc((ctx, arguments, block) =>
        {
            object?[] all = [.. collected, .. arguments];
            return all.Length >= wanted ? self.Yield(ctx, all, block) : Curried(self, wanted, all);
        })
        { IsLambda = self.IsLambda };
    }

    [RubyMethod(">>")]
    public static RProc Then(Context ctx, RProc self, object? other) => Composition.Make(ctx, self, other, self.IsLambda);

    [RubyMethod("<<")]
    public static RProc After(Context ctx, RProc self, object? other)
    {
        Composition.CheckCallable(ctx, other);
        return Composition.Make(ctx, other, self, other is not RProc { IsLambda: false });
    }

    [RubyMethod("ruby2_keywords")]
    public static RProc Ruby2Keywords(Context ctx, RProc self)
    {
        self.CheckFrozen();
        var parameters = self.Body.Parameters(self.IsLambda);
        if (!parameters.Any(p => p.Kind == "rest") || parameters.Any(p => p.Kind is "key" or "keyreq" or "keyrest"))
        {
            ctx.Warn($"{Kernels.KernelControl.Where(ctx)}warning: Skipping set of ruby2_keywords flag for proc (proc accepts keywords or proc does not accept argument splat)");
            return self;
        }
        self.Ruby2Keywords = true;
        return self;
    }

    /// <summary>Made from the same block in the same frame.</summary>
    [RubyMethod("==", "eql?")]
    public static bool Equal(RProc self, object? other) =>
        other is RProc p && (ReferenceEquals(p, self) || (p.IsLambda == self.IsLambda && ReferenceEquals(p.Frame, self.Frame) && SameBody(p.Body, self.Body) && ReferenceEquals(p.Self, self.Self)));

    static bool SameBody(ProcBody a, ProcBody b) => ReferenceEquals(a, b) || (a is MethodProcBody x && b is MethodProcBody y && ReferenceEquals(x.Method.Entry.Body, y.Method.Entry.Body));

    [RubyMethod("hash")]
    public static long Hash(RProc self) => RuntimeHelpers.GetHashCode(self.Body) * 31L + (self.Frame is null ? 0 : RuntimeHelpers.GetHashCode(self.Frame));

    [RubyMethod("dup")]
    public static RProc Dup(Context ctx, RProc self)
    {
        var copy = self.Copy();
        var klass = ctx.ClassOf(self);
        copy.klass = ReferenceEquals(klass, ctx.Interpreter.ProcClass) ? null : klass;
        copy.CopyInstanceVariablesFrom(self);
        ctx.Send(copy, Sym.InitializeDup, self);
        return copy;
    }

    [RubyMethod("clone")]
    public static RProc Clone(Context ctx, RProc self)
    {
        var copy = self.Copy();
        var klass = ctx.ClassOf(self);
        copy.klass = ReferenceEquals(klass, ctx.Interpreter.ProcClass) ? null : klass;
        copy.CopyInstanceVariablesFrom(self);
        Kernels.KernelCopy.CopySingleton(ctx.Interpreter, self, copy);
        ctx.Send(copy, Sym.InitializeClone, self);
        copy.Frozen = self.Frozen;
        return copy;
    }

    [RubyMethod("inspect", "to_s")]
    public static RString Inspect(Context ctx, RProc self)
    {
        var text = ctx.AnyToS(self)[..^1];
        if (self.Body is SymbolProc symbol)
        {
            text += $"(&{ctx.Inspect(symbol.Name)})";
        }
        else if (self.Body.Location is { } place)
        {
            text += $" {place.File}:{place.Line}";
        }
        return new RString(Text.RubyEncoding.Utf8.Encode(text + (self.IsLambda ? " (lambda)>" : ">")), Text.RubyEncoding.Binary);
    }
}
