namespace RecipeEngine.Dsl.Execution.Nodes;

/// <summary><c>a["text"]</c>: a hash is asked with one frozen string that is kept; anything else gets a new one.</summary>
sealed class IndexTextExec(Exec left, StringLiteral right) : BinaryExec(left, right, Sym.Index)
{
    RString? key;

    public override object? Execute(Frame f)
    {
        var a = Left.Execute(f);
        if (Sealed.As<RHash>(a) is { klass: null } hash && !Redefined.OfHash && !Redefined.OfString && !hash.ComparesByIdentity)
        {
            if (hash.TryGet(f.Context, key ??= right.Kept(), out var value))
            {
                return value;
            }
            if (hash.DefaultProc is null)
            {
                return hash.Default;
            }
        }
        return Slow(f, a, Right.Execute(f));
    }

    public override Operand Evaluate(Frame f) => Operand.Of(Execute(f));
}

/// <summary><c>a["text"] = v</c>: gives v; a hash gets one frozen string that is kept as its key.</summary>
sealed class IndexTextAssign(Exec? receiver, CallSite site, StringLiteral index, Exec value) : Exec
{
    RString? key;

    public override object? Execute(Frame f)
    {
        var r = receiver is null ? f.Self : receiver.Execute(f);
        var plain = Sealed.As<RHash>(r) is { klass: null, ComparesByIdentity: false } && !Redefined.Hash && !Redefined.String;
        var i = plain ? null : index.Execute(f);
        var v = value.Execute(f);
        f.Line = Line;
        if (plain && Sealed.As<RHash>(r) is { Frozen: false } hash)
        {
            hash.Set(f.Context, key ??= index.Kept(), v);
        }
        else
        {
            site.Call2(f.Context, r, i ?? index.Execute(f), v, null, f.Self);
        }
        return v;
    }
}
