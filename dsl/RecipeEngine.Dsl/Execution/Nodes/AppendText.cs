namespace RecipeEngine.Dsl.Execution.Nodes;

/// <summary><c>a &lt;&lt; "text"</c>: a plain string takes the text, also an interpolated one, without another string being made.</summary>
sealed class AppendTextExec(Exec left, Exec right) : BinaryExec(left, right, Sym.ShiftLeft)
{
    readonly StringLiteral? literal = right as StringLiteral;
    readonly Interpolation? interpolation = right as Interpolation;

    public override object? Execute(Frame f)
    {
        var a = Left.Execute(f);
        if (Sealed.As<RString>(a) is not { klass: null, Frozen: false } target || Redefined.OfString)
        {
            var b = Right.Execute(f);
            if (Sealed.As<RArray>(a) is { klass: null, Frozen: false } array && !Redefined.OfArray)
            {
                array.Add(b);
                return array;
            }
            return Slow(f, a, b);
        }
        if (interpolation is not null)
        {
            return interpolation.AppendTo(f, target, out var made) ? target : Slow(f, target, made);
        }
        var text = literal!.Compared;
        if (ReferenceEquals(target.Encoding, text.Encoding) || (target.IsAscii && text.IsAscii))
        {
            target.Append(text.Span);
            return target;
        }
        return Slow(f, target, text);
    }
}

/// <summary><c>a == "text"</c>: a plain string is compared without another one being made.</summary>
sealed class EqualTextExec(Exec left, StringLiteral right) : BinaryExec(left, right, Sym.EqualTo)
{
    public override object? Execute(Frame f)
    {
        var a = Left.Execute(f);
        return Sealed.As<RString>(a) is { klass: null } s && !Redefined.OfString ? Box.Bool(Context.StringEqual(s, right.Compared)) : Slow(f, a, Right.Execute(f));
    }

    public override bool Test(Frame f)
    {
        var a = Left.Execute(f);
        return Sealed.As<RString>(a) is { klass: null } s && !Redefined.OfString ? Context.StringEqual(s, right.Compared) : Context.Truthy(Slow(f, a, Right.Execute(f)));
    }
}
