using RecipeEngine.Cookbooks;

namespace RecipeEngine.Engine.Running;

/// <summary>Passes the user's mistakes found by the cookbook library on as Ruby exceptions, so that a recipe can rescue them.</summary>
static class RecipeErrors
{
    public static T Translated<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (RecipeError e)
        {
            throw Translate(e);
        }
    }

    public static RubyError Translate(RecipeError e) => new(e.ErrorClass, e.File is null ? e.Message : e.Located, (_, x) => x.Origin = e);
}
