namespace RecipeEngine.Dsl.Execution.Nodes;

/// <summary><c>a &lt;=&gt; b</c></summary>
sealed class SpaceshipExec(Exec left, Exec right) : BinaryExec(left, right, Sym.Spaceship)
{
    public override object? Execute(Frame f)
    {
        var a = Left.Execute(f);
        var b = Right.Execute(f);
        if (a is long x && b is long y && !Redefined.Integer)
        {
            return Box.Int(x.CompareTo(y));
        }
        if (a is RString { klass: null } s && b is RString t && !Redefined.String)
        {
            return Box.Int(Context.CompareText(s, t));
        }
        return Slow(f, a, b);
    }
}
