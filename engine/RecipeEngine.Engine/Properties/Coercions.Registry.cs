using System.Security.Cryptography;

namespace RecipeEngine.Engine.Properties;

/// <summary>Values of the Windows registry.</summary>
public static partial class Coercions
{
    /// <summary>A list of hashes with symbol keys; numbers and binary data are kept as their SHA-256, which is safe to report.</summary>
    public static object? RegistryValues(Context context, Resource resource, object? value)
    {
        var list = new RArray();
        foreach (var one in value is RArray a ? a.ToArray() : [value])
        {
            var entry = new RHash();
            foreach (var (k, v) in Coerce.ToHash(context, one).Pairs())
            {
                entry.Set(context, RSymbol.Of(context.ToS(k)), v);
            }
            if (entry.Get(context, RSymbol.Of("type")) is RSymbol { Name: "binary" or "dword" or "dword_big_endian" or "qword" })
            {
                var data = new RString(context.ToS(entry.Get(context, RSymbol.Of("data")))).ToBytes();
                entry.Set(context, RSymbol.Of("data"), new RString(System.Convert.ToHexStringLower(SHA256.HashData(data))));
            }
            list.Add(entry);
        }
        return list;
    }
}
