using System.Numerics;

namespace RecipeEngine.Dsl.Stdlib.Gems;

/// <summary>Gem::Version.</summary>
[RubyClass("Gem::Version", Includes = ["Comparable"])]
public static class GemVersionClass
{
    [RubyConstant("VERSION_PATTERN")]
    public static RString Pattern() => new(RGemVersion.PatternText) { Frozen = true };

    [RubyAllocator]
    public static object? Allocate(RClass klass) => new RGemVersion(klass);

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, RGemVersion self, object? version) => self.Set(ctx.ToS(version));

    [RubyMethod("initialize_copy")]
    public static RGemVersion Copy(RGemVersion self, RGemVersion other) => self.Set(other.Text);

    [RubyMethod("create", Singleton = true)]
    public static object? Create(Context ctx, object? input) => RGemVersion.Create(ctx, input);

    [RubyMethod("correct?", Singleton = true)]
    public static bool IsCorrect(Context ctx, object? version) => RGemVersion.IsCorrect(ctx.ToS(version));

    [RubyMethod("version", "to_s")]
    public static string Text(RGemVersion self) => self.Text;

    [RubyMethod("inspect")]
    public static string Inspect(Context ctx, RGemVersion self) => $"#<{ctx.ClassOf(self)} \"{self.Text}\">";

    [RubyMethod("segments")]
    public static RArray Segments(RGemVersion self) => Boxed(self.Segments);

    [RubyMethod("canonical_segments")]
    public static RArray CanonicalSegments(RGemVersion self) => Boxed(self.Canonical);

    static RArray Boxed(object[] segments) => new(segments.Select(s => s is BigInteger n ? Box.Int(n) : Box.Str((string)s)));

    [RubyMethod("<=>")]
    public static object? Compare(Context ctx, RGemVersion self, object? other) => other switch
    {
        RGemVersion v => Box.Int(self.CompareTo(v)),
        RString s when RGemVersion.IsCorrect(s.Text) => Box.Int(self.CompareTo(RGemVersion.Of(ctx, s.Text))),
        _ => null,
    };

    [RubyMethod("==")]
    public static bool IsEqual(Context ctx, RGemVersion self, object? other) => Compare(ctx, self, other) is 0L;

    [RubyMethod("eql?")]
    public static bool Eql(Context ctx, RGemVersion self, object? other) => other is RGemVersion v && v.Text == self.Text && ReferenceEquals(ctx.ClassOf(v), ctx.ClassOf(self));

    [RubyMethod("hash")]
    public static long Hash(RGemVersion self) => string.GetHashCode(string.Join('.', self.Canonical));

    [RubyMethod("prerelease?")]
    public static bool IsPrerelease(RGemVersion self) => self.IsPrerelease;

    [RubyMethod("release")]
    public static RGemVersion Release(RGemVersion self) => self.Release;

    [RubyMethod("bump")]
    public static RGemVersion Bump(RGemVersion self) => self.Bump();

    [RubyMethod("approximate_recommendation")]
    public static string Recommendation(RGemVersion self)
    {
        var numbers = self.Segments.TakeWhile(s => s is not string).Take(2).ToList();
        while (numbers.Count < 2)
        {
            numbers.Add(BigInteger.Zero);
        }
        return $"~> {string.Join('.', numbers)}{(self.IsPrerelease ? ".a" : "")}";
    }
}
