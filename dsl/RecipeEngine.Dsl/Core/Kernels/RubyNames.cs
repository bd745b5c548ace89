namespace RecipeEngine.Dsl.Core.Kernels;

/// <summary>Which texts are names of what.</summary>
static class RubyNames
{
    public static bool IsIdentifier(ReadOnlySpan<char> name)
    {
        if (name.Length == 0 || char.IsAsciiDigit(name[0]))
        {
            return false;
        }
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_' && c < 0x80)
            {
                return false;
            }
        }
        return true;
    }

    public static bool IsLocal(string name) => IsIdentifier(name) && !char.IsUpper(name[0]);

    public static bool IsConstant(ReadOnlySpan<char> name) => IsIdentifier(name) && (char.IsUpper(name[0]) || char.GetUnicodeCategory(name[0]) == System.Globalization.UnicodeCategory.TitlecaseLetter);

    public static bool IsInstanceVariable(string name) => name.StartsWith('@') && IsIdentifier(name.AsSpan(1));

    public static bool IsClassVariable(string name) => name.StartsWith("@@", StringComparison.Ordinal) && IsIdentifier(name.AsSpan(2));
}
