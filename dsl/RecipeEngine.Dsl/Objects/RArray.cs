using System.Collections;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RecipeEngine.Dsl.Objects;

/// <summary>A growable array. <see cref="Span"/> is its live storage; mutators must <see cref="RObject.CheckFrozen"/> first.
/// One of many computed integers holds them without objects, until something else is stored or <see cref="Span"/> is asked for.</summary>
public sealed class RArray : RObject, IReadOnlyList<object?>
{
    /// <summary>From how many integers on they are held without objects.</summary>
    internal const int Many = 32;

    object?[] items; // empty while there are numbers
    long[]? numbers; // the elements from the first on
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

    /// <summary>Takes over <paramref name="numbers"/> without a copy.</summary>
    internal RArray(long[] numbers, int count)
    {
        items = [];
        this.numbers = numbers;
        this.count = count;
    }

    public static RArray Of(params object?[] items) => new(items);

    /// <summary>An array for results, of which this is the first (and not yet in it).</summary>
    internal static RArray Expecting(int capacity, bool integers) => integers && capacity >= Many ? new RArray(new long[capacity], 0) : new RArray(capacity);

    public override RClass DefaultClass(Interpreter interpreter) => interpreter.ArrayClass;

    public int Count => count;

    public object? this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var at = start + index;
            var all = items;
            return (uint)at < (uint)all.Length ? all[at] : Number(index);
        }
        set
        {
            if (numbers is not null)
            {
                if (Sealed.Int(value, out var n))
                {
                    numbers[index] = n;
                    return;
                }
                Unpack();
            }
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)(start + index), (uint)items.Length);
            Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(items), start + index) = value;
        }
    }

    object? Number(int index) => numbers is not null ? Box.Int(numbers[index]) : items[start + index];

    /// <summary>The element is an integer that is held without an object.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryNumber(long index, out long number)
    {
        if (numbers is { } all && (ulong)index < (ulong)count)
        {
            number = all[index];
            return true;
        }
        number = 0;
        return false;
    }

    /// <summary>Adds the integers held without objects, from an index on, as long as the sum stays one of 64 bits; gives the index of what is left.</summary>
    internal int AddNumbers(int from, ref long total)
    {
        for (; TryNumber(from, out var n) && ((total ^ (total + n)) & (n ^ (total + n))) >= 0; from++)
        {
            total += n;
        }
        return from;
    }

    /// <summary>The integers, where all elements are held without objects; null otherwise.</summary>
    internal long[]? CopyNumbers() => numbers?.AsSpan(0, count).ToArray();

    /// <summary>All elements are held without objects.</summary>
    internal bool HoldsNumbers => numbers is not null;

    void Unpack()
    {
        var all = new object?[Math.Max(4, numbers!.Length)];
        for (var i = 0; i < count; i++)
        {
            all[i] = Box.Int(numbers[i]);
        }
        items = all;
        numbers = null;
    }

    /// <summary>The elements without a copy; valid until the next change of length.</summary>
    public Span<object?> Span
    {
        get
        {
            if (numbers is not null)
            {
                Unpack();
            }
            return items.AsSpan(start, count);
        }
    }

    /// <summary>Element or nil (null) beyond the ends; negative counts from the end.</summary>
    public object? At(long index)
    {
        if (index < 0)
        {
            index += count;
        }
        return (ulong)index < (ulong)count ? this[(int)index] : null;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(object? value)
    {
        var at = start + count;
        var all = items;
        if ((uint)at < (uint)all.Length)
        {
            // The array holds objects and nothing narrower: no element needs a check of its type.
            Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(all), at) = value;
            count++;
        }
        else
        {
            AddAtEnd(value);
        }
    }

    void AddAtEnd(object? value)
    {
        if (numbers is not null)
        {
            if (Sealed.Int(value, out var n))
            {
                AddNumber(n);
                return;
            }
            Unpack();
        }
        Reserve(count + 1);
        items[start + count++] = value;
    }

    /// <summary>Adds an integer that has no object yet.</summary>
    internal void Add(long number)
    {
        if (numbers is not null)
        {
            AddNumber(number);
        }
        else
        {
            Add(Box.Int(number));
        }
    }

    /// <summary>Adds a value that may have no object yet.</summary>
    internal void Add(Operand value)
    {
        if (value.IsInt && numbers is not null)
        {
            AddNumber(value.Bits);
        }
        else
        {
            Add(value.ToObject());
        }
    }

    void AddNumber(long number)
    {
        if (count == numbers!.Length)
        {
            Array.Resize(ref numbers, Math.Max(Many, count * 2));
        }
        numbers[count++] = number;
    }

    /// <summary>Holds these up to three elements from now on, in the storage that it has.</summary>
    internal void Hold(int length, object? a, object? b, object? c)
    {
        if (numbers is not null)
        {
            Unpack();
        }
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
        if (numbers is not null)
        {
            if (index + n == count)
            {
                count = index;
                return;
            }
            Unpack();
        }
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
        numbers = null;
        start = count = 0;
    }

    /// <summary>Cuts or fills up with nil.</summary>
    public void SetCount(int n)
    {
        if (n > count)
        {
            Reserve(n);
        }
        else if (numbers is null)
        {
            Array.Clear(items, start + n, count - n);
        }
        count = n;
    }

    /// <summary>Takes over another's content (a copy).</summary>
    public void ReplaceWith(ReadOnlySpan<object?> values)
    {
        items = values.ToArray();
        numbers = null;
        start = 0;
        count = items.Length;
    }

    public object?[] ToArray()
    {
        if (numbers is null)
        {
            return items.AsSpan(start, count).ToArray();
        }
        var all = new object?[count];
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = Box.Int(numbers[i]);
        }
        return all;
    }

    public RArray Copy() => CopyNumbers() is { } copy ? new(copy, copy.Length) : new(ToArray());

    void Reserve(int wanted)
    {
        if (numbers is not null)
        {
            Unpack();
        }
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
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
