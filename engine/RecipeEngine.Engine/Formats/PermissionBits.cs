namespace RecipeEngine.Engine.Formats;

/// <summary>Twelve permission bits, read from octal or symbolic notation and written as Chef and ls write them.</summary>
public readonly record struct PermissionBits(int Bits)
{
    /// <summary>Reads "644", "0644", "01777" or chmod(1)'s "u=rw,go+r", the latter on top of present bits; null when it is neither.</summary>
    public static PermissionBits? Parse(string text, PermissionBits present = default, bool isDirectory = false) =>
        text.Length > 0 && text.AsSpan().ContainsAnyExceptInRange('0', '7') == false
            ? Octal(text)
            : Symbolic(text, present.Bits, isDirectory);

    /// <summary>With a leading 0: "0644", "01777".</summary>
    public override string ToString() => "0" + Convert.ToString(Bits, 8).PadLeft(3, '0');

    /// <summary>As ls shows it without the type: "rwxr-xr-t".</summary>
    public string ToSymbolic()
    {
        Span<char> text = stackalloc char[9];
        for (int at = 0; at < 9; at++)
        {
            text[at] = (Bits & (0x100 >> at)) != 0 ? "rwx"[at % 3] : '-';
        }

        Special(text, 2, 0x800, 's');
        Special(text, 5, 0x400, 's');
        Special(text, 8, 0x200, 't');
        return new string(text);
    }

    void Special(Span<char> text, int at, int bit, char letter)
    {
        if ((Bits & bit) != 0)
        {
            text[at] = text[at] == 'x' ? letter : char.ToUpperInvariant(letter);
        }
    }

    static PermissionBits? Octal(string text)
    {
        string digits = text.TrimStart('0');
        return digits.Length <= 4 ? new PermissionBits(digits.Length == 0 ? 0 : Convert.ToInt32(digits, 8)) : null;
    }

    static PermissionBits? Symbolic(string text, int bits, bool isDirectory)
    {
        foreach (string clause in text.Split(','))
        {
            int at = 0;
            int who = 0;
            while (at < clause.Length && "ugoa".IndexOf(clause[at], StringComparison.Ordinal) is >= 0 and int kind)
            {
                who |= kind switch { 0 => 0x9c0, 1 => 0x438, 2 => 0x207, _ => 0xfff };
                at++;
            }

            who = who == 0 ? 0xfff : who;
            if (at == clause.Length)
            {
                return null;
            }

            while (at < clause.Length)
            {
                char operation = clause[at++];
                if (Permissions(clause, ref at, bits, isDirectory) is not { } what || operation is not ('+' or '-' or '='))
                {
                    return null;
                }

                what &= who;
                bits = operation switch { '+' => bits | what, '-' => bits & ~what, _ => (bits & ~who) | what };
            }
        }

        return new PermissionBits(bits);
    }

    // Letters up to the next operator, as bits of all three classes.
    static int? Permissions(string clause, ref int at, int bits, bool isDirectory)
    {
        int what = 0;
        for (; at < clause.Length && clause[at] is not ('+' or '-' or '='); at++)
        {
            int? more = clause[at] switch
            {
                'r' => 0x124,
                'w' => 0x92,
                'x' => 0x49,
                'X' => isDirectory || (bits & 0x49) != 0 ? 0x49 : 0,
                's' => 0xc00,
                't' => 0x200,
                'u' => ((bits >> 6) & 7) * 0x49,
                'g' => ((bits >> 3) & 7) * 0x49,
                'o' => (bits & 7) * 0x49,
                _ => null,
            };
            if (more is null)
            {
                return null;
            }

            what |= more.Value;
        }

        return what;
    }
}
