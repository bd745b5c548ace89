using System.Numerics;

namespace RecipeEngine.Dsl.Core;

/// <summary>MT19937 as published by Matsumoto and Nishimura, seeded as Ruby does: the same seed gives the same numbers.</summary>
sealed class MersenneTwister
{
    const int N = 624, M = 397;
    readonly uint[] state = new uint[N];
    int at = N;

    public MersenneTwister(BigInteger seed)
    {
        Seed = seed;
        var words = new List<uint>();
        for (var rest = BigInteger.Abs(seed); !rest.IsZero; rest >>= 32)
        {
            words.Add((uint)(rest & uint.MaxValue));
        }
        if (words.Count <= 1)
        {
            Start(words.Count == 0 ? 0 : words[0]);
        }
        else
        {
            Start(words);
        }
    }

    MersenneTwister(MersenneTwister other)
    {
        Seed = other.Seed;
        other.state.CopyTo(state, 0);
        at = other.at;
    }

    public BigInteger Seed { get; }

    public MersenneTwister Copy() => new(this);

    public bool SameState(MersenneTwister other) => Seed == other.Seed && at == other.at && state.AsSpan().SequenceEqual(other.state);

    void Start(uint seed)
    {
        state[0] = seed;
        for (uint j = 1; j < N; j++)
        {
            state[j] = 1812433253u * (state[j - 1] ^ (state[j - 1] >> 30)) + j;
        }
        at = N;
    }

    void Start(List<uint> key)
    {
        Start(19650218u);
        int i = 1, j = 0;
        for (var k = Math.Max(N, key.Count); k > 0; k--)
        {
            state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >> 30)) * 1664525u)) + key[j] + (uint)j;
            i++;
            j++;
            if (i >= N)
            {
                state[0] = state[N - 1];
                i = 1;
            }
            if (j >= key.Count)
            {
                j = 0;
            }
        }
        for (var k = N - 1; k > 0; k--)
        {
            state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >> 30)) * 1566083941u)) - (uint)i;
            i++;
            if (i >= N)
            {
                state[0] = state[N - 1];
                i = 1;
            }
        }
        state[0] = 0x80000000u;
    }

    public uint Next()
    {
        if (at >= N)
        {
            for (var k = 0; k < N; k++)
            {
                var y = (state[k] & 0x80000000u) | (state[(k + 1) % N] & 0x7fffffffu);
                state[k] = state[(k + M) % N] ^ (y >> 1) ^ ((y & 1) != 0 ? 0x9908b0dfu : 0);
            }
            at = 0;
        }
        var x = state[at++];
        x ^= x >> 11;
        x ^= (x << 7) & 0x9d2c5680u;
        x ^= (x << 15) & 0xefc60000u;
        return x ^ (x >> 18);
    }

    /// <summary>0 up to but not including 1, with 53 bits.</summary>
    public double NextDouble() => ((Next() >> 5) * 67108864.0 + (Next() >> 6)) * (1.0 / 9007199254740992.0);

    /// <summary>0 up to and including 1.</summary>
    public double NextDoubleInclusive()
    {
        var x = ((UInt128)Next() << 32) | Next();
        return Math.ScaleB((double)(ulong)((x * (((UInt128)1 << 53) | 1)) >> 64), -53);
    }

    /// <summary>0 up to and including a limit.</summary>
    public BigInteger UpTo(BigInteger limit)
    {
        if (limit <= ulong.MaxValue)
        {
            return UpTo((ulong)limit);
        }
        var words = new List<uint>();
        for (var rest = limit; !rest.IsZero; rest >>= 32)
        {
            words.Add((uint)(rest & uint.MaxValue));
        }
        while (true)
        {
            uint mask = 0;
            bool boundary = true, retry = false;
            var result = BigInteger.Zero;
            for (var i = words.Count - 1; i >= 0; i--)
            {
                mask = mask != 0 ? uint.MaxValue : (uint)Mask(words[i]);
                var r = mask == 0 ? 0 : Next() & mask;
                if (boundary && r > words[i])
                {
                    retry = true;
                    break;
                }
                boundary &= r == words[i];
                result = (result << 32) | r;
            }
            if (!retry)
            {
                return result;
            }
        }
    }

    public ulong UpTo(ulong limit)
    {
        if (limit == 0)
        {
            return 0;
        }
        var mask = Mask(limit);
        while (true)
        {
            ulong value = 0;
            var over = false;
            for (var i = limit > uint.MaxValue ? 1 : 0; i >= 0; i--)
            {
                if (((mask >> (i * 32)) & uint.MaxValue) != 0)
                {
                    value = (value | ((ulong)Next() << (i * 32))) & mask;
                    if (limit < value)
                    {
                        over = true;
                        break;
                    }
                }
            }
            if (!over)
            {
                return value;
            }
        }
    }

    static ulong Mask(ulong x) => x == 0 ? 0 : ulong.MaxValue >> BitOperations.LeadingZeroCount(x);
}
