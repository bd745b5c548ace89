using RecipeEngine.Dsl.Core.Strings;
using RecipeEngine.Dsl.Text;
using RecipeEngine.Dsl.Text.Unicode;

namespace RecipeEngine.Dsl.Stdlib.Strings;

/// <summary>String: Unicode's normalization forms.</summary>
[RubyClass("String")]
public static class StringNormalization
{
    static string Apply(Context ctx, RString self, object? form)
    {
        var name = form is null ? "nfc" : (form as RSymbol)?.Name;
        if (name is not ("nfc" or "nfd" or "nfkc" or "nfkd"))
        {
            throw RubyError.Argument($"Invalid normalization form {(form is RSymbol s ? s.Name : ctx.ToS(form))}.");
        }
        if (self.IsAscii && !ReferenceEquals(self.Encoding, RubyEncoding.Binary))
        {
            return self.Text;
        }
        if (ReferenceEquals(self.Encoding, RubyEncoding.UsAscii))
        {
            return self.Text;
        }
        if (!self.Encoding.Name.StartsWith("UTF-", StringComparison.Ordinal) && self.Encoding.Name is not ("GB18030" or "UCS-2BE" or "UCS-4LE" or "ISO-8859-1"))
        {
            throw new RubyError("Encoding::CompatibilityError", $"Unicode Normalization not appropriate for {self.Encoding.Name}");
        }
        self.RequireValid();
        return Normalization.Normalize(self.Text, name is "nfc" or "nfkc", name is "nfkc" or "nfkd");
    }

    [RubyMethod("unicode_normalize")]
    public static RString Normalize(Context ctx, RString self, object? form = null) => new(Apply(ctx, self, form ?? RSymbol.Of("nfc")), self.Encoding);

    [RubyMethod("unicode_normalize!")]
    public static RString NormalizeHere(Context ctx, RString self, object? form = null)
    {
        self.CheckFrozen();
        self.Replace(Apply(ctx, self, form ?? RSymbol.Of("nfc")), self.Encoding);
        return self;
    }

    [RubyMethod("unicode_normalized?")]
    public static bool IsNormalized(Context ctx, RString self, object? form = null) => Apply(ctx, self, form ?? RSymbol.Of("nfc")) == self.Text;
}
