using Sprache;

namespace RecipeEngine.Cookbooks;

/// <summary>What an entry of a run list names.</summary>
public enum RunListItemType
{
    Recipe,
    Role,
}

/// <summary>One entry of a run list: a recipe, perhaps with the exact version of its cookbook, or a role.</summary>
/// <param name="Name">As written: "web" and "web::default" stay different names.</param>
/// <param name="Version">"1.2" or "1.2.3", null when any will do.</param>
public sealed record RunListItem(RunListItemType Type, string Name, string? Version = null)
{
    static readonly Parser<string> Digits = Sprache.Parse.Chars("0123456789").AtLeastOnce().Text();

    static readonly Parser<string> VersionText =
        from first in Digits
        from second in Sprache.Parse.Char('.').Then(_ => Digits)
        from third in Sprache.Parse.Char('.').Then(_ => Digits).Optional()
        select third.IsDefined ? $"{first}.{second}.{third.Get()}" : $"{first}.{second}";

    static readonly Parser<string> AtVersion = Sprache.Parse.Char('@').Then(_ => VersionText);

    static readonly Parser<RunListItem> QualifiedRecipe =
        from open in Sprache.Parse.String("recipe[")
        from name in Sprache.Parse.CharExcept("]@").AtLeastOnce().Text()
        from version in AtVersion.Optional()
        from close in Sprache.Parse.Char(']')
        select new RunListItem(RunListItemType.Recipe, name, version.GetOrDefault());

    static readonly Parser<RunListItem> QualifiedRole =
        from open in Sprache.Parse.String("role[")
        from name in Sprache.Parse.CharExcept(']').AtLeastOnce().Text()
        from close in Sprache.Parse.Char(']')
        select new RunListItem(RunListItemType.Role, name);

    static readonly Parser<RunListItem> VersionedName =
        from name in Sprache.Parse.CharExcept('@').AtLeastOnce().Text()
        from version in AtVersion
        select new RunListItem(RunListItemType.Recipe, name, version);

    // Whatever holds no bracket is a recipe's name, even "a@1".
    static readonly Parser<RunListItem> PlainName =
        Sprache.Parse.CharExcept("[]").Many().Text().Select(name => new RunListItem(RunListItemType.Recipe, name));

    static readonly Parser<RunListItem> Any =
        QualifiedRecipe.End().Or(QualifiedRole.End()).Or(VersionedName.End()).Or(PlainName.End());

    /// <summary>Reads "a", "a::b", "a@1.2.3", "recipe[a::b@1.2]" or "role[x]"; RecipeError (ArgumentError) for other brackets.</summary>
    public static RunListItem Parse(string text)
    {
        var result = Any.TryParse(text);
        return result.WasSuccessful
            ? result.Value
            : throw RecipeError.Ruby("ArgumentError",
                $"Unable to create Chef::RunList::RunListItem from String:\"{text}\": must be recipe[] or role[]");
    }

    /// <summary>The recipe an entry of type Recipe names.</summary>
    public RecipeName ToRecipeName() => RecipeName.Parse(Name);

    /// <summary>"recipe[name@version]" or "role[name]".</summary>
    public override string ToString() => $"{(Type == RunListItemType.Role ? "role" : "recipe")}[{Name}{(Version is null ? "" : "@" + Version)}]";
}
