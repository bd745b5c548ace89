namespace RecipeEngine.Dsl.Execution;

/// <summary>A method made by define_method: runs a proc with the receiver as self.</summary>
public sealed class ProcMethod(RProc proc) : MethodBody
{
    // A method is strict about its arguments, and return ends it.
    readonly RProc lambda = proc.IsLambda || !Sealed.Is<BlockBody>(proc.Body) ? proc : proc.Copy(true);
    readonly BlockBody? easy = proc is { Body: BlockBody { Shape.IsEasy: true } body, Ruby2Keywords: false } ? body : null;
    FramePool pool;

    public RProc Proc => proc;

    public override object? Call0(Context context, MethodEntry entry, object? self, RProc? block) =>
        easy is null ? Call(context, entry, self, [], block) : Run(context, entry, self, 0, null, null, block);

    public override object? Call1(Context context, MethodEntry entry, object? self, object? a, RProc? block) =>
        easy is null || Sealed.As<RHash>(a) is { IsKeywords: true } ? Call(context, entry, self, [a], block) : Run(context, entry, self, 1, a, null, block);

    public override object? Call2(Context context, MethodEntry entry, object? self, object? a, object? b, RProc? block) =>
        easy is null || Sealed.As<RHash>(b) is { IsKeywords: true } ? Call(context, entry, self, [a, b], block) : Run(context, entry, self, 2, a, b, block);

    public override object? Call(Context context, MethodEntry entry, object? self, object?[] arguments, RProc? block) =>
        lambda.CallWithSelf(context, self, arguments, null, block, entry);

    object? Run(Context context, MethodEntry entry, object? self, int count, object? a, object? b, RProc? block)
    {
        var f = pool.Take(context) ?? pool.Add(context, easy!.MethodFrame(context, lambda, self, entry));
        if (!ReferenceEquals(f.Self, self))
        {
            f.Self = self;
        }
        if (!ReferenceEquals(f.Method, entry))
        {
            f.Method = entry;
        }
        if (block is not null)
        {
            f.Extra.MethodBlock = block;
        }
        var result = easy!.RunMethod(context, f, count, a, b, block);
        pool.Release(f);
        return Sealed.Is<Signal>(result) ? context.ThrowPending() : result;
    }

    public override int Arity => proc.Body.Arity(true);
    public override IReadOnlyList<(string Kind, string? Name)> Parameters => proc.Body.Parameters(true);
    public override (string File, int Line)? Location => proc.Body.Location;
}
