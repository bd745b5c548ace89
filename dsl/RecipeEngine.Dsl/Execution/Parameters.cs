using RecipeEngine.Dsl.Execution.Nodes;

namespace RecipeEngine.Dsl.Execution;

/// <summary>What a method or block takes, with slots and defaults, and the binding of arguments to them.</summary>
sealed class Parameters
{
    /// <summary>A parameter that must be given; one that takes an array apart has no name.</summary>
    public sealed class Positional(string? name, int slot, Assign? destructure)
    {
        public string? Name => name;
        public int Slot => slot;
        public Assign? Destructure => destructure;
    }

    /// <summary>A positional parameter with a default.</summary>
    public sealed class OptionalParameter(string name, int slot, Exec value)
    {
        public string Name => name;
        public int Slot => slot;
        public Exec Default => value;
    }

    /// <summary>A keyword parameter; required without a default.</summary>
    public sealed class KeywordParameter(RSymbol name, int slot, Exec? value)
    {
        public RSymbol Name => name;
        public int Slot => slot;
        public Exec? Default => value;
    }

    public required Positional[] Required { get; init; }
    public required OptionalParameter[] Optional { get; init; }
    /// <summary>Slot of *rest; -1: none, -2: a nameless one that keeps nothing.</summary>
    public int Rest { get; init; } = -1;
    public string? RestName { get; init; }
    public required Positional[] Post { get; init; }
    public required KeywordParameter[] Keywords { get; init; }
    /// <summary>Slot of **rest; -1: none, -2: nameless.</summary>
    public int KeywordRest { get; init; } = -1;
    public string? KeywordRestName { get; init; }
    /// <summary><c>**nil</c></summary>
    public bool NoKeywords { get; init; }
    public int Block { get; init; } = -1;
    public string? BlockName { get; init; }
    /// <summary><c>...</c>: the rest keeps keywords flagged.</summary>
    public bool Forwards { get; init; }
    public bool TrailingComma { get; init; }
    public bool IsNumbered { get; init; }

    bool TakesKeywords => Keywords.Length > 0 || KeywordRest != -1;

    /// <summary>Only plain required parameters that live in slots 0…n-1.</summary>
    public bool IsSimple { get; private set; }

    public int RequiredCount => Required.Length + Post.Length;

    /// <summary>Plain required parameters in the first slots, then at most optional ones, a rest and a block.</summary>
    public bool IsEasy { get; private set; }

    /// <summary>Plain required parameters in the first slots and keywords, beside these at most a block.</summary>
    public bool TakesJustKeywords { get; private set; }

    /// <summary>The rest never leaves the frame: what the code does with it is known to keep nothing of it.</summary>
    public bool RestStays { get; set; }

    public void Complete()
    {
        var plain = RequiredArePlain();
        TakesJustKeywords = plain && Keywords.Length > 0 && Post.Length == 0 && Optional.Length == 0 && Rest == -1 && KeywordRest == -1 && !Forwards;
        IsEasy = plain && Post.Length == 0 && !TakesKeywords && !NoKeywords && !Forwards;
        IsSimple = Optional.Length == 0 && Rest == -1 && Post.Length == 0 && !TakesKeywords && !NoKeywords && Block == -1 && plain;
    }

