using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RecipeEngine.Dsl.Objects;

/// <summary>Any Ruby object that is not nil (null), true/false (bool), an integer (long, BigInteger) or a float (double).</summary>
public class RObject
{
    internal RClass? klass;
    object?[]? slots; // null: no variables yet, as most strings and arrays stay; the first is the Shape, which says what the others hold

    public RObject() { }

    public RObject(RClass klass) => this.klass = klass;

    /// <summary>With <paramref name="orderOfClass"/>, the variables are told in the order in which any object of the class first set them, as MRI 3.1 does.</summary>
    protected RObject(RClass klass, bool orderOfClass) : this(klass)
    {
        if (orderOfClass)
        {
            SetShape(klass.VariableRoot ?? Interlocked.CompareExchange(ref klass.VariableRoot, Shape.NewRoot(), null) ?? klass.VariableRoot);
        }
    }

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

    /// <summary>Stores without asking what kind of array this is.</summary>
    internal void SetSlot(int index, object? value)
    {
        var array = slots!;
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)array.Length);
        Unsafe.Add(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(array), index) = value;
    }

    /// <summary>A variable's value as the program sees it.</summary>
    internal static object? Plain(object? slot) => Sealed.As<NumberCell>(slot) is { } cell ? cell.Value.ToObject() : Sealed.Is<Undefined>(slot) ? null : slot;

    /// <summary>Stores a number, in place where the variable has held one before.</summary>
    internal void SetNumber(int index, Operand number)
    {
        var v = slots![index];
        if (Sealed.Is<NumberCell>(v) && (number.IsInt || number.IsFloat))
        {
            Unsafe.As<NumberCell>(v).Set(number);
        }
        else
        {
            SetSlot(index, (number.IsInt || number.IsFloat) && (Sealed.Is<long>(v) || Sealed.Is<double>(v)) ? new NumberCell(number) : number.ToObject());
        }
    }

    public object? GetInstanceVariable(RSymbol name)
    {
        var i = slots is null ? -1 : Shape.IndexOf(name);
        return i >= 0 ? Plain(slots![i]) : null;
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
        SetSlot(i, value);
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
        var value = Plain(slots![i]);
        slots[i] = Undefined.Value;
        return value;
    }

    /// <summary>Names of the variables that are set, in order of first assignment.</summary>
    public IEnumerable<RSymbol> InstanceVariableNames() => (Shape.ClassOrder() ?? Shape.Names()).Where(HasInstanceVariable);

    internal bool HasInstanceVariables => slots is not null && InstanceVariableNames().Any();

    public void CopyInstanceVariablesFrom(RObject other)
    {
        if (other.slots is null)
        {
            return;
        }
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
    Dictionary<RSymbol, Shape>? next;
    readonly Dictionary<RSymbol, int>? index;
    readonly List<RSymbol>? order; // of the class; null where objects of several classes share the shapes

    Shape(Shape? parent, RSymbol? name, List<RSymbol>? order = null)
    {
        this.parent = parent;
        this.name = name;
        this.order = order;
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

    /// <summary>The first shape of a class that keeps one order of variables for all its objects.</summary>
    public static Shape NewRoot() => new(null, null, []);

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
        lock (this)
        {
            next ??= [];
            if (!next.TryGetValue(added, out var shape))
            {
                next[added] = shape = new Shape(this, added, order);
                Remember(added);
            }
            return shape;
        }
    }

    // A variable that no object of the class had before always makes a new shape, so looking there alone is enough.
    void Remember(RSymbol added)
    {
        if (order is null)
        {
            return;
        }
        lock (order)
        {
            if (!order.Contains(added))
            {
                order.Add(added);
            }
        }
    }

    /// <summary>The order of the class; null where the object's own counts.</summary>
    public RSymbol[]? ClassOrder()
    {
        if (order is null)
        {
            return null;
        }
        lock (order)
        {
            return [.. order];
        }
    }

    public IEnumerable<RSymbol> Names() => parent is null ? [] : parent.Names().Append(name!);
}
