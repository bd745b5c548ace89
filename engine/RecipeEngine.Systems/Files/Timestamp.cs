namespace RecipeEngine.Systems;

/// <summary>A point in time (or a clock's reading): seconds since the epoch and 0..999,999,999 nanoseconds.</summary>
public readonly record struct Timestamp(long Seconds, int Nanoseconds) : IComparable<Timestamp>
{
    /// <summary>The same point in time, cut to 100 ns.</summary>
    public DateTimeOffset ToDateTimeOffset() => DateTimeOffset.FromUnixTimeSeconds(Seconds).AddTicks(Nanoseconds / 100);

    /// <summary>A date as a timestamp.</summary>
    public static Timestamp From(DateTimeOffset time)
    {
        long ticks = time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks;
        long seconds = Math.DivRem(ticks, TimeSpan.TicksPerSecond, out long rest);
        if (rest < 0)
        {
            seconds--;
            rest += TimeSpan.TicksPerSecond;
        }

        return new Timestamp(seconds, (int)(rest * 100));
    }

    /// <summary>Seconds with a fraction.</summary>
    public double TotalSeconds => Seconds + (Nanoseconds / 1e9);

    /// <summary>All nanoseconds.</summary>
    public long TotalNanoseconds => (Seconds * 1_000_000_000) + Nanoseconds;

    public int CompareTo(Timestamp other) =>
        Seconds != other.Seconds ? Seconds.CompareTo(other.Seconds) : Nanoseconds.CompareTo(other.Nanoseconds);

    public static bool operator <(Timestamp left, Timestamp right) => left.CompareTo(right) < 0;

    public static bool operator >(Timestamp left, Timestamp right) => left.CompareTo(right) > 0;

    public static bool operator <=(Timestamp left, Timestamp right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Timestamp left, Timestamp right) => left.CompareTo(right) >= 0;
}

/// <summary>The kernel's clocks; the values are the clockid_t numbers.</summary>
public enum MachineClock
{
    Realtime = 0,
    Monotonic = 1,
    ProcessCpu = 2,
    ThreadCpu = 3,
    MonotonicRaw = 4,
    RealtimeCoarse = 5,
    MonotonicCoarse = 6,
    BootTime = 7,
}
