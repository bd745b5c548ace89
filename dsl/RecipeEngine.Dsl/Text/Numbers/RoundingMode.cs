namespace RecipeEngine.Dsl.Text;

/// <summary>Where a tie goes: the `half:` option of round.</summary>
public enum RoundingMode
{
    Up,
    Even,
    Down,
}
