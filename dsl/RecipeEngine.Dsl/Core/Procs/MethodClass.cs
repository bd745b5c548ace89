using System.Runtime.CompilerServices;

namespace RecipeEngine.Dsl.Core.Procs;

/// <summary>Method: a method bound to its receiver.</summary>
[RubyClass("Method")]
public static class MethodClass
{
    [RubyMethod("call", "()", "[]", "===", KeepsKeywords = true)]
    public static object? Call(Context ctx, RMethod self, RProc? block, params object?[] rest) => self.Call(ctx, rest, block);

    [RubyMethod("receiver")]
    public static object? Receiver(RMethod self) => self.Receiver;

    [RubyMethod("name")]
    public static RSymbol Name(RMethod self) => self.Name;

    [RubyMethod("original_name")]
    public static RSymbol OriginalName(RMethod self) => self.Entry.Definition.Name;

    [RubyMethod("owner")]
    public static RModule Owner(RMethod self) => MethodFacts.Owner(self.Entry);

    [RubyMethod("arity")]
    public static int Arity(RMethod self) => self.Entry.Body!.Arity;

    [RubyMethod("parameters")]
    public static RArray Parameters(RMethod self) => MethodFacts.Parameters(self.Entry.Body!.Parameters);

    [RubyMethod("source_location")]
    public static RArray? SourceLocation(RMethod self) => MethodFacts.Location(self.Entry.Body!.Location);

    [RubyMethod("public?")]
    public static bool IsPublic(RMethod self) => self.Entry.Visibility == Visibility.Public;

    [RubyMethod("private?")]
    public static bool IsPrivate(RMethod self) => self.Entry.Visibility == Visibility.Private;

    [RubyMethod("protected?")]
    public static bool IsProtected(RMethod self) => self.Entry.Visibility == Visibility.Protected;

    [RubyMethod("unbind")]
    public static object? Unbind(Context ctx, RMethod self) =>
        new RUnboundMethod(ctx.Interpreter.FindClass(ctx, "UnboundMethod"), self.Entry, self.Name, ctx.ClassOf(self.Receiver));

    /// <summary>The method that super would call; nil when there is none.</summary>
    [RubyMethod("super_method")]
    public static object? SuperMethod(Context ctx, RMethod self)
    {
        var definition = self.Entry.Definition;
        var next = ctx.DispatchClass(self.Receiver).FindSuperMethod(definition.Owner, definition.Name, self.Entry);
        return next is null ? null : new RMethod(ctx.Interpreter.FindClass(ctx, "Method"), self.Receiver, next, definition.Name, next.Owner);
    }

    [RubyMethod("to_proc")]
    public static RProc ToProc(RMethod self) => new(new MethodProcBody(self), null, self.Receiver) { IsLambda = true, FromMethod = self };

    [RubyMethod("curry")]
    public static object? Curry(Context ctx, RMethod self, [Optional] object? arity) => ProcClass.Curry(ctx, ToProc(self), arity);

    [RubyMethod(">>")]
    public static RProc Then(Context ctx, RMethod self, object? other) => Composition.Make(ctx, self, other, true);

    [RubyMethod("<<")]
    public static RProc After(Context ctx, RMethod self, object? other)
    {
        Composition.CheckCallable(ctx, other);
        return Composition.Make(ctx, other, self, other is not RProc { IsLambda: false });
    }

    [RubyMethod("==", "eql?")]
    public static bool Equal(Context ctx, RMethod self, object? other) =>
        other is RMethod m && ctx.Same(self.Receiver, m.Receiver) && MethodFacts.Same(self.Entry, m.Entry) && ReferenceEquals(ctx.ClassOf(self), ctx.ClassOf(m));

    [RubyMethod("hash")]
    public static long Hash(Context ctx, RMethod self) => MethodFacts.Hash(self.Entry) * 31 + ctx.IdentityHash(self.Receiver);

    [RubyMethod("inspect", "to_s")]
    public static string Inspect(Context ctx, RMethod self) => MethodFacts.Inspect(ctx, "Method", self.Entry, self.Name, self.Receiver, self.Origin, true);

