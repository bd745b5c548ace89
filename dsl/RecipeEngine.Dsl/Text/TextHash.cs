using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RecipeEngine.Dsl.Text;

/// <summary>Hash codes of text: four characters a step, with a seed of the process, so that nobody can prepare keys that collide.</summary>
static class TextHash
{
    // The runtime seeds the hash codes of its texts at every start: no generator of random numbers needs to be made.
    static readonly ulong Seed = (ulong)(uint)"seed".GetHashCode() << 32 | (uint)"text".GetHashCode(), Step = Seed * 0x9E3779B97F4A7C15 | 1;

    public static int Of(ReadOnlySpan<char> text)
    {
        ref var at = ref Unsafe.As<char, byte>(ref MemoryMarshal.GetReference(text));
        var left = text.Length;
        var h = Seed ^ (ulong)left;
        for (; left > 4; left -= 4)
        {
            h = Mix(h ^ Unsafe.ReadUnaligned<ulong>(ref at));
            at = ref Unsafe.Add(ref at, 8);
        }
        // The last one to four characters; the length in the seed tells texts apart that overlap here.
        ulong last = 0;
        for (var i = 0; i < left; i++)
        {
            last |= (ulong)Unsafe.ReadUnaligned<char>(ref Unsafe.Add(ref at, 2 * i)) << (16 * i);
        }
        h = Mix(Mix(h ^ last));
        return (int)(h ^ (h >> 32));
    }

    // Not Math.BigMul: what asks for an instruction of the processor is not compiled ahead of the run.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ulong Mix(ulong h)
    {
        h *= Step;
        return h ^ (h >> 32);
    }
}
