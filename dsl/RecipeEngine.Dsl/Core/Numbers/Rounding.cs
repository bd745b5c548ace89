using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Core;

/// <summary>The <c>half:</c> option of round.</summary>
static class Rounding
{
    public static RoundingMode Mode(Context ctx, object? half)
    {
        if (half is null)
        {
            return RoundingMode.Up;
        }
        var name = half is RSymbol s ? s.Name : Coerce.TryStr(ctx, half)?.Text ?? throw RubyError.Argument($"invalid rounding mode: {ctx.Inspect(half)}");
        return name switch
        {
            "up" => RoundingMode.Up,
            "even" => RoundingMode.Even,
            "down" => RoundingMode.Down,
            _ => throw RubyError.Argument($"invalid rounding mode: {name}"),
        };
    }
}
