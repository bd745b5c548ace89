using System.Text;

namespace RecipeEngine.Engine.Properties;

/// <summary>How recipes' values become stored ones, shared by the resource tables.</summary>
public static partial class Coercions
{
    static RArray Texts(IEnumerable<string> values) => new(values.Select(v => (object?)new RString(v)));

    /// <summary>"-o a" to ["-o", "a"], as a shell splits words.</summary>
    public static object? ShellWords(Context context, Resource resource, object? value) =>
        value is RString s ? Texts(SplitWords(s.Text)) : value;

    public static object? DownCase(Context context, Resource resource, object? value) =>
        value is RString s ? new RString(s.Text.ToLowerInvariant()) : value;

    /// <summary>"a, b" to ["a", "b"].</summary>
    public static object? CommaList(Context context, Resource resource, object? value) =>
        value is RString s ? Texts(s.Text.Split(',').Select(v => v.Trim())) : value;

    public static object? Symbol(Context context, Resource resource, object? value) => value is RString s ? RSymbol.Of(s.Text) : value;

    public static object? LowerSymbol(Context context, Resource resource, object? value) => value is RString s ? RSymbol.Of(s.Text.ToLowerInvariant()) : value;

    public static object? Text(Context context, Resource resource, object? value) => value is RString ? value : new RString(context.ToS(value));

    /// <summary>A Hash with text for keys, all the way down.</summary>
    public static object? Mash(Context context, Resource resource, object? value) => value is RHash hash ? AttributeContainers.Of(context).Mash(context, hash) : value;

    public static object? ListOf(Context context, Resource resource, object? value) => value switch
    {
        RArray => value,
        null => new RArray(),
        _ => RArray.Of(value),
    };

    public static object? ListOrNil(Context context, Resource resource, object? value) => Context.Truthy(value) ? ListOf(context, resource, value) : value;

    public static object? FlatList(Context context, Resource resource, object? value) => value is RArray a ? Flatten(a, new RArray()) : RArray.Of(value);

    public static object? SortedList(Context context, Resource resource, object? value) =>
        Texts(((RArray)ListOf(context, resource, value)!).Select(context.ToS).Order(StringComparer.Ordinal));

    static RArray Flatten(RArray from, RArray into)
    {
        foreach (var v in from)
        {
            if (v is RArray inner)
            {
                Flatten(inner, into);
            }
            else
            {
                into.Add(v);
            }
        }
        return into;
    }

    /// <summary><c>[:restart, :status]</c> to <c>{restart: true, status: true}</c>.</summary>
    public static object? FlagHash(Context context, Resource resource, object? value)
    {
        if (value is not RArray a)
        {
            return value;
        }
        var hash = new RHash();
        foreach (var v in a)
        {
            hash.Set(context, v, Box.True);
        }
        return hash;
    }

    /// <summary>flush_cache of yum and dnf: a list of :before and :after, or a hash of both.</summary>
    public static object? FlushCache(Context context, Resource resource, object? value)
    {
        if (value is RHash)
        {
            return value;
        }
        var given = value is RArray a ? a.Select(context.ToS).ToList() : [context.ToS(value)];
        var hash = new RHash();
        hash.Set(context, RSymbol.Of("before"), Box.Bool(given.Contains("before")));
        hash.Set(context, RSymbol.Of("after"), Box.Bool(given.Contains("after")));
        return hash;
    }

    /// <summary>A trailing slash goes, except of "/" and of network roots.</summary>
    public static object? MountPoint(Context context, Resource resource, object? value) =>
        value is RString { Text: var t } && t != "/" && t.EndsWith('/') && !t.EndsWith(":/", StringComparison.Ordinal) ? new RString(t[..^1]) : value;

    /// <summary>"a,b" to ["a", "b"].</summary>
    public static object? MountOptions(Context context, Resource resource, object? value) =>
        value is RString s ? Texts(s.Text.Split(',').Where(o => o.Length > 0)) : value;

