namespace RecipeEngine.Dsl.Execution.Nodes;

/// <summary>A pattern of case/in: tests a value and binds names.</summary>
abstract class Pattern
{
    public abstract bool Match(Frame f, object? value);
}

sealed class ValuePattern(Exec value) : Pattern
{
    public override bool Match(Frame f, object? v)
    {
        var wanted = value.Execute(f);
        return Deconstruction.Fits(f.Context, wanted, v) || PatternMiss.Unequal(f.Context, wanted, v);
    }
}

sealed class BindPattern(Assign target) : Pattern
{
    public override bool Match(Frame f, object? value)
    {
        target.Set(f, value);
        return true;
    }
}

sealed class AlternativePattern(Pattern left, Pattern right) : Pattern
{
    public override bool Match(Frame f, object? value) => left.Match(f, value) || right.Match(f, value);
}

sealed class CapturePattern(Pattern inner, Assign target) : Pattern
{
    public override bool Match(Frame f, object? value)
    {
        if (!inner.Match(f, value))
        {
            return false;
        }
        target.Set(f, value);
        return true;
    }
}

static class Deconstruction
{
    /// <summary><c>wanted === value</c>, refinements seen.</summary>
    public static bool Fits(Context context, object? wanted, object? value) => Refinements.Active(context, wanted, Sym.CaseEquals) is { } refined
        ? Context.Truthy(refined.Body!.Call1(context, refined, wanted, value, null)) : context.CaseEqual(wanted, value);

    public static RArray? Array(Frame f, Exec? constant, object? value)
    {
        var context = f.Context;
        if (constant is not null && constant.Execute(f) is var wanted && !Deconstruction.Fits(context, wanted, value))
        {
            PatternMiss.Unequal(context, wanted, value);
            return null;
        }
        if (value is RArray { klass: null } a && Refinements.Active(context, value, Sym.Deconstruct) is null)
        {
            return a;
        }
        if (context.Deconstructed is { } known && ReferenceEquals(known.Value, value))
        {
            return known.Items;
        }
        if (!context.RespondTo(value, Sym.Deconstruct) && Refinements.Active(context, value, Sym.Deconstruct) is null)
        {
            context.Missed = new PatternMiss("{0} does not respond to #deconstruct", value);
            return null;
        }
        var items = Refinements.Send(context, value, Sym.Deconstruct) as RArray ?? throw RubyError.Type("deconstruct must return Array");
        if (ReferenceEquals(context.CaseSubject, value))
        {
            context.Deconstructed = (value, items);
        }
        return items;
    }
}

sealed class ArrayPattern(Exec? constant, Pattern[] before, bool hasRest, Assign? rest, Pattern[] after) : Pattern
{
    public override bool Match(Frame f, object? value)
    {
        var items = Deconstruction.Array(f, constant, value);
        var n = before.Length + after.Length;
        if (items is null)
        {
            return false;
        }
        if (hasRest ? items.Count < n : items.Count != n)
        {
            f.Context.Missed = new PatternMiss(hasRest ? "{0} length mismatch (given {1}, expected {2}+)" : "{0} length mismatch (given {1}, expected {2})", items, Box.Int(items.Count), Box.Int(n));
            return false;
        }
        for (var i = 0; i < before.Length; i++)
        {
            if (!before[i].Match(f, items[i]))
            {
                return false;
            }
        }
        var middle = items.Count - n;
        rest?.Set(f, new RArray(items.Span.Slice(before.Length, middle).ToArray()));
        for (var i = 0; i < after.Length; i++)
        {
            if (!after[i].Match(f, items[before.Length + middle + i]))
            {
                return false;
            }
        }
        return true;
    }
}

sealed class FindPattern(Exec? constant, Assign? head, Pattern[] middle, Assign? tail) : Pattern
{
    public override bool Match(Frame f, object? value)
    {
        var items = Deconstruction.Array(f, constant, value);
        if (items is null)
        {
            return false;
        }
        if (items.Count < middle.Length)
        {
            f.Context.Missed = new PatternMiss("{0} length mismatch (given {1}, expected {2}+)", items, Box.Int(items.Count), Box.Int(middle.Length));
            return false;
        }
        for (var start = 0; start + middle.Length <= items.Count; start++)
        {
            var all = true;
            for (var i = 0; all && i < middle.Length; i++)
            {
                all = middle[i].Match(f, items[start + i]);
            }
            if (all)
            {
                head?.Set(f, new RArray(items.Span[..start].ToArray()));
                tail?.Set(f, new RArray(items.Span[(start + middle.Length)..].ToArray()));
                return true;
            }
        }
        f.Context.Missed = new PatternMiss("{0} does not match to find pattern", items);
        return false;
    }
}

