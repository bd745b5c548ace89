using RecipeEngine.Systems;

namespace RecipeEngine.Dsl.Core.Processes;

/// <summary>Process.clock_gettime and times.</summary>
[RubyModule("Process")]
public static class ProcessClock
{
    [RubyConstant("CLOCK_REALTIME")]
    public const long Realtime = 0;

    [RubyConstant("CLOCK_MONOTONIC")]
    public const long Monotonic = 1;

    [RubyConstant("CLOCK_PROCESS_CPUTIME_ID")]
    public const long ProcessCpu = 2;

    [RubyConstant("CLOCK_THREAD_CPUTIME_ID")]
    public const long ThreadCpu = 3;

    [RubyConstant("CLOCK_MONOTONIC_RAW")]
    public const long MonotonicRaw = 4;

    [RubyConstant("CLOCK_REALTIME_COARSE")]
    public const long RealtimeCoarse = 5;

    [RubyConstant("CLOCK_MONOTONIC_COARSE")]
    public const long MonotonicCoarse = 6;

    [RubyConstant("CLOCK_BOOTTIME")]
    public const long BootTime = 7;

    static object? InUnit(Context ctx, Timestamp t, object? unit) => unit switch
    {
        null or RSymbol { Name: "float_second" } => t.TotalSeconds,
        RSymbol { Name: "float_millisecond" } => t.TotalNanoseconds / 1e6,
        RSymbol { Name: "float_microsecond" } => t.TotalNanoseconds / 1e3,
        RSymbol { Name: "second" } => Box.Int(t.Seconds),
        RSymbol { Name: "millisecond" } => Box.Int(t.TotalNanoseconds / 1_000_000),
        RSymbol { Name: "microsecond" } => Box.Int(t.TotalNanoseconds / 1000),
        RSymbol { Name: "nanosecond" } => Box.Int(t.TotalNanoseconds),
        _ => throw RubyError.Argument($"unexpected unit: {ctx.ToS(unit)}"),
    };

    [RubyMethod("clock_gettime", ModuleFunction = true)]
    public static object? Get(Context ctx, object? clock, object? unit = null)
    {
        var id = clock is long n and >= 0 and <= 7 ? (MachineClock)(int)n : throw Files.MachineErrors.Of(Errno.EINVAL, null, "clock_gettime");
        return InUnit(ctx, ctx.Interpreter.Machine.ReadClock(id), unit);
    }

    [RubyMethod("clock_getres", ModuleFunction = true)]
    public static object? Resolution(Context ctx, object? clock, object? unit = null) => InUnit(ctx, new Timestamp(0, clock is long and (5 or 6) ? 4_000_000 : 1), unit);

    [RubyMethod("times", ModuleFunction = true)]
    public static object? Times(Context ctx)
    {
        // user and system time of this process and its children, in hundredths of a second
        var fields = ctx.Interpreter.Machine.TryReadText("/proc/self/stat") is { } text ? text[(text.LastIndexOf(')') + 2)..].Split(' ') : [];
        double At(int i) => i < fields.Length ? double.Parse(fields[i], System.Globalization.CultureInfo.InvariantCulture) / 100 : 0;
        return ctx.Send(ctx.Interpreter.FindClass(ctx, "Process::Tms"), Sym.New, At(11), At(12), At(13), At(14));
    }

    [RubyConstant("Tms")]
    public static object? TimesStruct(Context ctx) =>
        ctx.Send(ctx.Interpreter.FindClass(ctx, "Struct"), Sym.New, RSymbol.Of("utime"), RSymbol.Of("stime"), RSymbol.Of("cutime"), RSymbol.Of("cstime"));
}
