namespace RecipeEngine.Dsl.Text;

/// <summary>Regexp's option bits, numbered as Regexp#options shows them.</summary>
[Flags]
public enum RegexpOptions
{
    None = 0,
    IgnoreCase = 1,
    Extended = 2,
    MultiLine = 4,
    FixedEncoding = 16,
    NoEncoding = 32,
}