sealed class HashPattern(Exec? constant, (RSymbol Key, Pattern Pattern)[] pairs, bool hasRest, Assign? rest, bool nilRest) : Pattern
{
    public override bool Match(Frame f, object? value)
    {
        var context = f.Context;
        if (constant is not null && constant.Execute(f) is var wanted && !Deconstruction.Fits(context, wanted, value))
        {
            return PatternMiss.Unequal(context, wanted, value);
        }
        RHash hash;
        if (value is RHash { klass: null } plain && Refinements.Active(context, value, Sym.DeconstructKeys) is null)
        {
            hash = plain;
        }
        else
        {
            if (!context.RespondTo(value, Sym.DeconstructKeys) && Refinements.Active(context, value, Sym.DeconstructKeys) is null)
            {
                context.Missed = new PatternMiss("{0} does not respond to #deconstruct_keys", value);
                return false;
            }
            object? keys = rest is not null ? null : new RArray(pairs.Select(p => (object?)p.Key));
            hash = Refinements.Send(context, value, Sym.DeconstructKeys, keys) as RHash ?? throw RubyError.Type("deconstruct_keys must return Hash");
        }
        if (pairs.Length == 0 && !hasRest && hash.Count > 0)
        {
            context.Missed = new PatternMiss("{0} is not empty", hash);
            return false;
        }
        foreach (var (key, pattern) in pairs)
        {
            if (!hash.TryGet(context, key, out var item))
            {
                context.Missed = new PatternMiss("key not found: {0}", key, hash) { IsKey = true };
                return false;
            }
            if (!pattern.Match(f, item))
            {
                return false;
            }
        }
        if (nilRest && hash.Count > pairs.Length)
        {
            context.Missed = new PatternMiss("rest of {0} is not empty", Others(context, hash));
            return false;
        }
        rest?.Set(f, Others(context, hash));
        return true;
    }

    RHash Others(Context context, RHash hash)
    {
        var others = hash.Copy(context);
        foreach (var (key, _) in pairs)
        {
            others.Remove(context, key, out var _);
        }
        return others;
    }
}

sealed class CaseInExec(Exec subject, (Pattern Pattern, Exec? Guard, bool Unless, Exec? Body)[] clauses, Exec? otherwise, bool hasElse) : Exec
{
    public override bool MaySignal { get; } = otherwise?.MaySignal == true || clauses.Any(c => c.Body?.MaySignal == true);
    public override bool MayThrow { get; } = otherwise?.MayThrow == true || clauses.Any(c => c.Body?.MayThrow == true);

    public override object? Execute(Frame f)
    {
        var value = subject.Execute(f);
        f.Line = Line;
        var context = f.Context;
        // The subject is taken apart once for all clauses; a case inside a clause has its own.
        (object? Value, RArray Items)? deconstructed = null;
        foreach (var (pattern, guard, unless, body) in clauses)
        {
            context.CaseSubject = value is RObject and not (RArray or RHash or RString or RSymbol) ? value : null;
            context.Deconstructed = deconstructed;
            var matched = pattern.Match(f, value);
            deconstructed = context.Deconstructed;
            context.Deconstructed = null;
            context.CaseSubject = null;
            if (!matched)
            {
                continue;
            }
            if (guard is null || guard.Test(f) != unless)
            {
                return body?.Execute(f);
            }
            f.Context.Missed = new PatternMiss("guard clause does not return true");
        }
        return hasElse ? otherwise?.Execute(f) : throw (clauses.Length == 1 ? f.Context.Missed.Error(f.Context, value) : new RubyError("NoMatchingPatternError", f.Context.ToS(value) is { Length: > 0 } text ? text : "NoMatchingPatternError"));
    }
}

sealed class MatchExec(Exec value, Pattern pattern, bool test) : Exec
{
    public override object? Execute(Frame f)
    {
        var v = value.Execute(f);
        f.Line = Line;
        var matched = pattern.Match(f, v);
        return test ? Box.Bool(matched) : matched ? null : throw f.Context.Missed.Error(f.Context, v);
    }
}
