using System.Runtime.CompilerServices;

namespace RecipeEngine.Dsl.Execution;

/// <summary>A place that calls one method name, with a cache of the last two classes' methods.</summary>
public sealed class CallSite(RSymbol name, bool publicOnly = false)
{
    RClass? class0, class1;
    MethodEntry? entry0, entry1;
    int version0 = -1, version1 = -1;

    // The class that the last call found no method in, and its method_missing.
    RClass? missingClass;
    MethodEntry? missing;
    int missingVersion;

    public RSymbol Name => name;

    internal CallKind Kind { get; init; } = publicOnly ? CallKind.Normal : CallKind.Function;

    /// <summary>The method that calls on objects of the class find without looking; <paramref name="version"/> is what it holds for.</summary>
    internal MethodEntry? Known(RClass? klass, out int version)
    {
        version = version0;
        return ReferenceEquals(klass, class0) ? entry0 : null;
    }

    /// <summary>The method for a receiver; null when it is missing or not visible from here (then call <see cref="Missing"/>).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal MethodEntry? Find(Context context, object? receiver, object? caller)
    {
        // Only the commonest kind of receiver here: this code is copied into every node that calls.
        if (receiver is not null && receiver.GetType() == typeof(RObject) && ReferenceEquals(Unsafe.As<RObject>(receiver).klass, class0)
            && name.MethodVersion + context.Interpreter.HierarchyVersion == version0)
        {
            return entry0;
        }
        return FindAny(context, receiver, caller);
    }

    MethodEntry? FindAny(Context context, object? receiver, object? caller)
    {
        var c = Sealed.Is<Core.RStruct>(receiver) ? Unsafe.As<RObject>(receiver).klass! : context.DispatchClass(receiver);
        var version = name.MethodVersion + context.Interpreter.HierarchyVersion;
        return ReferenceEquals(c, class0) && version == version0 ? entry0 : FindSlow(context, c, version, caller);
    }

    MethodEntry? FindSlow(Context context, RClass c, int version, object? caller)
    {
        if (ReferenceEquals(c, class1) && version == version1)
        {
            return entry1;
        }
        if (context.Interpreter.UsesRefinements && context.Current is { } current && Refinements.Find(current.LexicalScope, c, name) is { } refined)
        {
            return refined; // never cached: other code may reach the same class without the refinement
        }
        if (ReferenceEquals(c, missingClass) && version + Sym.MethodMissing.MethodVersion == missingVersion)
        {
            return null;
        }
        var entry = c.FindMethod(name);
        if (entry is null)
        {
            missing = c.FindMethod(Sym.MethodMissing);
            if (missing is not null && ReferenceEquals(missing.Owner, context.Interpreter.BasicObjectClass))
            {
                missing = null;
            }
            missingClass = missing is null ? null : c;
            missingVersion = name.MethodVersion + context.Interpreter.HierarchyVersion + Sym.MethodMissing.MethodVersion;
            return null;
        }
        if (context.Interpreter.Tracing is { WatchesBuiltins: true } tracing)
        {
            entry = tracing.Watched(entry);
        }
        if (publicOnly && entry.Visibility != Visibility.Public)
        {
            if (entry.Visibility == Visibility.Private || !context.IsA(caller, ProtectedOwner(entry)))
            {
                return null;
            }
            return entry;
        }
        class1 = class0;
        entry1 = entry0;
        version1 = version0;
        class0 = c;
        entry0 = entry;
        // binding a table while looking up may have moved the version on
        version0 = name.MethodVersion + context.Interpreter.HierarchyVersion;
        return entry;
    }

    static RModule ProtectedOwner(MethodEntry entry)
    {
        var owner = entry.Definition.Owner;
        return owner;
    }

    bool IsKnownMissing(Context context, object? receiver) => missingClass is not null && ReferenceEquals(context.DispatchClass(receiver), missingClass)
        && name.MethodVersion + context.Interpreter.HierarchyVersion + Sym.MethodMissing.MethodVersion == missingVersion;

    /// <summary>As <see cref="Missing"/> without arguments and block.</summary>
    internal object? Missing0(Context context, object? receiver) =>
        IsKnownMissing(context, receiver) ? missing!.Body!.Call1(context, missing, receiver, name, null) : Missing(context, receiver, [], null);

    /// <summary>As <see cref="Missing"/> with one argument and no block.</summary>
    internal object? Missing1(Context context, object? receiver, object? a) =>
        IsKnownMissing(context, receiver) ? missing!.Body!.Call2(context, missing, receiver, name, a, null) : Missing(context, receiver, [a], null);

    internal object? Missing(Context context, object? receiver, object?[] arguments, RProc? block)
    {
        var kind = Kind;
        if (publicOnly && context.DispatchClass(receiver).FindMethod(name) is { } entry)
        {
            kind = entry.Visibility == Visibility.Protected ? CallKind.ProtectedCalled : CallKind.PrivateCalled;
        }
        return context.MethodMissing(receiver, name, arguments, block, kind);
    }

    public object? Call0(Context context, object? receiver, RProc? block, object? caller = null) =>
        Find(context, receiver, caller) is { } e ? e.Body!.Call0(context, e, receiver, block) : block is null ? Missing0(context, receiver) : Missing(context, receiver, [], block);

    public object? Call1(Context context, object? receiver, object? a, RProc? block, object? caller = null) =>
        Find(context, receiver, caller) is { } e ? e.Body!.Call1(context, e, receiver, a, block) : block is null ? Missing1(context, receiver, a) : Missing(context, receiver, [a], block);

    public object? Call2(Context context, object? receiver, object? a, object? b, RProc? block, object? caller = null) =>
        Find(context, receiver, caller) is { } e ? e.Body!.Call2(context, e, receiver, a, b, block) : Missing(context, receiver, [a, b], block);

    public object? Call(Context context, object? receiver, object?[] arguments, RProc? block, object? caller = null) =>
        Find(context, receiver, caller) is { } e ? e.Body!.Call(context, e, receiver, arguments, block) : Missing(context, receiver, arguments, block);
}
