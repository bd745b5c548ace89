using System.Text;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Core.Strings;

/// <summary>String: sub, gsub and the character-set methods.</summary>
[RubyClass("String")]
public static class StringReplace
{
    /// <summary>All matches left to right; an empty one moves on by one character.</summary>
    internal static IEnumerable<RMatch> Matches(RString self, RRegexp regexp)
    {
        var at = 0;
        while (at <= self.Units && regexp.Match(self, at) is { } match)
        {
            yield return match;
            at = match.End();
            if (match.End() == match.Start())
            {
                at += at < self.Units ? Characters.Width(self.Span, at) : 1;
            }
        }
    }

    /// <summary>Where to look for the next match after one with these offsets.</summary>
    internal static int After(RString self, ReadOnlySpan<int> found) =>
        found[1] > found[0] ? found[1] : found[1] + (found[1] < self.Units ? Characters.Width(self.Span, found[1]) : 1);

    [RubyMethod("sub")]
    public static RString Sub(Context ctx, RString self, RProc? block, object? pattern, [Optional] object? replacement) => Replaced(ctx, self, pattern, replacement, block, false) ?? self.Copy();

    [RubyMethod("sub!")]
    public static object? SubBang(Context ctx, RString self, RProc? block, object? pattern, [Optional] object? replacement) => Bang(self, Replaced(ctx, self, pattern, replacement, block, false, true));

    [RubyMethod("gsub")]
    public static object? Gsub(Context ctx, RString self, RProc? block, object? pattern, [Optional] object? replacement) =>
        block is null && Sealed.Is<Undefined>(replacement) ? Enumerators.Make(ctx, self, "gsub", [pattern]) : Replaced(ctx, self, pattern, replacement, block, true) ?? self.Copy();

    [RubyMethod("gsub!")]
    public static object? GsubBang(Context ctx, RString self, RProc? block, object? pattern, [Optional] object? replacement) =>
        block is null && Sealed.Is<Undefined>(replacement) ? Enumerators.Make(ctx, self, "gsub!", [pattern]) : Bang(self, Replaced(ctx, self, pattern, replacement, block, true));

    static object? Bang(RString self, RString? result)
    {
        self.Modify();
        if (result is null)
        {
            return null;
        }
        self.Replace(result.Text, result.Encoding);
        return self;
    }

    // The encoding of the result after one more replacement.
    static RubyEncoding Joined(RubyEncoding encoding, RString piece, StringBuilder result, RString subject) =>
        piece.IsAscii || ReferenceEquals(piece.Encoding, encoding) ? encoding
        : subject.IsAscii ? piece.Encoding : throw Encodings.Compatibility.Error(encoding, piece.Encoding);

