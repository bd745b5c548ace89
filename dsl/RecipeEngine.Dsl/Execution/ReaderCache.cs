using System.Runtime.CompilerServices;

namespace RecipeEngine.Dsl.Execution;

/// <summary>Where a call of an attr_reader found the variable: the next one on such an object reads it without asking for the method.</summary>
struct ReaderCache
{
    RClass? klass;
    Shape? shape;
    int index, version;

    /// <summary>The receiver is a plain object of this class and shape, and the name still means that reader.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool Holds(Context context, CallSite site, object? receiver) =>
        receiver is not null && receiver.GetType() == typeof(RObject) && ReferenceEquals(Unsafe.As<RObject>(receiver).klass, klass)
        && Unsafe.As<RObject>(receiver).IsShaped(shape) && site.Name.MethodVersion + context.Interpreter.HierarchyVersion == version;

    /// <summary>What the variable holds, when <see cref="Holds"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly object? Slot(object? receiver) => Unsafe.As<RObject>(receiver)!.Slots[index];

    /// <summary>Remembers what a call has found, unless its place has to look each time.</summary>
    public void Keep(RObject receiver, CallSite site, MethodEntry entry, Shape found, int at)
    {
        if (receiver.klass is { } c && ReferenceEquals(site.Known(c, out var holds), entry))
        {
            (klass, shape, index, version) = (c, found, at, holds);
        }
    }
}
