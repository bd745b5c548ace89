using RecipeEngine.Dsl.Core.Times;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Stdlib;

/// <summary>A Logger.</summary>
public sealed class RLogger(RClass klass) : RObject(klass)
{
    public object? Device { get; set; }
    public long Level { get; set; }
    public object? ProgramName { get; set; }
    public object? Formatter { get; set; }
    public object? DateFormat { get; set; }
}

/// <summary>logger.</summary>
[RubyClass("Logger", Library = "logger")]
public static class LoggerLibrary
{
    static readonly string[] Names = ["DEBUG", "INFO", "WARN", "ERROR", "FATAL", "ANY"];

    [RubyConstant("DEBUG")]
    public const long Debug = 0;

    [RubyConstant("INFO")]
    public const long Info = 1;

    [RubyConstant("WARN")]
    public const long Warn = 2;

    [RubyConstant("ERROR")]
    public const long Error = 3;

    [RubyConstant("FATAL")]
    public const long Fatal = 4;

    [RubyConstant("UNKNOWN")]
    public const long Unknown = 5;

    [RubyAllocator]
    public static object? Allocate(RClass klass) => new RLogger(klass);

    static long LevelOf(Context ctx, object? level)
    {
        if (level is long n)
        {
            return n;
        }
        var name = ctx.ToS(level);
        var index = name.ToUpperInvariant() == "UNKNOWN" ? 5 : Array.IndexOf(Names, name.ToUpperInvariant());
        return index >= 0 ? index : throw RubyError.Argument($"invalid log level: {name}");
    }

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, RLogger self, object? device, object? shiftAge = null, object? shiftSize = null, [Keyword] object? level = null, [Keyword] object? progname = null,
        [Keyword] object? formatter = null, [Keyword(Name = "datetime_format")] object? dateFormat = null, [Keyword] object? binmode = null, [Keyword(Name = "shift_period_suffix")] object? suffix = null)
    {
        (self.Level, self.ProgramName, self.Formatter, self.DateFormat) = (level is null ? 0 : LevelOf(ctx, level), progname, formatter, dateFormat);
        self.Device = device;
        if (device is RString or RPathname || (shiftAge is not null && ctx.RespondTo(device, RSymbol.Of("path"))))
        {
            var options = new RHash { IsKeywords = true };
            foreach (var (name, value) in new[] { ("shift_age", shiftAge ?? 0L), ("shift_size", shiftSize), ("shift_period_suffix", suffix), ("binmode", binmode ?? false) })
            {
                options.Set(ctx, RSymbol.Of(name), value);
            }
            self.Device = ctx.Send(ctx.Interpreter.FindClass(ctx, "Logger::LogDevice"), Sym.New, device, options);
        }
    }

    /// <summary>A line that cannot be written is told on the error output: logging does not stop a program.</summary>
    static void WriteTo(Context ctx, object? device, object? text)
    {
        var mark = ctx.GetMark();
        try
        {
            ctx.Send(device, Sym.Write, text);
        }
        catch (RubyError error) when (error.ToException(ctx) is var e && ctx.IsA(e, ctx.Interpreter.FindClass(ctx, "StandardError")))
        {
            ctx.Unwind(mark);
            ctx.Send(null, "warn", new RString($"log writing failed. {ctx.ToS(ctx.Send(e, Sym.Message))}"));
        }
    }

    [RubyMethod("level")]
    public static long Level(RLogger self) => self.Level;

    [RubyMethod("level=")]
    public static void SetLevel(Context ctx, RLogger self, object? level) => self.Level = LevelOf(ctx, level);

    [RubyMethod("progname")]
    public static object? ProgramName(RLogger self) => self.ProgramName;

    [RubyMethod("progname=")]
    public static void SetProgramName(RLogger self, object? name) => self.ProgramName = name;

    [RubyMethod("formatter")]
    public static object? Formatter(RLogger self) => self.Formatter;

    [RubyMethod("formatter=")]
    public static void SetFormatter(RLogger self, object? formatter) => self.Formatter = formatter;

    [RubyMethod("datetime_format")]
    public static object? DateFormat(RLogger self) => self.DateFormat;

    [RubyMethod("datetime_format=")]
    public static void SetDateFormat(RLogger self, object? format) => self.DateFormat = format;

    internal static string Text(Context ctx, object? message) => message switch
    {
        RString s => s.Text,
        RException e => $"{ctx.ToS(ctx.Send(e, Sym.Message))} ({ctx.ClassOf(e)})\n{(ctx.Send(e, Sym.Backtrace) is RArray lines ? string.Join('\n', lines.Select(ctx.ToS)) : "")}",
        _ => ctx.Inspect(message),
    };

    internal static string Line(Context ctx, string severity, RTime time, string? program, object? message, object? format)
    {
        var stamp = format is null ? Strftime.Format("%Y-%m-%dT%H:%M:%S.%6N", TimeFormatting.Fields(ctx, time)) : ctx.ToS(ctx.Send(time, "strftime", format));
        return $"{severity[0]}, [{stamp} #{ctx.Interpreter.Machine.Identity.ProcessId}] {severity,5} -- {program}: {Text(ctx, message)}\n";
    }

    [RubyMethod("add", "log")]
    public static bool Add(Context ctx, RLogger self, object? severity, object? message = null, object? program = null, RProc? block = null)
    {
        var level = severity is null ? Unknown : Coerce.ToLong(ctx, severity);
        if (self.Device is null || level < self.Level)
        {
            return true;
        }
        program ??= self.ProgramName;
        if (message is null)
        {
            (message, program) = block is not null ? (block.Yield(ctx), program) : (program, self.ProgramName);
        }
        var name = level is >= 0 and <= 4 ? Names[level] : "ANY";
        var time = RTime.Now(ctx);
        object? text = self.Formatter is { } custom
            ? ctx.Send(custom, Sym.Call, new RString(name), time, program, message)
            : new RString(Line(ctx, name, time, program is null ? "" : ctx.ToS(program), message, self.DateFormat));
        WriteTo(ctx, self.Device, text);
        return true;
    }

    [RubyMethod("debug")]
    public static bool AtDebug(Context ctx, RLogger self, object? message = null, RProc? block = null) => Add(ctx, self, Box.Int(0), null, message, block);

    [RubyMethod("info")]
    public static bool AtInfo(Context ctx, RLogger self, object? message = null, RProc? block = null) => Add(ctx, self, Box.Int(1), null, message, block);

    [RubyMethod("warn")]
    public static bool AtWarn(Context ctx, RLogger self, object? message = null, RProc? block = null) => Add(ctx, self, Box.Int(2), null, message, block);

    [RubyMethod("error")]
    public static bool AtError(Context ctx, RLogger self, object? message = null, RProc? block = null) => Add(ctx, self, Box.Int(3), null, message, block);

    [RubyMethod("fatal")]
    public static bool AtFatal(Context ctx, RLogger self, object? message = null, RProc? block = null) => Add(ctx, self, Box.Int(4), null, message, block);

    [RubyMethod("unknown")]
    public static bool AtUnknown(Context ctx, RLogger self, object? message = null, RProc? block = null) => Add(ctx, self, Box.Int(5), null, message, block);

    [RubyMethod("<<")]
    public static RLogger Append(Context ctx, RLogger self, object? text)
    {
        if (self.Device is not null)
        {
            WriteTo(ctx, self.Device, text);
        }
        return self;
    }

    [RubyMethod("debug!")]
    public static void BecomeDebug(RLogger self) => self.Level = 0;

    [RubyMethod("info!")]
    public static void BecomeInfo(RLogger self) => self.Level = 1;

    [RubyMethod("warn!")]
    public static void BecomeWarn(RLogger self) => self.Level = 2;

    [RubyMethod("error!")]
    public static void BecomeError(RLogger self) => self.Level = 3;

    [RubyMethod("fatal!")]
    public static void BecomeFatal(RLogger self) => self.Level = 4;

    [RubyMethod("debug?")]
    public static bool IsDebug(RLogger self) => self.Level <= 0;

    [RubyMethod("info?")]
    public static bool IsInfo(RLogger self) => self.Level <= 1;

    [RubyMethod("warn?")]
    public static bool IsWarn(RLogger self) => self.Level <= 2;

    [RubyMethod("error?")]
    public static bool IsError(RLogger self) => self.Level <= 3;

    [RubyMethod("fatal?")]
    public static bool IsFatal(RLogger self) => self.Level <= 4;

    [RubyMethod("close")]
    public static void Close(Context ctx, RLogger self)
    {
        if (self.Device is Core.Ios.RIo { Path: not (null or "<STDOUT>" or "<STDERR>") } io)
        {
            io.Close(ctx);
        }
        else if (self.Device is not (null or Core.Ios.RIo) && ctx.RespondTo(self.Device, RSymbol.Of("close")))
        {
            ctx.Send(self.Device, "close");
        }
    }

    /// <summary>Opens the file again by its name, or goes on with another device.</summary>
    [RubyMethod("reopen")]
    public static RLogger Reopen(Context ctx, RLogger self, object? device = null)
    {
        if (self.Device is RObject and not Core.Ios.RIo && ctx.RespondTo(self.Device, RSymbol.Of("reopen")))
        {
            ctx.Send(self.Device, "reopen", device);
        }
        else if (device is not null)
        {
            self.Device = device;
        }
        return self;
    }
}

