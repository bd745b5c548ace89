namespace RecipeEngine.Engine.Attributes;

/// <summary>Between plain .NET trees (JSON, role files) and Ruby values.</summary>
public static class PlainValues
{
    /// <summary>Dictionaries become Hashes with string keys, lists Arrays.</summary>
    public static object? ToRuby(Context context, object? value)
    {
        switch (value)
        {
            case null: return null;
            case string s: return new RString(s);
            case bool b: return Box.Bool(b);
            case int i: return Box.Int(i);
            case long l: return Box.Int(l);
            case double or System.Numerics.BigInteger: return value;
            case decimal d: return (double)d;
            case IEnumerable<KeyValuePair<string, object?>> map:
                var h = new RHash();
                foreach (var (k, v) in map)
                {
                    h.Set(context, new RString(k), ToRuby(context, v));
                }
                return h;
            case IEnumerable<object?> list: return new RArray(list.Select(v => ToRuby(context, v)));
            case System.Collections.IEnumerable list: return new RArray(list.Cast<object?>().Select(v => ToRuby(context, v)));
            default: return value is RObject ? value : new RString(value.ToString() ?? "");
        }
    }

    /// <summary>Hashes become ordered dictionaries with text keys, symbols and strings text.</summary>
    public static object? FromRuby(Context context, object? value)
    {
        switch (value)
        {
            case null or bool or long or double or System.Numerics.BigInteger: return value;
            case RString s: return s.Text;
            case RSymbol s: return s.Name;
            case DelayedEvaluator lazy: return FromRuby(context, lazy.Evaluate(context, null));
            case RHash h:
                var map = new OrderedDictionary<string, object?>();
                foreach (var (k, v) in h.Pairs())
                {
                    map[context.ToS(k)] = FromRuby(context, v);
                }
                return map;
            case RArray a: return a.Select(v => FromRuby(context, v)).ToList();
            default: return context.ToS(value);
        }
    }
}
