namespace RecipeEngine.Engine.Properties;

public static partial class Coercions
{
    /// <summary>":verify_none" and "verify_none" to the symbol.</summary>
    public static object? ColonSymbol(Context context, Resource resource, object? value) => value is RString s ? RSymbol.Of(s.Text.StartsWith(':') ? s.Text[1..] : s.Text) : value;

    /// <summary>A list becomes one text with commas.</summary>
    public static object? CommaText(Context context, Resource resource, object? value) => value is RArray list ? new RString(string.Join(',', list.Select(context.ToS))) : value;

    /// <summary>Names of Ohai plugins, as symbols with a capital.</summary>
    public static object? PluginNames(Context context, Resource resource, object? value) => value is not RArray list ? value
        : new RArray(list.Select(v => (object?)RSymbol.Of(Capital(context.ToS(ColonSymbol(context, resource, v))))));

    static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..].ToLowerInvariant();

    /// <summary>What is said of single directories, over the defaults.</summary>
    public static object? DirectorySpecs(Context context, Resource resource, object? value)
    {
        if (value is not RHash given)
        {
            return value;
        }
        var all = new RHash();
        foreach (var key in (string[])["config", "client_d", "logs", "cache", "backups"])
        {
            var spec = new RHash();
            spec.Set(context, RSymbol.Of("mode"), new RString(key == "logs" ? "0755" : "0750"));
            spec.Set(context, RSymbol.Of("inherits"), RSymbol.Of("auto"));
            if ((given.Get(context, RSymbol.Of(key)) ?? given.Get(context, new RString(key))) is RHash own)
            {
                foreach (var (name, option) in own.Pairs())
                {
                    spec.Set(context, RSymbol.Of(context.ToS(name)), option);
                }
            }
            all.Set(context, RSymbol.Of(key), spec);
        }
        return all;
    }

    /// <summary>deploy's environment: one word stands for the three variables that Ruby's frameworks read.</summary>
    public static object? DeployEnvironment(Context context, Resource resource, object? value)
    {
        if (value is not RString word)
        {
            return value;
        }
        var hash = new RHash();
        foreach (var name in (string[])["RAILS_ENV", "RACK_ENV", "MERB_ENV"])
        {
            hash.Set(context, new RString(name), word);
        }
        return hash;
    }

    /// <summary>false is as good as nothing.</summary>
    public static object? FalseToNil(Context context, Resource resource, object? value) => value is false ? null : value;

    /// <summary>One profile or several, as symbols in order.</summary>
    public static object? ProfileSymbols(Context context, Resource resource, object? value) =>
        new RArray(((RArray)ListOf(context, resource, value)!).Select(v => context.ToS(v).ToLowerInvariant()).Order(StringComparer.Ordinal).Select(v => (object?)RSymbol.Of(v)));
}