/// <summary>Logger::Formatter: the usual line.</summary>
[RubyClass("Logger::Formatter", Library = "logger")]
public static class LoggerFormatter
{
    static readonly RSymbol Format = RSymbol.Of("@datetime_format");

    [RubyMethod("call")]
    public static string Call(Context ctx, RObject self, object? severity, RTime time, object? program, object? message) =>
        LoggerLibrary.Line(ctx, ctx.ToS(severity), time, program is null ? "" : ctx.ToS(program), message, self.GetInstanceVariable(Format));

    [RubyMethod("datetime_format")]
    public static object? DateFormat(RObject self) => self.GetInstanceVariable(Format);

    [RubyMethod("datetime_format=")]
    public static void SetDateFormat(RObject self, object? format) => self.SetInstanceVariable(Format, format);
}

/// <summary>Logger::Severity: the levels.</summary>
[RubyModule("Logger::Severity", Library = "logger")]
public static class LoggerSeverity
{
    [RubyConstant("DEBUG")]
    public const long Debug = 0;

    [RubyConstant("INFO")]
    public const long Info = 1;

    [RubyConstant("WARN")]
    public const long Warn = 2;

    [RubyConstant("ERROR")]
    public const long Error = 3;

    [RubyConstant("FATAL")]
    public const long Fatal = 4;

    [RubyConstant("UNKNOWN")]
    public const long Unknown = 5;
}