    [RubyMethod("clone")]
    public static RMethod Clone(Context ctx, RMethod self)
    {
        var copy = new RMethod(ctx.ClassOf(self), self.Receiver, self.Entry, self.Name, self.Origin);
        copy.CopyInstanceVariablesFrom(self);
        Kernels.KernelCopy.CopySingleton(ctx.Interpreter, self, copy);
        copy.Frozen = self.Frozen;
        return copy;
    }
}

/// <summary>UnboundMethod: a method waiting for a receiver.</summary>
[RubyClass("UnboundMethod")]
public static class UnboundMethodClass
{
    static void Check(Context ctx, RUnboundMethod self, object? receiver)
    {
        var owner = self.Entry.Owner;
        if (!owner.IsClass || ctx.IsA(receiver, owner))
        {
            return;
        }
        throw RubyError.Type(owner is RClass { IsSingleton: true } ? "singleton method called for a different object" : $"bind argument must be an instance of {owner}");
    }

    [RubyMethod("public?")]
    public static bool IsPublic(RUnboundMethod self) => self.Entry.Visibility == Visibility.Public;

    [RubyMethod("private?")]
    public static bool IsPrivate(RUnboundMethod self) => self.Entry.Visibility == Visibility.Private;

    [RubyMethod("protected?")]
    public static bool IsProtected(RUnboundMethod self) => self.Entry.Visibility == Visibility.Protected;

    [RubyMethod("bind")]
    public static object? Bind(Context ctx, RUnboundMethod self, object? receiver)
    {
        Check(ctx, self, receiver);
        return new RMethod(ctx.Interpreter.FindClass(ctx, "Method"), receiver, self.Entry, self.Name, self.Origin);
    }

    [RubyMethod("bind_call", KeepsKeywords = true)]
    public static object? BindCall(Context ctx, RUnboundMethod self, RProc? block, object? receiver, params object?[] rest)
    {
        Check(ctx, self, receiver);
        return self.Entry.Body!.Call(ctx, self.Entry, receiver, rest, block);
    }

    [RubyMethod("name")]
    public static RSymbol Name(RUnboundMethod self) => self.Name;

    [RubyMethod("original_name")]
    public static RSymbol OriginalName(RUnboundMethod self) => self.Entry.Definition.Name;

    [RubyMethod("owner")]
    public static RModule Owner(RUnboundMethod self) => MethodFacts.Owner(self.Entry);

    [RubyMethod("arity")]
    public static int Arity(RUnboundMethod self) => self.Entry.Body!.Arity;

    [RubyMethod("parameters")]
    public static RArray Parameters(RUnboundMethod self) => MethodFacts.Parameters(self.Entry.Body!.Parameters);

    [RubyMethod("source_location")]
    public static RArray? SourceLocation(RUnboundMethod self) => MethodFacts.Location(self.Entry.Body!.Location);

    [RubyMethod("super_method")]
    public static object? SuperMethod(Context ctx, RUnboundMethod self)
    {
        var definition = self.Entry.Definition;
        var next = self.Origin.FindSuperMethod(definition.Owner, definition.Name, self.Entry);
        return next is null ? null : new RUnboundMethod(ctx.Interpreter.FindClass(ctx, "UnboundMethod"), next, definition.Name, next.Owner);
    }

    [RubyMethod("==", "eql?")]
    public static bool Equal(RUnboundMethod self, object? other) => other is RUnboundMethod m && MethodFacts.Same(self.Entry, m.Entry) && ReferenceEquals(self.Origin, m.Origin);

    [RubyMethod("hash")]
    public static long Hash(RUnboundMethod self) => MethodFacts.Hash(self.Entry);

    [RubyMethod("inspect", "to_s")]
    public static string Inspect(Context ctx, RUnboundMethod self) => MethodFacts.Inspect(ctx, "UnboundMethod", self.Entry, self.Name, null, self.Origin, false);

    [RubyMethod("clone")]
    public static RUnboundMethod Clone(Context ctx, RUnboundMethod self) => new(ctx.ClassOf(self), self.Entry, self.Name, self.Origin) { Frozen = self.Frozen };
}
