using System.Security.Cryptography;

namespace RecipeEngine.Dsl.Stdlib.OpenSsl;

/// <summary>An OpenSSL::Cipher: algorithm, direction, key and what waits for a whole block.</summary>
public sealed class RCipher(RClass klass) : RObject(klass)
{
    readonly List<byte> gathered = [];
    ICryptoTransform? transform;
    byte[]? counter;
    byte[] stream = [];
    int streamAt;

    public string Name { get; private set; } = "";
    public string Mode { get; private set; } = "";
    public int KeyLength { get; private set; }
    public int BlockLength { get; private set; }
    public bool? Encrypts { get; set; }
    public byte[]? Key { get; set; }
    public byte[]? Iv { get; set; }
    public bool Padding { get; set; } = true;
    public byte[] AuthData { get; set; } = [];
    public byte[]? Tag { get; set; }
    public int IvLength { get; set; }

    bool IsAuthenticated => Mode == "GCM";

    public RCipher Choose(string name)
    {
        var parts = name.ToUpperInvariant().Split('-');
        (KeyLength, BlockLength) = parts switch
        {
            ["AES", "128", _] => (16, 16),
            ["AES", "192", _] => (24, 16),
            ["AES", "256", _] => (32, 16),
            ["DES", "EDE3", _] or ["DES3"] => (24, 8),
            ["DES", _] => (8, 8),
            _ => throw RubyError.Runtime($"unsupported cipher algorithm ({name})"),
        };
        Mode = parts is ["DES3"] ? "CBC" : parts[^1];
        if (Mode is not ("CBC" or "ECB" or "CTR" or "GCM") || (BlockLength == 8 && Mode is "CTR" or "GCM"))
        {
            throw RubyError.Runtime($"unsupported cipher algorithm ({name})");
        }
        Name = parts is ["DES3"] ? "DES-EDE3-CBC" : string.Join('-', parts);
        IvLength = Mode switch { "ECB" => 0, "GCM" => 12, _ => BlockLength };
        return this;
    }

    internal static RubyError Error(string message) => new("OpenSSL::Cipher::CipherError", message);

    SymmetricAlgorithm Algorithm(CipherMode mode)
    {
        SymmetricAlgorithm algorithm = Name.StartsWith("AES", StringComparison.Ordinal) ? Aes.Create() : Name.StartsWith("DES-EDE3", StringComparison.Ordinal) ? TripleDES.Create() : DES.Create();
        (algorithm.Mode, algorithm.Padding, algorithm.Key) = (mode, Padding ? PaddingMode.PKCS7 : PaddingMode.None, Key ?? throw Error("no key set"));
        return algorithm;
    }

    public void Reset()
    {
        transform?.Dispose();
        (transform, counter, stream, streamAt) = (null, null, [], 0);
        gathered.Clear();
    }

    void Start()
    {
        if (transform is not null)
        {
            return;
        }
        if (Encrypts is null)
        {
            throw Error("cipher is neither encrypting nor decrypting");
        }
        if (Mode is "CTR" or "GCM")
        {
            using var ecb = Algorithm(CipherMode.ECB);
            ecb.Padding = PaddingMode.None;
            transform = ecb.CreateEncryptor();
            counter = Mode == "CTR" ? [.. Iv ?? new byte[16]] : [.. Iv ?? new byte[12], 0, 0, 0, 2];
            return;
        }
        using var algorithm = Algorithm(Mode == "CBC" ? CipherMode.CBC : CipherMode.ECB);
        if (Mode == "CBC")
        {
            algorithm.IV = Iv ?? new byte[BlockLength];
        }
        transform = Encrypts.Value ? algorithm.CreateEncryptor() : algorithm.CreateDecryptor();
    }

    public byte[] Update(byte[] data)
    {
        Start();
        if (counter is not null)
        {
            if (IsAuthenticated)
            {
                gathered.AddRange(data);
            }
            return WithKeyStream(data);
        }
        gathered.AddRange(data);
        // decrypting with padding, the last block is kept: it may be the padding
        var whole = (gathered.Count - (Encrypts == false && Padding ? 1 : 0)) / BlockLength * BlockLength;
        if (whole <= 0)
        {
            return [];
        }
        var input = gathered.GetRange(0, whole).ToArray();
        gathered.RemoveRange(0, whole);
        var output = new byte[whole + BlockLength];
        var count = transform!.TransformBlock(input, 0, whole, output, 0);
        return output[..count];
    }

    byte[] WithKeyStream(byte[] data)
    {
        var output = new byte[data.Length];
        for (var i = 0; i < data.Length; i++)
        {
            if (streamAt == stream.Length)
            {
                stream = new byte[16];
                transform!.TransformBlock(counter!, 0, 16, stream, 0);
                streamAt = 0;
                for (var j = 15; j >= (IsAuthenticated ? 12 : 0) && ++counter![j] == 0; j--)
                {
                }
            }
            output[i] = (byte)(data[i] ^ stream[streamAt++]);
        }
        return output;
    }

    public byte[] Finish()
    {
        Start();
        try
        {
            if (IsAuthenticated)
            {
                Authenticate();
                return [];
            }
            return counter is not null ? [] : transform!.TransformFinalBlock([.. gathered], 0, gathered.Count);
        }
        catch (CryptographicException)
        {
            throw Error(gathered.Count % BlockLength != 0 ? Encrypts == true ? "data not multiple of block length" : "wrong final block length" : "bad decrypt");
        }
        finally
        {
            Reset();
        }
    }

    void Authenticate()
    {
        using var gcm = new AesGcm(Key!, 16);
        var (data, other, iv) = (gathered.ToArray(), new byte[gathered.Count], Iv ?? new byte[12]);
        try
        {
            if (Encrypts == true)
            {
                Tag = new byte[16];
                gcm.Encrypt(iv, data, other, Tag, AuthData);
            }
            else if (Tag is { Length: 16 })
            {
                gcm.Decrypt(iv, data, Tag, other, AuthData);
            }
            else
            {
                throw Error("");
            }
        }
        catch (CryptographicException)
        {
            throw new RubyError("OpenSSL::Cipher::CipherError", "");
        }
    }
}
