using System.Runtime.CompilerServices;

namespace RecipeEngine.Dsl.Objects;

/// <summary>Any Ruby object that is not nil (null), true/false (bool), an integer (long, BigInteger) or a float (double).</summary>
public class RObject
{
    internal RClass? klass;
    object?[]? slots; // null: no variables yet, as most strings and arrays stay; the first is the Shape, which says what the others hold

    public RObject() { }

    public RObject(RClass klass) => this.klass = klass;

    /// <summary>Set by <c>freeze</c>; mutators call <see cref="CheckFrozen"/>.</summary>
    public bool Frozen { get; set; }

    /// <summary>The class of an object that was made without one (a literal string, array, …).</summary>
    public virtual RClass DefaultClass(Interpreter interpreter) => interpreter.ObjectClass;

    /// <summary>The object's class as dispatch sees it: its singleton class if it has one.</summary>
    public RClass ClassOrSingleton(Interpreter interpreter) => klass ?? DefaultClass(interpreter);

    internal Shape Shape
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => slots is null ? Unshaped() : Unsafe.As<Shape>(slots[0])!;
    }

    static Shape Unshaped() => Shape.Empty;

    /// <summary>The object has variables, of this shape.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool IsShaped(Shape? shape) => slots is not null && ReferenceEquals(slots[0], shape);

    internal object?[] Slots => slots!;

    public object? GetInstanceVariable(RSymbol name)
    {
        var i = slots is null ? -1 : Shape.IndexOf(name);
        return i >= 0 ? slots![i] is Undefined ? null : slots[i] : null;
    }

    public bool HasInstanceVariable(RSymbol name)
    {
        var i = slots is null ? -1 : Shape.IndexOf(name);
        return i >= 0 && slots![i] is not Undefined;
    }

    public void SetInstanceVariable(RSymbol name, object? value)
    {
        var i = Shape.IndexOf(name);
        if (i < 0)
        {
            SetShape(Shape.With(name));
            i = Shape.Count;
        }
        slots![i] = value;
    }

    internal void SetShape(Shape next)
    {
        if (slots is null || slots.Length <= next.Count)
        {
            Array.Resize(ref slots, Math.Max(next.Count + 1, slots is null ? 4 : slots.Length * 2));
        }
        slots[0] = next;
    }

    /// <summary>Removes a variable and gives back its value.</summary>
    public object? RemoveInstanceVariable(RSymbol name)
    {
        var i = Shape.IndexOf(name);
        var value = slots![i];
        slots[i] = Undefined.Value;
        return value;
    }

    /// <summary>Names of the variables that are set, in order of first assignment.</summary>
    public IEnumerable<RSymbol> InstanceVariableNames() => Shape.Names().Where(HasInstanceVariable);

    public void CopyInstanceVariablesFrom(RObject other)
    {
        foreach (var name in other.InstanceVariableNames())
        {
            SetInstanceVariable(name, other.GetInstanceVariable(name));
        }
    }

    /// <exception cref="RubyError">FrozenError when the object is frozen.</exception>
    public void CheckFrozen()
    {
        if (Frozen)
        {
            throw RubyError.Frozen(this);
        }
    }
}

/// <summary>The mark of an argument that was not given, where nil is a value.</summary>
public sealed class Undefined
{
    public static readonly Undefined Value = new();
}

/// <summary>A hidden class: which instance variable lives in which slot (1 and up). Objects that get the same variables in the same order share one.</summary>
sealed class Shape
{
    public static readonly Shape Empty = new(null, null);
    readonly Shape? parent;
    readonly RSymbol? name;
    readonly Dictionary<RSymbol, Shape> next = [];
    readonly Dictionary<RSymbol, int>? index;

    Shape(Shape? parent, RSymbol? name)
    {
        this.parent = parent;
        this.name = name;
        Count = parent is null ? 0 : parent.Count + 1;
        if (Count > 8)
        {
            index = [];
            for (var s = this; s.name is not null; s = s.parent!)
            {
                index[s.name] = s.Count;
            }
        }
    }

    public int Count { get; }

    public int IndexOf(RSymbol wanted)
    {
        if (index is not null)
        {
            return index.TryGetValue(wanted, out var i) ? i : -1;
        }
        for (var s = this; s.name is not null; s = s.parent!)
        {
            if (ReferenceEquals(s.name, wanted))
            {
                return s.Count;
            }
        }
        return -1;
    }

    public Shape With(RSymbol added)
    {
        lock (next)
        {
            if (!next.TryGetValue(added, out var shape))
            {
                next[added] = shape = new Shape(this, added);
            }
            return shape;
        }
    }

    public IEnumerable<RSymbol> Names() => parent is null ? [] : parent.Names().Append(name!);
}
