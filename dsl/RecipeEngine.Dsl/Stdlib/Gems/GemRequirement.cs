using System.Text.RegularExpressions;

namespace RecipeEngine.Dsl.Stdlib.Gems;

/// <summary>A Gem::Requirement: operators and versions, all of which must hold.</summary>
public sealed partial class RGemRequirement(RClass klass) : RObject(klass)
{
    public List<(string Operator, RGemVersion Version)> Parts { get; } = [];

    [GeneratedRegex(@"\A\s*(=|!=|>=|<=|~>|>|<)?\s*(" + RGemVersion.PatternText + @")\s*\z")]
    private static partial Regex Pattern { get; }

    public static RubyError Bad(string what) => new("Gem::Requirement::BadRequirementError", what);

    public static (string Operator, RGemVersion Version) Parse(Context ctx, object? value)
    {
        if (value is RGemVersion v)
        {
            return ("=", v);
        }
        var text = ctx.ToS(value);
        var match = Pattern.Match(text);
        if (!match.Success)
        {
            throw Bad($"Illformed requirement [{ctx.Inspect(value is RString ? value : new RString(text))}]");
        }
        return (match.Groups[1].Success ? match.Groups[1].Value : "=", RGemVersion.Of(ctx, match.Groups[2].Value));
    }

    public RGemRequirement Add(Context ctx, IEnumerable<object?> values)
    {
        foreach (var value in values)
        {
            switch (value)
            {
                case null: break;
                case RArray a when a.Count == 2 && a[0] is RString op && a[1] is RGemVersion version: Parts.Add((op.Text, version)); break;
                case RArray a: Add(ctx, a.ToArray()); break;
                case RGemRequirement r: Parts.AddRange(r.Parts); break;
                default:
                    var part = Parse(ctx, value);
                    if (!Parts.Any(p => p.Operator == part.Operator && p.Version.Text == part.Version.Text))
                    {
                        Parts.Add(part);
                    }
                    break;
            }
        }
        return this;
    }

    public RGemRequirement OrAny(Context ctx)
    {
        if (Parts.Count == 0)
        {
            Parts.Add((">=", RGemVersion.Of(ctx, "0")));
        }
        return this;
    }

    public bool IsSatisfiedBy(RGemVersion version) => Parts.All(p => Holds(p.Operator, version, p.Version));

    static bool Holds(string operation, RGemVersion version, RGemVersion wanted) => operation switch
    {
        "=" => version.CompareTo(wanted) == 0,
        "!=" => version.CompareTo(wanted) != 0,
        ">" => version.CompareTo(wanted) > 0,
        "<" => version.CompareTo(wanted) < 0,
        ">=" => version.CompareTo(wanted) >= 0,
        "<=" => version.CompareTo(wanted) <= 0,
        _ => version.CompareTo(wanted) >= 0 && version.Release.CompareTo(wanted.Bump()) < 0,
    };

    public bool IsNone => Parts is [(">=", { Text: "0" })];

    public IEnumerable<string> Texts => Parts.Select(p => $"{p.Operator} {p.Version.Text}");

    public override string ToString() => string.Join(", ", Texts);

    public static RGemRequirement Create(Context ctx, params object?[] inputs)
    {
        if (inputs is [RGemRequirement r])
        {
            return r;
        }
        return new RGemRequirement(ctx.Interpreter.FindClass(ctx, "Gem::Requirement")).Add(ctx, inputs).OrAny(ctx);
    }
}

/// <summary>Gem::Requirement.</summary>
[RubyClass("Gem::Requirement")]
public static class GemRequirementClass
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => new RGemRequirement(klass);

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, RGemRequirement self, params object?[] rest) => self.Add(ctx, rest).OrAny(ctx);

    [RubyMethod("create", Singleton = true)]
    public static RGemRequirement Create(Context ctx, params object?[] rest) => RGemRequirement.Create(ctx, rest);

    [RubyMethod("default", Singleton = true)]
    public static RGemRequirement Default(Context ctx) => RGemRequirement.Create(ctx);

    [RubyMethod("parse", Singleton = true)]
    public static RArray Parse(Context ctx, object? value)
    {
        var (operation, version) = RGemRequirement.Parse(ctx, value);
        return RArray.Of(new RString(operation), version);
    }

    [RubyMethod("satisfied_by?", "===", "=~")]
    public static bool IsSatisfiedBy(Context ctx, RGemRequirement self, object? version) =>
        self.IsSatisfiedBy(version as RGemVersion ?? throw RubyError.Argument($"Need a Gem::Version: {ctx.Inspect(version)}"));

    [RubyMethod("requirements")]
    public static RArray Requirements(RGemRequirement self) => new(self.Parts.Select(p => (object?)RArray.Of(new RString(p.Operator), p.Version)));

    [RubyMethod("as_list")]
    public static RArray AsList(RGemRequirement self) => new(self.Texts.Select(t => (object?)new RString(t)));

    [RubyMethod("to_s")]
    public static string ToS(RGemRequirement self) => self.ToString();

    [RubyMethod("inspect")]
    public static string Inspect(RGemRequirement self) => $"Gem::Requirement.new({string.Join(", ", self.Texts.Select(t => $"\"{t}\""))})";

    [RubyMethod("concat")]
    public static void Concat(Context ctx, RGemRequirement self, RArray more) => self.Add(ctx, more.ToArray());

    [RubyMethod("none?")]
    public static bool IsNone(RGemRequirement self) => self.IsNone;

    [RubyMethod("exact?")]
    public static bool IsExact(RGemRequirement self) => self.Parts is [("=", _)];

    [RubyMethod("specific?")]
    public static bool IsSpecific(RGemRequirement self) => self.Parts.Count > 1 || !(self.Parts[0].Operator is ">" or ">=");

    [RubyMethod("prerelease?")]
    public static bool IsPrerelease(RGemRequirement self) => self.Parts.Any(p => p.Version.IsPrerelease);

    [RubyMethod("==", "eql?")]
    public static bool IsEqual(RGemRequirement self, object? other) => other is RGemRequirement r
        && self.Parts.Select(p => p.Operator + string.Join('.', p.Version.Canonical)).Order(StringComparer.Ordinal)
            .SequenceEqual(r.Parts.Select(p => p.Operator + string.Join('.', p.Version.Canonical)).Order(StringComparer.Ordinal));

    [RubyMethod("hash")]
    public static long Hash(RGemRequirement self) => self.Parts.Aggregate(17, (h, p) => h ^ string.GetHashCode(p.Operator + string.Join('.', p.Version.Canonical)));
}

/// <summary>The text is no requirement.</summary>
[RubyClass("Gem::Requirement::BadRequirementError", Superclass = "ArgumentError")]
public static class GemBadRequirementError;