    public static object? ToInteger(Context context, Resource resource, object? value) => context.Send(value, "to_i");

    /// <summary>Ruby's Integer(value).</summary>
    public static object? Integer(Context context, Resource resource, object? value) => context.Send(context.Interpreter.KernelModule, "Integer", value);

    public static object? AbsolutePath(Context context, Resource resource, object? value) =>
        value is RString s ? new RString(Path.GetFullPath(s.Text, context.Interpreter.Machine.CurrentDirectory)) : value;

    public static object? BackSlashes(Context context, Resource resource, object? value) => value is RString s ? new RString(s.Text.Replace('/', '\\')) : value;

    public static object? FeatureNames(Context context, Resource resource, object? value)
    {
        var names = value is RString s ? s.Text.Split(',').Select(v => v.Trim()) : ((RArray)ListOf(context, resource, value)!).Select(context.ToS);
        var lower = Version.TryParse(context.ToS(resource.RunContext?.Run.Node.Attributes.Top(context, "platform_version")), out var v) && v.Major < 8;
        return Texts(names.Select(n => lower ? n : n.ToLowerInvariant()));
    }

    public static object? PortList(Context context, Resource resource, object? value)
    {
        var list = value is RString s ? s.Text.Split(',').Select(v => v.Trim()) : ((RArray)ListOf(context, resource, value)!).Select(context.ToS);
        return Texts(list.Order(StringComparer.Ordinal));
    }

    public static object? ConfSuffix(Context context, Resource resource, object? value) =>
        value is RString s && !s.Text.EndsWith(".conf", StringComparison.Ordinal) ? new RString(s.Text + ".conf") : value;

    public static object? SudoFileName(Context context, Resource resource, object? value) =>
        value is RString s ? new RString(s.Text.Replace(".", "__", StringComparison.Ordinal).Replace("~", "__", StringComparison.Ordinal)) : value;

    public static object? SudoGroups(Context context, Resource resource, object? value)
    {
        var list = value is RString s ? s.Text.Split(',').Select(v => v.Trim()) : ((RArray)ListOf(context, resource, value)!).Select(context.ToS);
        return Texts(list.Select(g => g.StartsWith('%') ? g : "%" + g));
    }

    public static object? SysctlValue(Context context, Resource resource, object? value) =>
        new RString(value is RArray a ? string.Join(" ", a.Select(context.ToS)) : context.ToS(value));

    public static object? SeLinuxBoolean(Context context, Resource resource, object? value) => context.ToS(value) switch
    {
        "on" or "true" or "1" => new RString("on"),
        "off" or "false" or "0" => new RString("off"),
        var other => throw RubyError.Argument($"selinux_bool: Invalid selinux boolean value {other}"),
    };

    /// <summary>Splits as a POSIX shell does, quotes and backslashes included.</summary>
    public static List<string> SplitWords(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var inWord = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c))
            {
                if (inWord)
                {
                    words.Add(word.ToString());
                    word.Clear();
                    inWord = false;
                }
                continue;
            }
            inWord = true;
            switch (c)
            {
                case '\'':
                    var close = text.IndexOf('\'', i + 1);
                    if (close < 0)
                    {
                        throw RubyError.Argument($"Unmatched quote: {text[i..]}");
                    }
                    word.Append(text, i + 1, close - i - 1);
                    i = close;
                    break;
                case '"':
                    for (i++; i < text.Length && text[i] != '"'; i++)
                    {
                        if (text[i] == '\\' && i + 1 < text.Length && "$`\"\\\n".Contains(text[i + 1], StringComparison.Ordinal))
                        {
                            i++;
                        }
                        word.Append(text[i]);
                    }
                    break;
                case '\\' when i + 1 < text.Length:
                    word.Append(text[++i]);
                    break;
                default:
                    word.Append(c);
                    break;
            }
        }
        if (inWord)
        {
            words.Add(word.ToString());
        }
        return words;
    }
}
