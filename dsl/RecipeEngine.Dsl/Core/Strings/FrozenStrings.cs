using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Core.Strings;

/// <summary>Frozen strings of which one object is enough (<c>-"text"</c>), kept as long as somebody holds them.</summary>
static class FrozenStrings
{
    sealed class Entry(RString text, int hash, Entry? next)
    {
        public readonly WeakReference<RString> Text = new(text);
        public readonly int Hash = hash;
        public Entry? Next = next;
    }

    static readonly object Gate = new();
    static Entry?[] table = new Entry?[256];
    static int count;

    public static RString Of(RString text)
    {
        var hash = TextHash.Of(text.Text);
        lock (Gate)
        {
            for (var entry = table[hash & (table.Length - 1)]; entry is not null; entry = entry.Next)
            {
                if (entry.Hash == hash && entry.Text.TryGetTarget(out var known) && ReferenceEquals(known.Encoding, text.Encoding) && known.Text == text.Text)
                {
                    return known;
                }
            }
            if (!text.Frozen || text.HasInstanceVariables)
            {
                text = text.Copy();
                text.Frozen = true;
            }
            if (++count > table.Length)
            {
                Renew();
            }
            ref var head = ref table[hash & (table.Length - 1)];
            head = new Entry(text, hash, head);
            return text;
        }
    }

    /// <summary>Drops what nobody holds any more; the table grows when that is not half of it.</summary>
    static void Renew()
    {
        var old = table;
        var living = 0;
        foreach (var head in old)
        {
            for (var entry = head; entry is not null; entry = entry.Next)
            {
                living += entry.Text.TryGetTarget(out _) ? 1 : 0;
            }
        }
        table = new Entry?[living * 2 > old.Length ? old.Length * 2 : old.Length];
        count = 1;
        foreach (var head in old)
        {
            for (var entry = head; entry is not null;)
            {
                var next = entry.Next;
                if (entry.Text.TryGetTarget(out _))
                {
                    ref var place = ref table[entry.Hash & (table.Length - 1)];
                    (entry.Next, place) = (place, entry);
                    count++;
                }
                entry = next;
            }
        }
    }
}
