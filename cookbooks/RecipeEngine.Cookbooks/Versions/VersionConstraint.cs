namespace RecipeEngine.Cookbooks;

/// <summary>One comparison a version must pass, such as "~> 1.2"; a bare version means exactly that one.</summary>
public sealed class VersionConstraint : IEquatable<VersionConstraint>
{
    readonly VersionFlavor flavor;
    readonly string text;
    readonly bool lacksPatch;

    VersionConstraint(string @operator, string versionText, CookbookVersion version, VersionFlavor flavor)
    {
        this.flavor = flavor;
        Operator = @operator;
        VersionText = versionText;
        Version = version;
        text = $"{@operator} {versionText}";
        lacksPatch = versionText.AsSpan().Count('.') <= 1;
    }

    /// <summary>The constraint every version meets, ">= 0.0.0".</summary>
    public static VersionConstraint Any { get; } = new(">=", "0.0.0", default, VersionFlavor.Cookbook);

    /// <summary>One of &lt; &lt;= = > >= ~>.</summary>
    public string Operator { get; }

    /// <summary>The version as it was written.</summary>
    public string VersionText { get; }

    /// <summary>The version compared with.</summary>
    public CookbookVersion Version { get; }

    /// <summary>Reads a constraint; null means any version. RecipeError InvalidVersionConstraint, or as <see cref="CookbookVersion"/> has it.</summary>
    public static VersionConstraint Parse(string? text, VersionFlavor flavor = VersionFlavor.Cookbook)
    {
        if (text is null)
        {
            return Any;
        }

        var (@operator, version) = VersionGrammar.Constraint(text)
            ?? throw RecipeError.Chef("InvalidVersionConstraint", $"'{text}'");
        return new VersionConstraint(@operator, version, CookbookVersion.Parse(version, flavor), flavor);
    }

    /// <summary>A constraint whose parts are known already.</summary>
    internal static VersionConstraint Of(string @operator, string versionText, CookbookVersion version, VersionFlavor flavor) => new(@operator, versionText, version, flavor);

    /// <summary>Reads a list of constraints, of which there may be at most one.</summary>
    public static VersionConstraint Parse(IReadOnlyList<string> texts, VersionFlavor flavor = VersionFlavor.Cookbook) => texts.Count switch
    {
        0 => Any,
        1 => Parse(texts[0], flavor),
        _ => throw RecipeError.Chef("InvalidVersionConstraint",
            $"only one version constraint operation is supported, but you gave {texts.Count} ['{string.Join(", ", texts)}']"),
    };

    /// <summary>Whether a version, given as text, meets the constraint; a text that is no version is an error.</summary>
    public bool Includes(string version) => Includes(CookbookVersion.Parse(version, flavor));

    /// <summary>Whether a version meets the constraint.</summary>
    public bool Includes(CookbookVersion version) => Operator switch
    {
        "<" => version < Version,
        "<=" => version <= Version,
        ">" => version > Version,
        ">=" => version >= Version,
        "=" => version == Version,
        _ => IsNear(version),
    };

    public bool Equals(VersionConstraint? other) => other is not null && text == other.text && flavor == other.flavor;

    public override bool Equals(object? other) => Equals(other as VersionConstraint);

    public override int GetHashCode() => text.GetHashCode(StringComparison.Ordinal);

    /// <summary>Operator, space, version as written.</summary>
    public override string ToString() => text;

    // "~> 1.2" lets the minor number grow, "~> 1.2.3" only the patch level.
    bool IsNear(CookbookVersion version) => version.Major == Version.Major
        && (lacksPatch ? version.Minor >= Version.Minor : version.Minor == Version.Minor && version.Patch >= Version.Patch);
}
