using System.Collections;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RecipeEngine.Dsl.Objects;

/// <summary>A growable array. <see cref="Span"/> is its live storage; mutators must <see cref="RObject.CheckFrozen"/> first.</summary>
public sealed class RArray : RObject, IReadOnlyList<object?>
{
    object?[] items;
    int start;
    int count;

    public RArray() => items = [];

    public RArray(int capacity) => items = capacity == 0 ? [] : new object?[capacity];

    /// <summary>Takes over <paramref name="items"/> without a copy.</summary>
    public RArray(object?[] items)
    {
        // .NET lets an array of a narrower type pass here; it could not hold what Ruby may put in.
        this.items = items.GetType() == typeof(object?[]) ? items : Array.ConvertAll(items, item => item);
        count = items.Length;
    }

    public RArray(IEnumerable<object?> source) : this(source.ToArray()) { }

    public static RArray Of(params object?[] items) => new(items);

    public override RClass DefaultClass(Interpreter interpreter) => interpreter.ArrayClass;

    public int Count => count;

    public object? this[int index]
    {
        get => items[start + index];
        set
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)(start + index), (uint)items.Length);
            Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(items), start + index) = value;
        }
    }

    /// <summary>The elements without a copy; valid until the next change of length.</summary>
    public Span<object?> Span => items.AsSpan(start, count);

    /// <summary>Element or nil (null) beyond the ends; negative counts from the end.</summary>
    public object? At(long index)
    {
        if (index < 0)
        {
            index += count;
        }
        return (ulong)index < (ulong)count ? items[start + (int)index] : null;
    }

    public void Add(object? value)
    {
        if (start + count == items.Length)
        {
            Reserve(count + 1);
        }
        // The array holds objects and nothing narrower: no element needs a check of its type.
        Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(items), start + count++) = value;
    }

    /// <summary>Holds these up to three elements from now on, in the storage that it has.</summary>
    internal void Hold(int length, object? a, object? b, object? c)
    {
        items[0] = a;
        items[1] = b;
        items[2] = c;
        count = length;
    }

    public void AddRange(ReadOnlySpan<object?> values)
    {
        var copy = values.Overlaps(items) ? values.ToArray() : values;
        Reserve(count + copy.Length);
        copy.CopyTo(items.AsSpan(start + count));
        count += copy.Length;
    }

    public void Insert(int index, object? value)
    {
        Reserve(count + 1);
        if (index == 0 && start > 0)
        {
            start--;
            count++;
        }
        else
        {
            Array.Copy(items, start + index, items, start + index + 1, count - index);
            count++;
        }
        items[start + index] = value;
    }

    public void RemoveAt(int index) => RemoveRange(index, 1);

    public void RemoveRange(int index, int n)
    {
        if (index == 0)
        {
            Array.Clear(items, start, n);
            start += n;
            count -= n;
            if (count == 0)
            {
                start = 0;
            }
            return;
        }
        Array.Copy(items, start + index + n, items, start + index, count - index - n);
        Array.Clear(items, start + count - n, n);
        count -= n;
    }

    /// <summary>Replaces <paramref name="n"/> elements from <paramref name="index"/> by others.</summary>
    public void Splice(int index, int n, ReadOnlySpan<object?> with)
    {
        var tail = Span[(index + n)..].ToArray();
        var middle = with.ToArray();
        SetCount(index);
        AddRange(middle);
        AddRange(tail);
    }

    public void Clear()
    {
        items = [];
        start = count = 0;
    }

    /// <summary>Cuts or fills up with nil.</summary>
    public void SetCount(int n)
    {
        if (n > count)
        {
            Reserve(n);
        }
        else
        {
            Array.Clear(items, start + n, count - n);
        }
        count = n;
    }

    /// <summary>Takes over another's content (a copy).</summary>
    public void ReplaceWith(ReadOnlySpan<object?> values)
    {
        items = values.ToArray();
        start = 0;
        count = items.Length;
    }

    public object?[] ToArray() => Span.ToArray();

    public RArray Copy() => new(ToArray());

    void Reserve(int wanted)
    {
        if (start + wanted <= items.Length)
        {
            return;
        }
        if (start > 0 && wanted <= items.Length - (items.Length >> 2))
        {
            Array.Copy(items, start, items, 0, count);
            Array.Clear(items, count, Math.Min(start, items.Length - count));
            start = 0;
            return;
        }
        var grown = new object?[Math.Max(4, Math.Max(wanted, count * 2))];
        Array.Copy(items, start, grown, 0, count);
        items = grown;
        start = 0;
    }

    /// <summary>Iterates as Ruby does: elements added meanwhile are seen, removed ones are not.</summary>
    public IEnumerator<object?> GetEnumerator()
    {
        for (var i = 0; i < count; i++)
        {
            yield return items[start + i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
