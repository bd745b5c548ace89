using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace RecipeEngine.Engine.Resources;

/// <summary>RSA keys as text: PEM (public or private), or a line of OpenSSH.</summary>
static class PublicKeyText
{
    /// <summary>The key, null when the text holds none.</summary>
    public static RSA? Read(string text, string? password)
    {
        if (text.StartsWith("ssh-rsa ", StringComparison.Ordinal))
        {
            return FromOpenSsh(text.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]);
        }
        if (PrivateKeys.Read(text, password) is { } secret)
        {
            return secret as RSA;
        }
        var key = RSA.Create();
        try
        {
            key.ImportFromPem(text);
            return key;
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            key.Dispose();
            return null;
        }
    }

    /// <param name="format">"pem", "der" or "openssh"</param>
    public static byte[] Write(RSA key, string format) => format switch
    {
        "der" => key.ExportSubjectPublicKeyInfo(),
        "pem" => Encoding.ASCII.GetBytes(key.PublicToPem()),
        _ => Encoding.ASCII.GetBytes("ssh-rsa " + Convert.ToBase64String(ToOpenSsh(key.ExportParameters(false)))),
    };

    static RSA? FromOpenSsh(string base64)
    {
        try
        {
            ReadOnlySpan<byte> rest = Convert.FromBase64String(base64);
            Next(ref rest);
            var (exponent, modulus) = (Next(ref rest), Next(ref rest));
            return RSA.Create(new RSAParameters { Exponent = exponent, Modulus = modulus });
        }
        catch (Exception e) when (e is FormatException or ArgumentException or CryptographicException)
        {
            return null;
        }
    }

    // a length of four bytes, then the bytes of a number without its sign
    static byte[] Next(ref ReadOnlySpan<byte> rest)
    {
        var length = BinaryPrimitives.ReadInt32BigEndian(rest);
        var field = rest.Slice(4, length);
        rest = rest[(4 + length)..];
        return field.TrimStart((byte)0).ToArray();
    }

    static byte[] ToOpenSsh(RSAParameters key) => [.. Field("ssh-rsa"u8.ToArray()), .. Field(Positive(key.Exponent!)), .. Field(Positive(key.Modulus!))];

    static byte[] Positive(byte[] number) => (number[0] & 0x80) == 0 ? number : [0, .. number];

    static byte[] Field(byte[] content)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        return [.. length, .. content];
    }
}
