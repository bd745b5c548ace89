using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Core.Regexps;

/// <summary>MatchData: the groups of a match by number and name; offsets in characters.</summary>
[RubyClass("MatchData")]
public static class MatchDataClass
{
    [RubyMethod("[]")]
    public static object? Index(Context ctx, RMatch self, object? index, [Optional] object? length)
    {
        if (length is Undefined)
        {
            switch (index)
            {
                case long n: return n < 0 && n + self.Groups.Count <= 0 ? null : self.Group((int)(n < 0 ? n + self.Groups.Count : Math.Min(n, int.MaxValue)));
                case RString or RSymbol: return Named(self, index is RSymbol s ? s.Name : ((RString)index).Text);
            }
            return ctx.Send(ToA(self), Sym.Index, index);
        }
        return ctx.Send(ToA(self), Sym.Index, index, length);
    }

    static object? Named(RMatch self, string name)
    {
        var numbers = self.Numbers(name);
        return numbers.Count == 0 ? throw RubyError.Index($"undefined group name reference: {name}")
            : numbers.Count == 1 ? self.Group(numbers[0]) : numbers.Reverse().Select(n => self.Group(n)).FirstOrDefault(g => g is not null);
    }

    static int GroupNumber(Context ctx, RMatch self, object? group)
    {
        if (group is RString or RSymbol)
        {
            var name = group is RSymbol s ? s.Name : ((RString)group).Text;
            var numbers = self.Numbers(name);
            return numbers.Count > 0 ? numbers.LastOrDefault(self.Groups.Matched, numbers[^1]) : throw RubyError.Index($"undefined group name reference: {name}");
        }
        var n = Coerce.ToInt(ctx, group);
        return n >= 0 && n < self.Groups.Count ? n : throw RubyError.Index($"index {n} out of matches");
    }

    [RubyMethod("to_a")]
    public static RArray ToA(RMatch self) => Groups(self, 0);

    [RubyMethod("captures", "deconstruct")]
    public static RArray Captures(RMatch self) => Groups(self, 1);

    static RArray Groups(RMatch self, int first)
    {
        var groups = new object?[self.Groups.Count - first];
        for (var i = 0; i < groups.Length; i++)
        {
            groups[i] = self.Group(i + first);
        }
        return new RArray(groups);
    }

    [RubyMethod("named_captures")]
    public static RHash NamedCaptures(Context ctx, RMatch self)
    {
        var hash = new RHash();
        foreach (var n in self.Regexp.Translated.Names)
        {
            hash.Set(ctx, new RString(n.Name), Named(self, n.Name));
        }
        return hash;
    }

    [RubyMethod("deconstruct_keys")]
    public static RHash DeconstructKeys(Context ctx, RMatch self, object? keys)
    {
        var hash = new RHash();
        foreach (var n in self.Regexp.Translated.Names)
        {
            hash.Set(ctx, RSymbol.Of(n.Name), Named(self, n.Name));
        }
        return hash;
    }

    [RubyMethod("names")]
    public static RArray Names(RMatch self) => RegexpClass.Names(self.Regexp);

    [RubyMethod("pre_match")]
    public static RString PreMatch(RMatch self) => self.Piece(0, self.Start());

    [RubyMethod("post_match")]
    public static RString PostMatch(RMatch self) => self.Piece(self.End(), self.Text.Length);

    [RubyMethod("begin")]
    public static object? Begin(Context ctx, RMatch self, object? group) => Offset(self, self.Start(GroupNumber(ctx, self, group)));

    [RubyMethod("end")]
    public static object? End(Context ctx, RMatch self, object? group) => Offset(self, self.End(GroupNumber(ctx, self, group)));

    [RubyMethod("offset")]
    public static RArray Offset(Context ctx, RMatch self, object? group)
    {
        var n = GroupNumber(ctx, self, group);
        return RArray.Of(Offset(self, self.Start(n)), Offset(self, self.End(n)));
    }

    static object? Offset(RMatch self, int unit) => unit < 0 ? null : Box.Int(Characters.Count(self.Text.AsSpan(0, unit)));

    [RubyMethod("match")]
    public static object? Match(Context ctx, RMatch self, object? group) => self.Group(GroupNumber(ctx, self, group));

    [RubyMethod("match_length")]
    public static object? MatchLength(Context ctx, RMatch self, object? group) => self.Group(GroupNumber(ctx, self, group)) is { } s ? Box.Int(s.Length) : null;

    [RubyMethod("size", "length")]
    public static int Size(RMatch self) => self.Groups.Count;

    [RubyMethod("string")]
    public static RString String(RMatch self) => self.Subject;

    [RubyMethod("regexp")]
    public static RRegexp Regexp(RMatch self) => self.Regexp;

    [RubyMethod("to_s")]
    public static RString ToS(RMatch self) => self.Group(0)!;

    [RubyMethod("values_at")]
    public static object? ValuesAt(Context ctx, RMatch self, params object?[] rest) => rest.Any(r => r is RString or RSymbol)
        ? new RArray(rest.Select(r => Index(ctx, self, r, Undefined.Value)))
        : ctx.SendBlock(ToA(self), RSymbol.Of("values_at"), null, rest);

    [RubyMethod("inspect")]
    public static string Inspect(Context ctx, RMatch self)
    {
        var names = new Dictionary<int, string>();
        foreach (var n in self.Regexp.Translated.Names)
        {
            foreach (var i in n.Numbers)
            {
                names[i] = n.Name;
            }
        }
        var groups = Enumerable.Range(1, self.Groups.Count - 1).Select(i => $" {names.GetValueOrDefault(i) ?? i.ToString(System.Globalization.CultureInfo.InvariantCulture)}:{ctx.Inspect(self.Group(i))}");
        return $"#<MatchData {ctx.Inspect(self.Group(0))}{string.Concat(groups)}>";
    }

    [RubyMethod("==", "eql?")]
    public static bool IsEqual(RMatch self, object? other) => other is RMatch m && m.Text == self.Text && m.Regexp.Source == self.Regexp.Source
        && m.Regexp.Options == self.Regexp.Options && Enumerable.Range(0, self.Groups.Count).All(i => m.Start(i) == self.Start(i) && m.End(i) == self.End(i));

    [RubyMethod("hash")]
    public static long Hash(RMatch self) => HashCode.Combine(self.Text, self.Regexp.Source, self.Start());
}