    /// <summary>Null when nothing matched.</summary>
    static RString? Replaced(Context ctx, RString self, object? pattern, object? replacement, RProc? block, bool all, bool bang = false)
    {
        if (Sealed.Is<Undefined>(replacement) && block is null)
        {
            throw RubyError.WrongArguments(1, 2, 2);
        }
        RString? template = null;
        RHash? hash = null;
        if (!Sealed.Is<Undefined>(replacement))
        {
            hash = Sealed.Is<RString>(replacement) ? null : Coerce.TryHash(ctx, replacement);
            template = hash is null ? Coerce.ToStr(ctx, replacement) : null;
        }
        // plain text for plain text needs no pattern
        if (!Sealed.Is<RRegexp>(pattern) && template is not null && block is null && template.Span.IndexOf('\\') < 0)
        {
            var wanted = Coerce.ToStr(ctx, pattern);
            if (!wanted.IsEmpty)
            {
                return ReplacePlain(ctx, self, wanted, template, all);
            }
        }
        var regexp = pattern as RRegexp ?? new RRegexp(RegexpSource.Escape(Coerce.ToText(ctx, pattern)), 0);
        var before = self.Text;
        var subject = new RString(before, self.Encoding);
        var guarded = all || bang;
        var result = new StringBuilder();
        var encoding = self.Encoding;
        var last = 0;
        var matched = false;
        RMatch? final = null;
        var (found, previous) = (new int[regexp.Translated.Slots], new int[regexp.Translated.Slots]);
        var literal = template is not null && !template.Span.Contains('\\');
        for (var at = 0; at <= subject.Units && regexp.Find(subject, at, found); at = After(subject, previous))
        {
            var (from, to) = (found[0], found[1]);
            result.Append(before, last, from - last);
            if (literal)
            {
                result.Append(template!.Span);
                encoding = Joined(encoding, template, result, subject);
            }
            else if (template is not null)
            {
                Expand(result, template.Span, regexp, subject, found);
                encoding = Joined(encoding, template, result, subject);
            }
            else
            {
                object? value;
                if (hash is not null)
                {
                    value = HashValue(ctx, hash, subject.Part(from, to));
                }
                else
                {
                    ctx.Current!.LastMatch = final = regexp.MatchOf(subject, found);
                    value = block!.Yield(ctx, subject.Part(from, to));
                }
                var piece = ctx.ToRString(value);
                if (guarded && !ReferenceEquals(before, self.Text))
                {
                    throw RubyError.Runtime("string modified");
                }
                encoding = Joined(encoding, piece, result, subject);
                result.Append(piece.Span);
            }
            last = to;
            matched = true;
            (found, previous) = (previous, found);
            if (!all)
            {
                break;
            }
        }
        if (!matched)
        {
            ctx.Current!.LastMatch = null;
            return null;
        }
        ctx.Current!.LastMatch = final ?? regexp.MatchOf(subject, previous);
        result.Append(before, last, before.Length - last);
        return new RString(result.ToString(), encoding);
    }

    static object? HashValue(Context ctx, RHash hash, RString key) =>
        hash.klass is null && !Redefined.Hash && hash.TryGet(ctx, key, out var value) ? value : ctx.Send(hash, Sym.Index, key);

    static RString? ReplacePlain(Context ctx, RString self, RString wanted, RString with, bool all)
    {
        var text = self.Text;
        var at = text.IndexOf(wanted.Text, StringComparison.Ordinal);
        if (at < 0)
        {
            ctx.Current!.LastMatch = null;
            return null;
        }
        var encoding = StringPieces.Compatible(self, with);
        ctx.Current!.LastMatch = new RRegexp(RegexpSource.Escape(wanted.Text), 0).Match(self, at);
        return new RString(all ? text.Replace(wanted.Text, with.Text, StringComparison.Ordinal) : string.Concat(text.AsSpan(0, at), with.Span, text.AsSpan(at + wanted.Units)), encoding);
    }

    /// <summary>Writes a replacement text: <c>\1</c> <c>\k&lt;n&gt;</c> <c>\0</c> <c>\&amp;</c> <c>\`</c> <c>\'</c> <c>\\</c>.</summary>
    static void Expand(StringBuilder result, ReadOnlySpan<char> template, RRegexp regexp, RString subject, int[] found)
    {
        var text = subject.Span;
        for (var i = 0; i < template.Length; i++)
        {
            if (template[i] != '\\' || i + 1 == template.Length)
            {
                result.Append(template[i]);
                continue;
            }
            var c = template[++i];
            switch (c)
            {
                case >= '0' and <= '9':
                    AppendGroup(result, text, found, c - '0');
                    break;
                case '+':
                    for (var last = found.Length / 2 - 1; last > 0; last--)
                    {
                        if (AppendGroup(result, text, found, last))
                        {
                            break;
                        }
                    }
                    break;
                case '&':
                    AppendGroup(result, text, found, 0);
                    break;
                case '`':
                    result.Append(text[..found[0]]);
                    break;
                case '\'':
                    result.Append(text[found[1]..]);
                    break;
                case '\\':
                    result.Append('\\');
                    break;
                case 'k' when i + 1 < template.Length && template[i + 1] == '<' && template[i..].IndexOf('>') is var close and > 0:
                    AppendNamed(result, text, regexp, found, template.Slice(i + 2, close - 2).ToString());
                    i += close;
                    break;
                default:
                    result.Append('\\').Append(c);
                    break;
            }
        }
    }

