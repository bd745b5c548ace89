using System.Runtime.InteropServices;

namespace RecipeEngine.Systems.Local;

/// <summary>A char*[] ending in null, in one block of native memory.</summary>
internal readonly unsafe struct NativeStrings : IDisposable
{
    public NativeStrings(IReadOnlyCollection<string> texts)
    {
        byte[][] encoded = new byte[texts.Count][];
        int index = 0;
        int size = (texts.Count + 1) * sizeof(byte*);
        foreach (string text in texts)
        {
            encoded[index] = MachineText.EncodeTerminated(text);
            size += encoded[index++].Length;
        }

        Pointers = (byte**)NativeMemory.Alloc((nuint)size);
        byte* next = (byte*)(Pointers + texts.Count + 1);
        for (index = 0; index < encoded.Length; index++)
        {
            Pointers[index] = next;
            encoded[index].CopyTo(new Span<byte>(next, encoded[index].Length));
            next += encoded[index].Length;
        }

        Pointers[encoded.Length] = null;
    }

    public byte** Pointers { get; }

    public void Dispose() => NativeMemory.Free(Pointers);
}
