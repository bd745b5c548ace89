using RecipeEngine.Engine.Dsl.Node;

namespace RecipeEngine.Engine.Dsl;

/// <summary>The part of Chef's Ruby world that is made by loops instead of one method each.</summary>
static class ChefClasses
{
    public static void Define(Interpreter interpreter)
    {
        ModuleTable.DefineModules(interpreter);
        ExceptionTable.Define(interpreter);
        ModuleTable.DefineClasses(interpreter);
        MashClass.DefineKeyMethods(interpreter);
        VividMashClass.DefineMutators(interpreter);
        AttrArrayClass.DefineMutators(interpreter);
        ImmutableMashClass.DefineMutators(interpreter);
        ImmutableArrayClass.DefineMutators(interpreter);
        Support.ChefUtilsModule.DefinePredicates(interpreter);
        Node.NodeClass.DefineDelegates(interpreter);
        Aliases(interpreter);
        BaseProperties.Define(interpreter);
        NativeClasses.DefineAutoloads(interpreter);
        ChefLibraries.DefineAutoloads(interpreter);
        WrittenInRuby.DefineAutoloads(interpreter);
        Support.EventBase.Define(interpreter);
        var require = interpreter.RequireHook;
        interpreter.RequireHook = (context, name) => ChefLibraries.Require(context, name) || WrittenInRuby.Require(context, name) || (require?.Invoke(context, name) ?? false);
    }

    /// <summary>Chef::VERSION, which compares as a version.</summary>
    public static void SetVersion(Interpreter interpreter, string version)
    {
        var context = interpreter.MainContext;
        var value = (RString)Support.VersionStringClass.Allocate(interpreter.FindClass(context, "Chef::VersionString"))!;
        value.Replace(version, RecipeEngine.Dsl.Text.RubyEncoding.Utf8);
        value.Frozen = true;
        interpreter.FindClass(context, "Chef").SetConstant("VERSION", value);
    }

    /// <summary>Second names of classes.</summary>
    static void Aliases(Interpreter interpreter)
    {
        var context = interpreter.MainContext;
        interpreter.ObjectClass.SetConstant("Mash", interpreter.FindClass(context, "ChefUtils::Mash"));
        interpreter.FindClass(context, "Chef").SetConstant("VersionString", interpreter.FindClass(context, "ChefUtils::VersionString"));
        interpreter.FindModule(context, "ChefConfig").SetConstant("Config", interpreter.FindClass(context, "Chef::Config"));
        interpreter.FindClass(context, "Chef").SetConstant("Mash", interpreter.FindClass(context, "ChefUtils::Mash"));
        interpreter.FindModule(context, "Chef::DSL").SetConstant("Mash", interpreter.FindClass(context, "ChefUtils::Mash"));
    }
}
