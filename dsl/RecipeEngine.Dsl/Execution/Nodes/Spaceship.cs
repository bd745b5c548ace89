namespace RecipeEngine.Dsl.Execution.Nodes;

/// <summary><c>a &lt;=&gt; b</c></summary>
sealed class SpaceshipExec(Exec left, Exec right) : BinaryExec(left, right, Sym.Spaceship)
{
    public override object? Execute(Frame f)
    {
        var a = Left.Execute(f);
        var b = Right.Execute(f);
        if (Sealed.Int(a, out var x) && Sealed.Int(b, out var y) && !Redefined.OfInteger)
        {
            return Box.Int(x.CompareTo(y));
        }
        if (Sealed.As<RString>(a) is { klass: null } s && Sealed.As<RString>(b) is { } t && !Redefined.OfString)
        {
            return Box.Int(Context.CompareText(s, t));
        }
        return Slow(f, a, b);
    }
}
