using RecipeEngine.Dsl.Core.Exceptions;

namespace RecipeEngine.Dsl.Core.Kernels;

/// <summary>Kernel: what the running code knows of itself.</summary>
[RubyModule("Kernel")]
public static class KernelFrames
{
    [RubyMethod("__method__", ModuleFunction = true)]
    public static object? Method(Context ctx) => ctx.Current?.Method?.Definition.Name;

    [RubyMethod("__callee__", ModuleFunction = true)]
    public static object? Callee(Context ctx) => ctx.Current?.Method?.Name;

    [RubyMethod("__dir__", ModuleFunction = true)]
    public static object? Directory(Context ctx) =>
        ctx.Current?.Code.File is { } file && !file.StartsWith('(') && file != "-e" ? new RString(KernelLoading.DirectoryOf(ctx, file)) : null;

    [RubyMethod("caller", ModuleFunction = true)]
    public static object? Caller(Context ctx, [Optional] object? start, [Optional] object? length) =>
        Slice(ctx, start, length) is { } lines ? new RArray(lines.Select(l => (object?)new RString(l.ToString()))) : null;

    [RubyMethod("caller_locations", ModuleFunction = true)]
    public static object? CallerLocations(Context ctx, [Optional] object? start, [Optional] object? length) =>
        Slice(ctx, start, length) is { } lines ? Locations.Make(ctx, lines) : null;

    static List<BacktraceLine>? Slice(Context ctx, object? start, object? length)
    {
        var lines = ctx.Backtrace();
        if (start is RRange range)
        {
            var from = range.Begin is null ? 0 : Coerce.ToLong(ctx, range.Begin);
            var to = range.End is null ? -1 : Coerce.ToLong(ctx, range.End);
            if (from < 0)
            {
                from += lines.Count;
            }
            if (to < 0)
            {
                to += lines.Count;
            }
            else if (range.Exclusive)
            {
                to--;
            }
            return from > lines.Count || from < 0 ? null : lines.GetRange((int)from, (int)Math.Max(0, Math.Min(lines.Count - from, to - from + 1)));
        }
        var skip = start is null or Undefined ? 1 : Coerce.ToLong(ctx, start);
        if (skip < 0)
        {
            throw RubyError.Argument($"negative level ({skip})");
        }
        if (skip > lines.Count)
        {
            return null;
        }
        var count = length is Undefined or null ? lines.Count : Coerce.ToLong(ctx, length);
        if (count < 0)
        {
            throw RubyError.Argument($"negative size ({count})");
        }
        return lines.GetRange((int)skip, (int)Math.Min(count, lines.Count - skip));
    }

    [RubyMethod("local_variables", ModuleFunction = true)]
    public static RArray LocalVariables(Context ctx)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var list = new RArray();
        for (var f = ctx.Current; f is not null; f = f.Outer)
        {
            foreach (var name in f.Code.Names)
            {
                if (RubyNames.IsLocal(name) && seen.Add(name))
                {
                    list.Add(RSymbol.Of(name));
                }
            }
        }
        return list;
    }

    [RubyMethod("global_variables", ModuleFunction = true)]
    public static RArray GlobalVariables(Context ctx) => new(ctx.Interpreter.GlobalNames.Select(n => (object?)RSymbol.Of(n)));
}