    static bool AppendGroup(StringBuilder result, ReadOnlySpan<char> text, int[] found, int group)
    {
        if (2 * group >= found.Length || found[2 * group + 1] < 0)
        {
            return false;
        }
        result.Append(text[found[2 * group]..found[2 * group + 1]]);
        return true;
    }

    // The last of the groups of that name that took part.
    static void AppendNamed(StringBuilder result, ReadOnlySpan<char> text, RRegexp regexp, int[] found, string name)
    {
        var numbers = regexp.Translated.NumbersOf(name);
        if (numbers.Count == 0)
        {
            numbers = int.TryParse(name, out var n) ? [n] : throw RubyError.Index($"undefined group name reference: {name}");
        }
        for (var i = numbers.Count - 1; i >= 0 && !AppendGroup(result, text, found, numbers[i]); i--)
        {
        }
    }

    static CharacterSet Set(Context ctx, RString self, object?[] descriptions)
    {
        if (descriptions.Length == 0)
        {
            throw RubyError.Argument("wrong number of arguments (given 0, expected 1+)");
        }
        self.RequireValid();
        if (descriptions.Length == 1)
        {
            var only = Coerce.ToStr(ctx, descriptions[0]);
            StringPieces.Compatible(self, only);
            only.RequireValid();
            return CharacterSet.Of(only.Text);
        }
        return CharacterSet.Parse(descriptions.Select(d =>
        {
            var text = Coerce.ToStr(ctx, d);
            StringPieces.Compatible(self, text);
            text.RequireValid();
            return text.Text;
        }).ToArray());
    }

    static string Valid(RString self)
    {
        self.RequireValid();
        return self.Text;
    }

    [RubyMethod("delete")]
    public static RString Delete(Context ctx, RString self, params object?[] rest) => self.Like(Set(ctx, self, rest).Delete(self.Text));

    [RubyMethod("delete!")]
    public static object? DeleteBang(Context ctx, RString self, params object?[] rest) => self.Bang(Set(ctx, self, rest).Delete(self.Text));

    [RubyMethod("count")]
    public static int Count(Context ctx, RString self, params object?[] rest) => Set(ctx, self, rest).Count(self.Text);

    [RubyMethod("squeeze")]
    public static RString Squeeze(Context ctx, RString self, params object?[] rest) => self.Like(CharacterSet.Squeeze(Valid(self), rest.Length == 0 ? null : Set(ctx, self, rest)));

    [RubyMethod("squeeze!")]
    public static object? SqueezeBang(Context ctx, RString self, params object?[] rest) => self.Bang(CharacterSet.Squeeze(Valid(self), rest.Length == 0 ? null : Set(ctx, self, rest)));

    static string Checked(RString self, RString from, RString to)
    {
        self.RequireValid();
        StringPieces.Compatible(self, from);
        StringPieces.Compatible(self, to);
        return self.Text;
    }

    [RubyMethod("tr")]
    public static RString Tr(RString self, RString from, RString to) => self.Like(Transliteration.Apply(Checked(self, from, to), from.Text, to.Text));

    [RubyMethod("tr!")]
    public static object? TrBang(RString self, RString from, RString to) => self.Bang(Transliteration.Apply(Checked(self, from, to), from.Text, to.Text));

    [RubyMethod("tr_s")]
    public static RString TrS(RString self, RString from, RString to) => self.Like(Transliteration.Apply(Checked(self, from, to), from.Text, to.Text, squeeze: true));

    [RubyMethod("tr_s!")]
    public static object? TrSBang(RString self, RString from, RString to) => self.Bang(Transliteration.Apply(Checked(self, from, to), from.Text, to.Text, squeeze: true));
}
