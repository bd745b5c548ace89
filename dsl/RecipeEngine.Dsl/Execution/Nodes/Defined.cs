namespace RecipeEngine.Dsl.Execution.Nodes;

/// <summary><c>defined?(…)</c>: a text when the test holds. The test may raise: that is "no".</summary>
sealed class DefinedExec(string text, Func<Frame, bool>? test) : Exec
{
    readonly RString result = new(text) { Frozen = true };

    public override object? Execute(Frame f)
    {
        if (test is null)
        {
            return result;
        }
        var mark = new Context.Mark(f, f.Context.Depth);
        var saved = f.Context.CurrentException;
        try
        {
            return test(f) ? result : null;
        }
        catch (RubyError)
        {
            f.Context.Unwind(mark);
            f.Context.CurrentException = saved;
            return null;
        }
    }
}

/// <summary><c>$1</c>, <c>$&amp;</c> and their like: asks the last match.</summary>
sealed class MatchReference(string method, object? argument) : Exec
{
    readonly RSymbol name = RSymbol.Of(method);

    public override object? Execute(Frame f)
    {
        if (f.LastMatch is not { } match)
        {
            return null;
        }
        return argument is Undefined ? f.Context.Send(match, name) : f.Context.Send(match, name, argument);
    }
}

/// <summary><c>/(?&lt;a&gt;…)/ =~ value</c></summary>
sealed class MatchAssignExec(Exec regexp, Exec value, (string Name, Assign Target)[] names) : Exec
{
    readonly CallSite site = new(Sym.Match);

    public override object? Execute(Frame f)
    {
        var r = regexp.Execute(f);
        var v = value.Execute(f);
        f.Line = Line;
        var result = site.Call1(f.Context, r, v, null);
        foreach (var (name, target) in names)
        {
            target.Set(f, result is null ? null : f.Context.Send(f.LastMatch, Sym.Index, RSymbol.Of(name)));
        }
        return result;
    }
}

/// <summary>A regexp alone as condition: against <c>$_</c>.</summary>
sealed class MatchLastLine(Exec regexp) : Exec
{
    public override object? Execute(Frame f) => f.Context.Send(regexp.Execute(f), Sym.Match, f.MethodHome.ExtraOrNull?.LastLine);
}
