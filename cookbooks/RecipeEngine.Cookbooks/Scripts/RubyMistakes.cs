namespace RecipeEngine.Cookbooks.Scripts;

/// <summary>The user's mistakes on their way through a Ruby program: as Ruby exceptions, so that it can rescue them, and back.</summary>
static class RubyMistakes
{
    public static T Translated<T>(Context context, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (RecipeError e)
        {
            throw Translate(context, e);
        }
    }

    // The exceptions of Chef exist where recipes run; elsewhere the script sees an ArgumentError, and the caller the mistake itself.
    static RubyError Translate(Context context, RecipeError e)
    {
        var mark = context.GetMark();
        var name = e.ErrorClass;
        try
        {
            context.Interpreter.FindClass(context, name);
        }
        catch (RubyError)
        {
            context.Unwind(mark);
            name = "ArgumentError";
        }

        return new RubyError(name, e.File is null ? e.Message : e.Located, (_, x) => x.Origin = e);
    }

    /// <summary>What ended a script, as a mistake with the script's file and line.</summary>
    public static RecipeError Describe(Context context, Exception fault, string path, string errorClass) => fault switch
    {
        RecipeError known => known.At(path, null),
        RubyError ruby => Describe(ruby.ToException(context), ruby, path, errorClass),
        Dsl.Syntax.SyntaxErrorException syntax => RecipeError.Ruby(errorClass, syntax.Message, path, null, syntax),
        MachineException machine => RecipeError.Ruby(errorClass, machine.Message, path, null, machine),
        _ => throw fault,
    };

    static RecipeError Describe(RException value, RubyError error, string path, string errorClass)
    {
        var line = value.Locations?.FirstOrDefault(place => place.File == path)?.Line;
        return value.Origin is RecipeError known
            ? known.At(path, line)
            : RecipeError.Ruby(errorClass, $"{error.ClassName}: {error.Message}", path, line, error);
    }
}
