namespace RecipeEngine.Dsl.Text;

/// <summary>Symbol#inspect: which names may follow the colon without quotes.</summary>
public static class SymbolInspect
{
    static readonly HashSet<string> Operators = new(StringComparer.Ordinal)
    {
        "+", "-", "*", "/", "%", "**", "==", "!=", "===", "=~", "!~", "!", "~", "+@", "-@", "[]", "[]=",
        "<", "<=", ">", ">=", "<=>", "<<", ">>", "&", "|", "^", "`",
    };

    public static string Inspect(string name) => ":" + (IsSimple(name) ? name : StringInspect.Inspect(name, global::System.Text.Ascii.IsValid(name) ? TextKind.Bytes : TextKind.Unicode));

    /// <summary>The name as a key of Hash#inspect's and keyword's short form may be written without quotes ("name:").</summary>
    public static bool IsSimple(string name)
    {
        if (name.Length == 0)
        {
            return false;
        }
        return Operators.Contains(name) || name[0] switch
        {
            '$' => IsGlobal(name),
            '@' => IsIdentifier(name.AsSpan(name.StartsWith("@@", StringComparison.Ordinal) ? 2 : 1)),
            _ => IsMethod(name),
        };
    }

    /// <summary>Whether the text is a plain local or constant name: a letter or underscore, then word characters.</summary>
    public static bool IsIdentifier(ReadOnlySpan<char> name)
    {
        if (name.Length == 0 || char.IsAsciiDigit(name[0]))
        {
            return false;
        }
        for (var at = 0; at < name.Length; at += Characters.Width(name, at))
        {
            var c = name[at];
            if (c < 0x80 ? !char.IsAsciiLetterOrDigit(c) && c != '_' : !StringInspect.IsPrintable(Characters.At(name, at)))
            {
                return false;
            }
        }
        return true;
    }

    static bool IsMethod(string name)
    {
        var plain = name[^1] is '?' or '!' or '=' ? name.AsSpan(0, name.Length - 1) : name;
        return IsIdentifier(plain);
    }

    static bool IsGlobal(string name)
    {
        if (name.Length == 1)
        {
            return false;
        }
        if (name.Length == 2 && "~*$?!@/\\;,.=:<>\"&`'+0".Contains(name[1], StringComparison.Ordinal))
        {
            return true;
        }
        if (name[1] == '-')
        {
            return name.Length > 2 && name.Length == 2 + Characters.Width(name, 2)
                && (char.IsAsciiDigit(name[2]) || IsIdentifier(name.AsSpan(2)));
        }
        if (char.IsAsciiDigit(name[1]))
        {
            return name.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;
        }
        return IsIdentifier(name.AsSpan(1));
    }
}
