
namespace RecipeEngine.Dsl.Execution;

public sealed partial class Interpreter
{
    readonly List<WeakReference<RModule>> modules = [];

    /// <summary>Notes a module, for <see cref="LivingModules"/>.</summary>
    /// <returns>a weak reference to it</returns>
    internal WeakReference<RModule> Remember(RModule module)
    {
        if (modules.Count >= pruneAt)
        {
            modules.RemoveAll(static r => !r.TryGetTarget(out var m) || m is RClass { IsSingleton: true });
            pruneAt = Math.Max(4096, modules.Count * 2);
        }
        var reference = new WeakReference<RModule>(module);
        modules.Add(reference);
        return reference;
    }

    int pruneAt = 4096;

    /// <summary>All classes and modules that are still alive, singleton classes left out.</summary>
    internal IEnumerable<RModule> LivingModules()
    {
        foreach (var reference in modules.ToArray())
        {
            if (reference.TryGetTarget(out var m) && m is not RClass { IsSingleton: true })
            {
                yield return m;
            }
        }
    }

    /// <summary>Objects that ObjectSpace.each_object finds beside classes and modules: whoever makes them adds a list, with the class they are of.</summary>
    public List<(RModule Kind, Func<IEnumerable<RObject>> Living)> ObjectLists => field ??= [];

    /// <summary>What define_finalizer registered; run when the program ends.</summary>
    internal Finalizers Finalizers => finalizers ??= new();

    Finalizers? finalizers;
}
