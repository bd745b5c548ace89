namespace RecipeEngine.Dsl.Stdlib.Json;

/// <summary>What json adds to classes.</summary>
[RubyClass("Class", Library = "json")]
public static class JsonCreatable
{
    [RubyMethod("json_creatable?")]
    public static bool IsCreatable(Context ctx, RClass self) => ctx.RespondTo(self, RSymbol.Of("json_create"));
}
