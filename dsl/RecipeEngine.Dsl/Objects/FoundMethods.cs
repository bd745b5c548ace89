using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RecipeEngine.Dsl.Objects;

/// <summary>What a search for a method has found: null where there is none. It holds while the sum of the name's version and the hierarchy's is the same:
/// both only grow, so a change of either changes it.</summary>
readonly struct FoundMethod(RModule? module, RSymbol? name, int version, MethodEntry? entry)
{
    public readonly RModule? Module = module;
    public readonly RSymbol? Name = name;
    public readonly int Version = version;
    public readonly MethodEntry? Entry = entry;
}

/// <summary>The latest searches of all classes of one interpreter, each in the place its class and name give.</summary>
sealed class FoundMethods
{
    const int Size = 1024;
    readonly FoundMethod[] places = new FoundMethod[Size];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref FoundMethod Place(int module, RSymbol name) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(places), (module ^ name.Number) & (Size - 1));
}
