namespace RecipeEngine.Engine.Properties;

public static partial class Coercions
{
    /// <summary>A weekday given as a symbol (:monday) becomes its number.</summary>
    public static object? Weekday(Context context, Resource resource, object? value)
    {
        if (value is RSymbol day)
        {
            var at = Array.IndexOf(["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"], day.Name);
            if (at >= 0)
            {
                return new RString(at.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }
        }
        return value;
    }

    /// <summary>cron's time_out: an integer or text is the duration; a hash has string keys and no empty values.</summary>
    public static object? TimeOut(Context context, Resource resource, object? value)
    {
        var hash = new RHash();
        if (value is not RHash given)
        {
            hash.Set(context, new RString("duration"), value);
            return hash;
        }
        foreach (var (k, v) in given.Pairs())
        {
            if (v is not null)
            {
                hash.Set(context, new RString(context.ToS(k)), v);
            }
        }
        return hash;
    }

    /// <summary>locale's lc_env: keys without the LC_ prefix get it.</summary>
    public static object? LocaleVariables(Context context, Resource resource, object? value)
    {
        if (value is not RHash given)
        {
            return value;
        }
        var hash = new RHash();
        foreach (var (k, v) in given.Pairs())
        {
            var key = context.ToS(k);
            hash.Set(context, new RString(key.StartsWith("LC_", StringComparison.Ordinal) ? key : "LC_" + key.ToUpperInvariant()), v);
        }
        return hash;
    }
}
