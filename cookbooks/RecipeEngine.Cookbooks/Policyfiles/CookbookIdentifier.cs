using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RecipeEngine.Cookbooks.Policyfiles;

/// <summary>The name a cookbook has by its content.</summary>
static class CookbookIdentifier
{
    /// <summary>SHA-1 of the list of its files with their MD5 digests: 40 hexadecimal digits.</summary>
    public static string Of(IReadOnlySystem machine, string directory)
    {
        var text = new StringBuilder();
        foreach (var file in new FileTree(machine, [directory]).All())
        {
            text.Append(CultureInfo.InvariantCulture, $"{file.RelativePath}:{Convert.ToHexStringLower(MD5.HashData(machine.ReadBytes(file.FullPath)))}\n");
        }

        return Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>The same as three numbers with dots, which looks like a version.</summary>
    public static string Dotted(string identifier) => string.Join('.', new[] { identifier[..14], identifier[14..28], identifier[28..] }
        .Select(part => long.Parse(part, NumberStyles.HexNumber, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)));
}
