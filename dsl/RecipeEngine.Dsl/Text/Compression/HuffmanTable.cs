namespace RecipeEngine.Dsl.Text.Compression;

/// <summary>A canonical Huffman code: how many codes have each length, and the symbols in order.</summary>
sealed class HuffmanTable
{
    public int[] Counts { get; } = new int[16];
    public int[] Symbols { get; }

    /// <summary>Codes left over: 0 complete, above 0 incomplete, below 0 too many.</summary>
    public int Left { get; }

    public HuffmanTable(ReadOnlySpan<byte> lengths)
    {
        Symbols = new int[lengths.Length];
        foreach (var length in lengths)
        {
            Counts[length]++;
        }
        Left = 1;
        for (var bits = 1; bits < 16; bits++)
        {
            Left = (Left << 1) - Counts[bits];
            if (Left < 0)
            {
                return;
            }
        }
        var offsets = new int[16];
        for (var bits = 1; bits < 15; bits++)
        {
            offsets[bits + 1] = offsets[bits] + Counts[bits];
        }
        for (var symbol = 0; symbol < lengths.Length; symbol++)
        {
            if (lengths[symbol] != 0)
            {
                Symbols[offsets[lengths[symbol]]++] = symbol;
            }
        }
    }

    /// <summary>A usable code: complete, or of a single one-bit code.</summary>
    public bool IsUsable => Left == 0 || (Left > 0 && Counts[0] + Counts[1] == Symbols.Length);

    static HuffmanTable? literals, distances;

    /// <summary>The fixed code for literals and lengths.</summary>
    public static HuffmanTable Literals
    {
        get
        {
            if (literals is null)
            {
                var lengths = new byte[288];
                lengths.AsSpan(0, 144).Fill(8);
                lengths.AsSpan(144, 112).Fill(9);
                lengths.AsSpan(256, 24).Fill(7);
                lengths.AsSpan(280).Fill(8);
                literals = new HuffmanTable(lengths);
            }
            return literals;
        }
    }

    /// <summary>The fixed code for distances.</summary>
    public static HuffmanTable Distances
    {
        get
        {
            if (distances is null)
            {
                var lengths = new byte[30];
                lengths.AsSpan().Fill(5);
                distances = new HuffmanTable(lengths);
            }
            return distances;
        }
    }
}
