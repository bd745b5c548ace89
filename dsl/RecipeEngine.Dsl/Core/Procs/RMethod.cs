namespace RecipeEngine.Dsl.Core.Procs;

/// <summary>A method of one object, as an object itself.</summary>
public sealed class RMethod(RClass klass, object? receiver, MethodEntry entry, RSymbol name, RModule origin) : RObject(klass)
{
    public object? Receiver { get; } = receiver;
    public MethodEntry Entry { get; } = entry;
    /// <summary>The name it was asked for.</summary>
    public RSymbol Name { get; } = name;
    /// <summary>The class it was looked for in.</summary>
    public RModule Origin { get; } = origin;

    public object? Call(Context ctx, object?[] arguments, RProc? block) => Entry.Body!.Call(ctx, Entry, Receiver, arguments, block);
}

/// <summary>A method without an object.</summary>
public sealed class RUnboundMethod(RClass klass, MethodEntry entry, RSymbol name, RModule origin) : RObject(klass)
{
    public MethodEntry Entry { get; } = entry;
    public RSymbol Name { get; } = name;
    public RModule Origin { get; } = origin;
}

/// <summary>A method that only method_missing answers.</summary>
sealed class MissingBody(RSymbol name) : MethodBody
{
    public override object? Call(Context context, MethodEntry entry, object? self, object?[] arguments, RProc? block) =>
        context.SendBlock(self, Sym.MethodMissing, block, [name, .. arguments]);

    public override int Arity => -1;
}

/// <summary>The proc that <c>method.to_proc</c> gives.</summary>
sealed class MethodProcBody(RMethod method) : ProcBody
{
    public RMethod Method => method;

    public override object? Call(Context context, RProc proc, object? self, object?[] arguments, RProc? block, MethodEntry? entry, LexicalScope? scope) =>
        method.Call(context, arguments, block);

    public override object? Call1(Context context, RProc proc, object? a) => method.Entry.Body!.Call1(context, method.Entry, method.Receiver, a, null);

    public override int Arity(bool lambda) => method.Entry.Body!.Arity;
    public override IReadOnlyList<(string Kind, string? Name)> Parameters(bool lambda) => method.Entry.Body!.Parameters;
    public override (string File, int Line)? Location => method.Entry.Body!.Location;
}