    bool RequiredArePlain()
    {
        for (var i = 0; i < Required.Length; i++)
        {
            if (Required[i].Destructure is not null || Required[i].Slot != i)
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>A block spreads a single array over its parameters.</summary>
    public bool Spreads => Required.Length + Optional.Length + Post.Length > 1 || TrailingComma
        || (Required.Length + Post.Length == 1 && (Rest != -1 || TakesKeywords) && !(Rest == -2 && Forwards));

    public int Arity(bool lambda)
    {
        var required = RequiredCount;
        var requiredKeyword = false;
        foreach (var keyword in Keywords)
        {
            requiredKeyword |= keyword.Default is null;
        }
        if (Rest != -1 || (lambda && Optional.Length > 0))
        {
            return -(required + (requiredKeyword ? 1 : 0)) - 1;
        }
        if (requiredKeyword)
        {
            return required + 1;
        }
        return TakesKeywords && lambda ? -required - 1 : required;
    }

    public IReadOnlyList<(string Kind, string? Name)> Describe(bool lambda)
    {
        var list = new List<(string, string?)>();
        list.AddRange(Required.Select(r => (lambda ? "req" : "opt", r.Name)));
        list.AddRange(Optional.Select(o => ("opt", (string?)o.Name)));
        if (Rest != -1 && !TrailingComma)
        {
            list.Add(("rest", Forwards ? "*" : RestName ?? "*"));
        }
        list.AddRange(Post.Select(r => (lambda ? "req" : "opt", r.Name)));
        list.AddRange(Keywords.Where(k => k.Default is null).Select(k => ("keyreq", (string?)k.Name.Name)));
        list.AddRange(Keywords.Where(k => k.Default is not null).Select(k => ("key", (string?)k.Name.Name)));
        if (KeywordRest != -1)
        {
            list.Add(("keyrest", KeywordRestName ?? "**"));
        }
        if (NoKeywords)
        {
            list.Add(("nokey", null));
        }
        if (Block != -1)
        {
            list.Add(("block", BlockName ?? "&"));
        }
        return list;
    }

    /// <summary>Binds arguments; strict for methods and lambdas.</summary>
    public void Bind(Frame f, object?[] arguments, RProc? block, bool strict, bool keepKeywords)
    {
        var count = arguments.Length;
        RHash? keywords = null;
        if (count > 0 && Sealed.As<RHash>(arguments[count - 1]) is { IsKeywords: true } k)
        {
            if (TakesKeywords)
            {
                keywords = k;
                count--;
            }
            else if (k.Count == 0)
            {
                count--;
            }
            else if (NoKeywords)
            {
                throw RubyError.Argument("no keywords accepted");
            }
            else if (keepKeywords)
            {
                // Marked: a splat makes them keywords again.
                k.IsKeywords = false;
                k.IsRuby2Keywords = true;
            }
            else if (!Forwards)
            {
                k.IsKeywords = false;
                k.IsRuby2Keywords &= Rest >= 0 && Post.Length == 0 && count > Required.Length + Optional.Length;
            }
        }
        var required = RequiredCount;
        if (strict && (count < required || (Rest == -1 && count > required + Optional.Length)))
        {
            var e = RubyError.WrongArguments(count, required, Rest != -1 ? -1 : required + Optional.Length);
            var missing = Keywords.Where(p => p.Default is null).ToList();
            throw missing.Count > 0
                ? RubyError.Argument(e.Message[..^1] + $"; required keyword{(missing.Count > 1 ? "s" : "")}: {string.Join(", ", missing.Select(p => p.Name.Name))})") : e;
        }
        var i = 0;
        var available = count - required;
        foreach (var p in Required)
        {
            Put(f, p, i < count ? arguments[i] : null);
            i++;
        }
        var optional = Math.Clamp(available, 0, Optional.Length);
        for (var o = 0; o < optional; o++)
        {
            f.SetLocal(Optional[o].Slot, arguments[i++]);
        }
        var rest = Math.Max(0, available - Optional.Length);
        if (Rest >= 0)
        {
            f.SetLocal(Rest, rest == 0 ? new RArray() : new RArray(arguments[i..(i + rest)]));
        }
        if (Rest != -1)
        {
            i += rest;
        }
        foreach (var p in Post)
        {
            Put(f, p, i < count ? arguments[i] : null);
            i++;
        }
        for (var o = optional; o < Optional.Length; o++)
        {
            f.SetLocal(Optional[o].Slot, Optional[o].Default.Execute(f));
        }
        if (TakesKeywords)
        {
            BindKeywords(f, keywords);
        }
        if (Block >= 0)
        {
            block?.Escape();
            f.SetLocal(Block, block);
        }
    }

    /// <summary>As <see cref="Bind"/> for up to three arguments of a method, none of them keywords, where the parameters are <see cref="IsEasy"/>.</summary>
    public void BindFew(Frame f, int count, object? a, object? b, object? c, RProc? block)
    {
        var required = Required.Length;
        if (count < required || (Rest == -1 && count > required + Optional.Length))
        {
            throw RubyError.WrongArguments(count, required, Rest != -1 ? -1 : required + Optional.Length);
        }
        var i = 0;
        for (; i < required; i++)
        {
            f.Slot(i) = i == 0 ? a : i == 1 ? b : c;
        }
        for (var o = 0; o < Optional.Length; o++, i++)
        {
            f.SetLocal(Optional[o].Slot, i >= count ? Optional[o].Default.Execute(f) : i == 0 ? a : i == 1 ? b : c);
        }
        if (Rest >= 0)
        {
            f.SetLocal(Rest, RestOf(f, count - i, i == 0 ? a : i == 1 ? b : c, i == 0 ? b : c, c));
        }
        if (Block >= 0)
        {
            block?.Escape();
            f.SetLocal(Block, block);
        }
    }

    /// <summary>As <see cref="Bind"/> without a block, where the parameters are <see cref="TakesJustKeywords"/> and what is given fits them.</summary>
    /// <param name="f">the method's frame</param>
    /// <param name="given">the required values first</param>
    /// <param name="places">for each keyword its place among the values; -1: not given</param>
    public void BindKeywords(Frame f, in EightValues given, int[] places)
    {
        for (var i = 0; i < Required.Length; i++)
        {
            f.SetLocal(i, given[i]);
        }
        for (var i = 0; i < places.Length; i++)
        {
            if (places[i] >= 0)
            {
                f.SetLocal(Keywords[i].Slot, given[places[i]]);
            }
        }
        for (var i = 0; i < places.Length; i++)
        {
            if (places[i] < 0)
            {
                f.SetLocal(Keywords[i].Slot, Keywords[i].Default!.Execute(f));
            }
        }
        if (Block >= 0)
        {
            f.SetLocal(Block, null);
        }
    }

    RArray RestOf(Frame f, int count, object? a, object? b, object? c)
    {
        if (!RestStays || Redefined.Array)
        {
            return count <= 0 ? new RArray() : new RArray(count == 1 ? [a] : count == 2 ? [a, b] : [a, b, c]);
        }
        var rest = f.KeptRest ??= new RArray(3);
        rest.Hold(Math.Max(0, count), a, b, c);
        return rest;
    }

    static void Put(Frame f, Positional p, object? value)
    {
        if (p.Destructure is not null)
        {
            p.Destructure.Set(f, value);
        }
        else
        {
            f.SetLocal(p.Slot, value);
        }
    }

    void BindKeywords(Frame f, RHash? given)
    {
        var context = f.Context;
        List<RSymbol>? missing = null;
        var used = 0;
        foreach (var p in Keywords)
        {
            if (given is not null && given.TryGet(context, p.Name, out var value))
            {
                f.SetLocal(p.Slot, value);
                used++;
            }
            else if (p.Default is null)
            {
                (missing ??= []).Add(p.Name);
            }
        }
        if (missing is not null)
        {
            throw RubyError.Argument($"missing keyword{(missing.Count > 1 ? "s" : "")}: {string.Join(", ", missing.Select(m => context.Inspect(m)))}");
        }
        if (KeywordRest == -1 && given is not null && used < given.Count)
        {
            var unknown = given.Pairs().Where(p => !Keywords.Any(w => ReferenceEquals(w.Name, p.Key))).Select(p => context.Inspect(p.Key)).ToList();
            throw RubyError.Argument($"unknown keyword{(unknown.Count > 1 ? "s" : "")}: {string.Join(", ", unknown)}");
        }
        foreach (var p in Keywords)
        {
            if (p.Default is not null && (given is null || !given.ContainsKey(context, p.Name)))
            {
                f.SetLocal(p.Slot, p.Default.Execute(f));
            }
        }
        if (KeywordRest >= 0)
        {
            var rest = new RHash();
            if (given is not null)
            {
                for (var i = 0; given.Next(ref i, out var key, out var value);)
                {
                    if (!Keywords.Any(w => ReferenceEquals(w.Name, key)))
                    {
                        rest.Set(context, key, value);
                    }
                }
            }
            f.SetLocal(KeywordRest, rest);
        }
    }
}
