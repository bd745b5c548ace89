namespace RecipeEngine.Dsl.Objects;

/// <summary>An insertion-ordered hash keyed by Ruby's <c>hash</c>/<c>eql?</c> (or identity). Keys that are not core values are asked through
/// the <see cref="Context"/>, so every keyed operation takes one.</summary>
public sealed class RHash : RObject
{
    struct Entry
    {
        public object? Key;
        public object? Value;
        public int Hash;
        public int Next; // index of the next entry in the bucket, -1 at the end, Hole when the pair was removed
    }

    const int Hole = -2, FirstSize = 4;

    // Up to so many entries have no buckets: comparing their hash codes one by one is quicker.
    const int Unindexed = 8;

    Entry[] entries;
    int[]? buckets;
    object? fallback;
    bool hasProc;
    int used;
    int iterating;

    public RHash() => entries = [];

    /// <summary>With room for so many pairs.</summary>
    public RHash(int capacity)
    {
        if (capacity <= Unindexed)
        {
            entries = capacity > 0 ? new Entry[capacity] : [];
            return;
        }
        entries = new Entry[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)capacity)];
        buckets = new int[entries.Length];
    }

    public override RClass DefaultClass(Interpreter interpreter) => interpreter.HashClass;

    /// <summary>Number of pairs.</summary>
    public int Count { get; private set; }

    /// <summary>What a key that is not there gives; setting it drops the default proc.</summary>
    public object? Default
    {
        get => hasProc ? null : fallback;
        set => (fallback, hasProc) = (value, false);
    }

    /// <summary>What is asked for a key that is not there; null without one.</summary>
    public RProc? DefaultProc
    {
        get => hasProc ? System.Runtime.CompilerServices.Unsafe.As<RProc>(fallback) : null;
        set
        {
            if (value is not null || hasProc)
            {
                (fallback, hasProc) = (value, value is not null);
            }
        }
    }

    public bool ComparesByIdentity { get; private set; }

    /// <summary>Made at a call site from keywords (<c>f(a: 1)</c>, <c>f(**h)</c>): the callee may take it apart. A method that keeps it as a
    /// positional value clears this first.</summary>
    public bool IsKeywords { get; set; }

    /// <summary>Flagged by ruby2_keywords: a splat gives it on as keywords.</summary>
    public bool IsRuby2Keywords { get; set; }

    /// <summary>Keywords that a rest parameter holds: a splat passes them on as keywords.</summary>
    internal bool IsKeptKeywords => IsKeywords || IsRuby2Keywords;

    public bool IsIterating => iterating > 0;

    public bool TryGet(Context context, object? key, out object? value)
    {
        var i = Count == 0 ? -1 : Find(context, key, HashOf(context, key));
        value = i >= 0 ? entries[i].Value : null;
        return i >= 0;
    }

    /// <summary>The value, or null (nil); never the default.</summary>
    public object? Get(Context context, object? key) => TryGet(context, key, out var value) ? value : null;

    /// <summary>Value of a symbol key, for option hashes.</summary>
    public object? Get(Context context, string symbol) => Get(context, RSymbol.Of(symbol));

    public bool ContainsKey(Context context, object? key) => TryGet(context, key, out _);

    /// <summary>Adds or replaces; a String key that is not frozen is copied and frozen.</summary>
    /// <exception cref="RubyError">RuntimeError when a key would be added during iteration.</exception>
    public void Set(Context context, object? key, object? value) => Set(context, key, value, true);

    /// <summary>As <see cref="Set(Context, object?, object?)"/>, with the very key object: for sets of values that are not the program's hash keys.</summary>
    public void SetUncopied(Context context, object? key, object? value) => Set(context, key, value, false);

    void Set(Context context, object? key, object? value, bool copyStrings)
    {
        var hash = HashOf(context, key);
        var i = Count == 0 ? -1 : Find(context, key, hash);
        if (i >= 0)
        {
            entries[i].Value = value;
            return;
        }
        if (iterating > 0)
        {
            throw RubyError.Runtime("can't add a new key into hash during iteration");
        }
        if (!ComparesByIdentity && copyStrings && Sealed.As<RString>(key) is { Frozen: false } s)
        {
            key = context.Interpreter.KeyTexts.Of(s);
        }
        Append(key, value, hash);
    }

    /// <summary>Adds a pair whose key, a symbol or a frozen string, is known not to be there.</summary>
    internal void AddNew(object key, object? value) => Append(key, value, Spread(Sealed.As<RString>(key) is { } text ? text.ContentHash : key.GetHashCode()));

    /// <summary>Adds the pair that <see cref="Next"/> has just given from another hash of the same kind, when its key is known not to be here.</summary>
    internal void AddNew(RHash other, int cursor)
    {
        ref var entry = ref other.entries[cursor - 1];
        Append(entry.Key, entry.Value, entry.Hash);
    }

    /// <summary>Adds a pair unless the key is there; the key object itself is kept.</summary>
    internal bool TryAdd(Context context, object? key, object? value)
    {
        var hash = HashOf(context, key);
        if (Count > 0 && Find(context, key, hash) >= 0)
        {
            return false;
        }
        Append(key, value, hash);
        return true;
    }

    void Append(object? key, object? value, int hash)
    {
        if (used == entries.Length)
        {
            Grow();
        }
        ref var entry = ref entries[used++];
        entry.Key = key;
        entry.Value = value;
        entry.Hash = hash;
        if (buckets is null)
        {
            entry.Next = -1;
        }
        else
        {
            ref var bucket = ref buckets[hash & (buckets.Length - 1)];
            entry.Next = bucket - 1;
            bucket = used;
        }
        Count++;
    }

    /// <summary>Removes a pair; false when the key is not there.</summary>
    public bool Remove(Context context, object? key, out object? value)
    {
        value = null;
        if (Count == 0)
        {
            return false;
        }
        var hash = HashOf(context, key);
        var i = Find(context, key, hash);
        if (i < 0)
        {
            return false;
        }
        value = entries[i].Value;
        Unlink(i);
        if (Count == 0 && iterating == 0)
        {
            Clear();
        }
        return true;
    }

    /// <summary>Removes the pair that <see cref="Next"/> has just given.</summary>
    public void RemoveAt(int cursor)
    {
        var i = cursor - 1;
        if (entries[i].Next == Hole)
        {
            return;
        }
        Unlink(i);
        if (Count == 0 && iterating == 0)
        {
            Clear();
        }
    }

    void Unlink(int i)
    {
        if (buckets is not null)
        {
            var b = entries[i].Hash & (buckets.Length - 1);
            if (buckets[b] - 1 == i)
            {
                buckets[b] = entries[i].Next + 1;
            }
            else
            {
                var p = buckets[b] - 1;
                while (entries[p].Next != i)
                {
                    p = entries[p].Next;
                }
                entries[p].Next = entries[i].Next;
            }
        }
        entries[i] = new Entry { Next = Hole };
        Count--;
    }

    public void Clear()
    {
        if (iterating > 0)
        {
            for (var i = 0; i < used; i++)
            {
                entries[i] = new Entry { Next = Hole };
            }
            if (buckets is not null)
            {
                Array.Clear(buckets);
            }
            Count = 0;
            return;
        }
        entries = [];
        buckets = null;
        used = Count = 0;
    }

    /// <summary>Cursor iteration that survives removal: <c>for (var i = 0; hash.Next(ref i, out k, out v);)</c>.</summary>
    public bool Next(ref int cursor, out object? key, out object? value)
    {
        while (cursor < used)
        {
            ref var e = ref entries[cursor++];
            if (e.Next != Hole)
            {
                key = e.Key;
                value = e.Value;
                return true;
            }
        }
        key = value = null;
        return false;
    }

    /// <summary>Replaces the value of the pair that <see cref="Next"/> has just given.</summary>
    public void SetValueAt(int cursor, object? value) => entries[cursor - 1].Value = value;

    /// <summary>All pairs as they are now (a snapshot).</summary>
    public KeyValuePair<object?, object?>[] Pairs()
    {
        var pairs = new KeyValuePair<object?, object?>[Count];
        var n = 0;
        for (var i = 0; Next(ref i, out var k, out var v);)
        {
            pairs[n++] = new(k, v);
        }
        return pairs;
    }

    /// <summary>While the result is not disposed, adding keys raises (Ruby's iteration level).</summary>
    public Iteration BeginIteration() => new(this);

    /// <summary>As <see cref="BeginIteration"/>, but nothing when the hash that will be written to is this one.</summary>
    internal Iteration BeginIterationUnless(RHash target) => ReferenceEquals(this, target) ? default : new(this);

    /// <summary>Keeps a hash from taking new keys while it is walked.</summary>
    public readonly struct Iteration : IDisposable
    {
        readonly RHash? hash;
        internal Iteration(RHash hash)
        {
            this.hash = hash;
            hash.iterating++;
        }

        public void Dispose()
        {
            if (hash is not null)
            {
                hash.iterating--;
            }
        }
    }

    /// <summary>Changes to identity comparison and rehashes.</summary>
    public void CompareByIdentity(Context context)
    {
        ComparesByIdentity = true;
        Rehash(context);
    }

    /// <summary>Computes all hashes anew (keys may have changed); later duplicates go.</summary>
    public void Rehash(Context context)
    {
        var pairs = Pairs();
        entries = [];
        buckets = null;
        used = Count = 0;
        foreach (var (k, v) in pairs)
        {
            Set(context, k, v);
        }
    }

    /// <summary>Same pairs, default and identity flag in a new plain Hash.</summary>
    public RHash Copy(Context context)
    {
        var copy = new RHash { ComparesByIdentity = ComparesByIdentity };
        copy.CopyPairsFrom(this);
        return copy;
    }

    /// <summary>As <see cref="Copy(Context)"/>, with room for more pairs.</summary>
    public RHash Copy(int more)
    {
        var copy = new RHash { ComparesByIdentity = ComparesByIdentity };
        if (buckets is null && used + more <= Unindexed)
        {
            copy.entries = new Entry[used + more];
            entries.AsSpan(0, used).CopyTo(copy.entries);
            (copy.used, copy.Count) = (used, Count);
        }
        else
        {
            copy.CopyPairsFrom(this);
        }
        return copy;
    }

    /// <summary>Takes over another's pairs; the hashes are not computed again.</summary>
    public void CopyPairsFrom(RHash other)
    {
        ComparesByIdentity = other.ComparesByIdentity;
        used = other.used;
        Count = other.Count;
        if (Count == 0)
        {
            (entries, buckets, used) = ([], null, 0);
            return;
        }
        entries = new Entry[other.entries.Length];
        other.entries.AsSpan(0, used).CopyTo(entries);
        buckets = other.buckets is null ? null : other.buckets.AsSpan().ToArray();
    }

    int HashOf(Context context, object? key) => Spread(
        Sealed.Is<RSymbol>(key) ? key.GetHashCode()
        : Sealed.Int(key, out var number) ? number.GetHashCode() * -1640531535
        : ComparesByIdentity ? context.IdentityHash(key)
        : Sealed.As<RString>(key) is { klass: null } text ? text.ContentHash : context.HashOf(key));

    static int Spread(int h) => h ^ (h >>> 16) ^ (h >>> 8);

    // The commonest keys are compared here, without the way through the context.
    int Find(Context context, object? key, int hash) =>
        Sealed.Is<RSymbol>(key) ? FindSame(key, hash)
        : Sealed.As<RString>(key) is { klass: null } text && !ComparesByIdentity ? FindText(context, text, hash)
        : Sealed.Int(key, out var number) ? FindNumber(number, hash) : FindOther(context, key, hash);

    int FindNumber(long number, int hash)
    {
        if (buckets is null)
        {
            for (var i = 0; i < used; i++)
            {
                if (entries[i].Hash == hash && Sealed.Int(entries[i].Key, out var there) && there == number)
                {
                    return i;
                }
            }
            return -1;
        }
        var at = buckets[hash & (buckets.Length - 1)] - 1;
        while (at >= 0 && !(entries[at].Hash == hash && Sealed.Int(entries[at].Key, out var there) && there == number))
        {
            at = entries[at].Next;
        }
        return at;
    }

    int FindSame(object key, int hash)
    {
        if (buckets is null)
        {
            for (var i = 0; i < used; i++)
            {
                if (ReferenceEquals(entries[i].Key, key))
                {
                    return i;
                }
            }
            return -1;
        }
        var at = buckets[hash & (buckets.Length - 1)] - 1;
        while (at >= 0 && !ReferenceEquals(entries[at].Key, key))
        {
            at = entries[at].Next;
        }
        return at;
    }

    int FindText(Context context, RString text, int hash)
    {
        if (buckets is null)
        {
            for (var i = 0; i < used; i++)
            {
                if (entries[i].Hash == hash && IsText(context, text, entries[i].Key))
                {
                    return i;
                }
            }
            return -1;
        }
        var at = buckets[hash & (buckets.Length - 1)] - 1;
        while (at >= 0 && !(entries[at].Hash == hash && IsText(context, text, entries[at].Key)))
        {
            at = entries[at].Next;
        }
        return at;
    }

    static bool IsText(Context context, RString text, object? other) =>
        ReferenceEquals(text, other) || (Sealed.As<RString>(other) is { } s ? Context.StringEqual(text, s) : context.Eql(text, other));

    int FindOther(Context context, object? key, int hash)
    {
        if (buckets is null)
        {
            for (var i = 0; i < used; i++)
            {
                if (entries[i].Hash == hash && entries[i].Next != Hole && IsKey(context, entries[i].Key, key))
                {
                    return i;
                }
            }
            return -1;
        }
        for (var i = buckets[hash & (buckets.Length - 1)] - 1; i >= 0; i = entries[i].Next)
        {
            if (entries[i].Hash == hash && IsKey(context, entries[i].Key, key))
            {
                return i;
            }
        }
        return -1;
    }

    bool IsKey(Context context, object? there, object? key) =>
        ReferenceEquals(there, key) || (ComparesByIdentity ? context.Same(there, key) : context.Eql(key, there));

    void Grow()
    {
        if (Count < used && iterating == 0 && Count <= used / 2)
        {
            // many holes: close them instead
            var n = 0;
            for (var i = 0; i < used; i++)
            {
                if (entries[i].Next != Hole)
                {
                    entries[n++] = entries[i];
                }
            }
            Array.Clear(entries, n, used - n);
            used = n;
        }
        else
        {
            // The size with buckets is a power of two: the mask of a hash code.
            var size = entries.Length >= Unindexed ? Math.Max(2 * Unindexed, entries.Length * 2) : entries.Length < FirstSize ? FirstSize : Unindexed;
            Array.Resize(ref entries, size);
        }
        if (entries.Length <= Unindexed)
        {
            return;
        }
        if (buckets is null || buckets.Length < entries.Length)
        {
            buckets = new int[entries.Length];
        }
        else
        {
            Array.Clear(buckets);
        }
        for (var i = 0; i < used; i++)
        {
            if (entries[i].Next != Hole)
            {
                ref var bucket = ref buckets[entries[i].Hash & (buckets.Length - 1)];
                entries[i].Next = bucket - 1;
                bucket = i + 1;
            }
        }
    }
}
