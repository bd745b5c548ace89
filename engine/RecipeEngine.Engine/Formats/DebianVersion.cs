namespace RecipeEngine.Engine.Formats;

/// <summary>A Debian package version, [epoch:]upstream[-revision], ordered as dpkg orders them (Debian policy 5.6.12).</summary>
public readonly record struct DebianVersion(long Epoch, string Upstream, string Revision) : IComparable<DebianVersion>
{
    /// <summary>Takes a version apart.</summary>
    public static DebianVersion Parse(string text)
    {
        text = text.Trim();
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        long epoch = colon > 0 && long.TryParse(text[..colon], out long number) ? number : 0;
        string rest = text[(colon + 1)..];
        int dash = rest.LastIndexOf('-');
        return dash < 0 ? new DebianVersion(epoch, rest, "") : new DebianVersion(epoch, rest[..dash], rest[(dash + 1)..]);
    }

    /// <summary>Compares two versions given as text.</summary>
    public static int Compare(string left, string right) => Parse(left).CompareTo(Parse(right));

    public int CompareTo(DebianVersion other)
    {
        int order = Epoch.CompareTo(other.Epoch);
        order = order != 0 ? order : ComparePart(Upstream, other.Upstream);
        return order != 0 ? order : ComparePart(Revision, other.Revision);
    }

    public override string ToString() => $"{(Epoch > 0 ? $"{Epoch}:" : "")}{Upstream}{(Revision.Length > 0 ? "-" + Revision : "")}";

    public static bool operator <(DebianVersion left, DebianVersion right) => left.CompareTo(right) < 0;

    public static bool operator >(DebianVersion left, DebianVersion right) => left.CompareTo(right) > 0;

    public static bool operator <=(DebianVersion left, DebianVersion right) => left.CompareTo(right) <= 0;

    public static bool operator >=(DebianVersion left, DebianVersion right) => left.CompareTo(right) >= 0;

    // Stretches of non-digits and of digits by turns: the former by rank of each character, the latter as numbers.
    static int ComparePart(string left, string right)
    {
        int i = 0, j = 0;
        while (i < left.Length || j < right.Length)
        {
            while (!IsDigitAt(left, i) && i < left.Length || !IsDigitAt(right, j) && j < right.Length)
            {
                int order = Rank(left, i) - Rank(right, j);
                if (order != 0)
                {
                    return Math.Sign(order);
                }

                i++;
                j++;
            }

            ReadOnlySpan<char> one = Digits(left, ref i), two = Digits(right, ref j);
            int numbers = one.Length != two.Length ? one.Length.CompareTo(two.Length) : one.SequenceCompareTo(two);
            if (numbers != 0)
            {
                return Math.Sign(numbers);
            }
        }

        return 0;
    }

    static bool IsDigitAt(string text, int at) => at < text.Length && char.IsAsciiDigit(text[at]);

    // "~" is before everything, even the end; letters are before other characters.
    static int Rank(string text, int at)
    {
        if (at >= text.Length || char.IsAsciiDigit(text[at]))
        {
            return 0;
        }

        char c = text[at];
        return c == '~' ? -1 : char.IsAsciiLetter(c) ? c : c + 256;
    }

    static ReadOnlySpan<char> Digits(string text, ref int at)
    {
        int start = at;
        while (IsDigitAt(text, at))
        {
            at++;
        }

        return text.AsSpan(start, at - start).TrimStart('0');
    }
}
