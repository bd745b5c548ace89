using System.Collections;
using System.Numerics;

namespace RecipeEngine.Dsl;

/// <summary>
/// Between Ruby values and plain .NET ones: nil is null; true, false, floats (double) and integers (long, BigInteger) are themselves; String is string, Array
/// a list, Hash an ordered dictionary with text keys, a symbol on the way out its name. Any other object stays what it is.
/// </summary>
public static class RubyValues
{
    /// <summary>A Ruby value for a plain one; a value of any other .NET type is refused.</summary>
    /// <exception cref="ArgumentException">No Ruby value stands for it.</exception>
    public static object? FromPlain(Context context, object? value) => value switch
    {
        null or double or RObject => value,
        bool b => Box.Bool(b),
        int or long or short or byte => Box.Int(Convert.ToInt64(value, null)),
        BigInteger n => Box.Int(n),
        float or decimal => Convert.ToDouble(value, null),
        string s => new RString(s),
        IDictionary map => Hash(context, map),
        IEnumerable<KeyValuePair<string, object?>> map => Hash(context, map.ToDictionary()),
        IEnumerable list => new RArray(list.Cast<object?>().Select(element => FromPlain(context, element))),
        _ => throw new ArgumentException($"{value.GetType()} has no Ruby value; pass strings, numbers, booleans, lists and dictionaries", nameof(value)),
    };

    /// <summary>A plain value for a Ruby one. A list or hash that holds itself is cut off there (null).</summary>
    public static object? ToPlain(Context context, object? value) => ToPlain(context, value, [], static other => other);

    /// <summary>The same, with what becomes of objects that have no plain form.</summary>
    public static object? ToPlain(Context context, object? value, Func<object, object?> other) => ToPlain(context, value, [], other);

    static RHash Hash(Context context, IDictionary map)
    {
        var hash = new RHash();
        foreach (DictionaryEntry entry in map)
        {
            hash.Set(context, FromPlain(context, entry.Key), FromPlain(context, entry.Value));
        }
        return hash;
    }

    static object? ToPlain(Context context, object? value, HashSet<object> above, Func<object, object?> other)
    {
        switch (value)
        {
            case RString s: return s.Text;
            case RSymbol s: return s.Name;
            case RArray or RHash when !above.Add(value): return null;
            case RArray array:
                var list = new List<object?>(array.Count);
                foreach (var element in array)
                {
                    list.Add(ToPlain(context, element, above, other));
                }
                above.Remove(array);
                return list;
            case RHash hash:
                var map = new OrderedDictionary<string, object?>();
                foreach (var (k, v) in hash.Pairs())
                {
                    map[context.ToS(k)] = ToPlain(context, v, above, other);
                }
                above.Remove(hash);
                return map;
            case null or bool or long or double or BigInteger: return value;
            default: return other(value);
        }
    }
}
