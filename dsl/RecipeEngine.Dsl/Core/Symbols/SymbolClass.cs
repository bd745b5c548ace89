using RecipeEngine.Dsl.Core.Strings;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Core.Symbols;

/// <summary>Symbol: names; text methods go through a string of the name.</summary>
[RubyClass("Symbol")]
public static class SymbolClass
{
    [RubyMethod("all_symbols", Singleton = true)]
    public static RArray AllSymbols() => new(RSymbol.All.Select(s => (object?)s));

    [RubyMethod("to_s", "id2name")]
    public static RString ToS(RSymbol self) => Name(self).Copy();

    [RubyMethod("name")]
    public static RString Name(RSymbol self) => self.FrozenName ??= Frozen(NewText(self));

    static RString Frozen(RString text)
    {
        text.Frozen = true;
        return text.Explored();
    }

    [RubyMethod("to_sym", "intern")]
    public static RSymbol ToSym(RSymbol self) => self;

    [RubyMethod("to_proc")]
    public static RProc ToProc(Context ctx, RSymbol self) => ctx.SymbolToProc(self);

    [RubyMethod("inspect")]
    public static string Inspect(RSymbol self) => self.Encoding is { } e ? ":" + StringInspect.Inspect(self.Name, e) : SymbolInspect.Inspect(self.Name);

    // With UTF-8 for ASCII names, as methods of String want it.
    static RString Text(RSymbol self) => new(self.Name, self.Encoding ?? RubyEncoding.Utf8);

    static RString NewText(RSymbol self) => new(self.Name, EncodingOf(self));

    internal static RubyEncoding EncodingOf(RSymbol self) => self.Encoding ?? (System.Text.Ascii.IsValid(self.Name) ? RubyEncoding.UsAscii : RubyEncoding.Utf8);

    [RubyMethod("encoding")]
    public static object? Encoding(Context ctx, RSymbol self) => ctx.Interpreter.Encodings.Of(EncodingOf(self));

    [RubyMethod("==", "===")]
    public static bool IsEqual(RSymbol self, object? other) => ReferenceEquals(self, other);

    [RubyMethod("hash")]
    public static long Hash(RSymbol self) => self.GetHashCode();

    [RubyMethod("<=>")]
    public static object? Compare(RSymbol self, object? other) => other is RSymbol s ? Box.Int(Context.CompareText(Text(self), Text(s))) : null;

    [RubyMethod("casecmp")]
    public static object? CaseCompare(Context ctx, RSymbol self, object? other) => other is RSymbol s ? ctx.Send(Text(self), "casecmp", Text(s)) : null;

    [RubyMethod("casecmp?")]
    public static object? CaseEqual(Context ctx, RSymbol self, object? other) => other is RSymbol s ? ctx.Send(Text(self), "casecmp?", Text(s)) : null;

    [RubyMethod("length", "size")]
    public static int Length(RSymbol self) => Text(self).Length;

    [RubyMethod("empty?")]
    public static bool IsEmpty(RSymbol self) => self.Name.Length == 0;

    [RubyMethod("[]", "slice")]
    public static object? Index(Context ctx, RSymbol self, params object?[] rest) => ctx.Send(Text(self), Sym.Index, rest);

    [RubyMethod("=~")]
    public static object? MatchOperator(Context ctx, RSymbol self, object? pattern) => ctx.Send(Text(self), Sym.Match, pattern);

    [RubyMethod("match")]
    public static object? Match(Context ctx, RSymbol self, RProc? block, params object?[] rest) => ctx.SendBlock(Text(self), RSymbol.Of("match"), block, rest);

    [RubyMethod("match?")]
    public static object? IsMatch(Context ctx, RSymbol self, params object?[] rest) => ctx.Send(Text(self), "match?", rest);

    [RubyMethod("start_with?")]
    public static object? StartsWith(Context ctx, RSymbol self, params object?[] rest) => ctx.Send(Text(self), "start_with?", rest);

    [RubyMethod("end_with?")]
    public static object? EndsWith(Context ctx, RSymbol self, params object?[] rest) => ctx.Send(Text(self), "end_with?", rest);

    [RubyMethod("upcase")]
    public static RSymbol Upcase(Context ctx, RSymbol self, params object?[] rest) => RSymbol.Of(CaseMapping.Upcase(self.Name, StringCase.Options(ctx, rest)));

    [RubyMethod("downcase")]
    public static RSymbol Downcase(Context ctx, RSymbol self, params object?[] rest) => RSymbol.Of(CaseMapping.Downcase(self.Name, StringCase.Options(ctx, rest)));

    [RubyMethod("capitalize")]
    public static RSymbol Capitalize(Context ctx, RSymbol self, params object?[] rest) => RSymbol.Of(CaseMapping.Capitalize(self.Name, StringCase.Options(ctx, rest)));

    [RubyMethod("swapcase")]
    public static RSymbol Swapcase(Context ctx, RSymbol self, params object?[] rest) => RSymbol.Of(CaseMapping.Swapcase(self.Name, StringCase.Options(ctx, rest)));

    [RubyMethod("succ", "next")]
    public static RSymbol Succ(RSymbol self) => RSymbol.Of(Successor.Next(self.Name));
}
