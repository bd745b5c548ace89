namespace RecipeEngine.Dsl.Text;

/// <summary>What stands between the percent sign and the letter of a directive.</summary>
internal struct FormatSpec
{
    public bool Space, Sharp, Plus, Minus, Zero, HasWidth, HasPrecision;
    public int Width, Precision;

    public readonly bool HasFlags => Space || Sharp || Plus || Minus || Zero || HasWidth || HasPrecision;

    /// <summary>The sign to print before a number that is negative or not, or '\0'.</summary>
    public readonly char SignOf(bool negative) => negative ? '-' : Plus ? '+' : Space ? ' ' : '\0';
}
