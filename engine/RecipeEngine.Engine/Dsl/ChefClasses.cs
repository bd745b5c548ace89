using RecipeEngine.Engine.Dsl.Node;

namespace RecipeEngine.Engine.Dsl;

/// <summary>The part of Chef's Ruby world that is made by loops instead of one method each.</summary>
static class ChefClasses
{
    public static void Define(Interpreter interpreter)
    {
        MashClass.DefineKeyMethods(interpreter);
        VividMashClass.DefineMutators(interpreter);
        AttrArrayClass.DefineMutators(interpreter);
        ImmutableMashClass.DefineMutators(interpreter);
        ImmutableArrayClass.DefineMutators(interpreter);
        NativeClasses.DefineAutoloads(interpreter);
    }
}
