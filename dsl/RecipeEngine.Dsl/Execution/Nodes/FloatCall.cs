namespace RecipeEngine.Dsl.Execution.Nodes;

/// <summary>A call on <c>Math</c> with one argument: mostly a function of a float, which needs no objects.</summary>
sealed class FloatCall(Exec receiver, CallSite site, Exec argument) : Exec
{
    public override bool IsNumeric => true;
    public override object? Execute(Frame f) => Evaluate(f).ToObject();

    public override Operand Evaluate(Frame f)
    {
        var r = receiver.Execute(f);
        var a = BinaryExec.Read(argument, f);
        var context = f.Context;
        f.Line = Line;
        return a.IsFloat && site.Find(context, r, f.Self) is { } e && Sealed.As<FloatFunction>(e.Body) is { } function ? Operand.Of(function.Of(a.Float))
            : Operand.Of(site.Call1(context, r, a.ToObject(), null, f.Self));
    }
}
