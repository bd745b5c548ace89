using System.Text;

namespace RecipeEngine.Dsl.Core.Exceptions;

/// <summary>The text that tells a user of an uncaught exception: message, class, backtrace, causes.</summary>
public static class ErrorReport
{
    public static string Format(Context ctx, RException error, bool highlight = false, bool reverse = false)
    {
        var b = new StringBuilder();
        if (reverse)
        {
            b.Append(highlight ? "\e[1mTraceback\e[m (most recent call last):\n" : "Traceback (most recent call last):\n");
            Causes(ctx, b, error, highlight, []);
            From(ctx, b, error, true);
            Head(ctx, b, error, highlight);
        }
        else
        {
            Head(ctx, b, error, highlight);
            From(ctx, b, error, false);
            Causes(ctx, b, error, highlight, []);
        }
        NewLine(b);
        return b.ToString();
    }

    static void Causes(Context ctx, StringBuilder b, RException error, bool highlight, HashSet<RException> seen)
    {
        seen.Add(error);
        if (error.Cause is not { } cause || seen.Contains(cause))
        {
            return;
        }
        NewLine(b);
        Head(ctx, b, cause, highlight);
        From(ctx, b, cause, false);
        Causes(ctx, b, cause, highlight, seen);
    }

    static void Head(Context ctx, StringBuilder b, RException error, bool highlight)
    {
        var text = ctx.SendIfResponds(error, Sym.Message) is RString s ? s.Text : "";
        var name = ctx.ClassOf(error).ToString();
        var lines = Lines(ctx, error);
        NewLine(b);
        b.Append(lines.Count > 0 ? lines[0] : ctx.Current is { } f ? $"{f.Code.File}:{f.Line}:in `full_message'" : ctx.ToS(ctx.Interpreter.Global("$0").Get(ctx))).Append(": ");
        if (text.Length == 0)
        {
            var shown = name == "RuntimeError" ? "unhandled exception" : name;
            b.Append(highlight ? $"\e[1;4m{shown}\e[m" : shown);
            return;
        }
        var cut = text.IndexOf('\n');
        var first = cut < 0 ? text : text[..cut];
        var rest = cut < 0 ? "" : text[(cut + 1)..];
        if (!highlight)
        {
            b.Append(first).Append(" (").Append(name).Append(')');
            if (cut >= 0)
            {
                b.Append('\n').Append(rest);
            }
            return;
        }
        b.Append("\e[1m").Append(first).Append(" (\e[1;4m").Append(name).Append("\e[m\e[1m)\e[m");
        if (cut < 0)
        {
            return;
        }
        foreach (var line in rest.Split('\n'))
        {
            b.Append('\n').Append(line.Length > 0 ? $"\e[1m{line}\e[m" : "");
        }
    }

    static void From(Context ctx, StringBuilder b, RException error, bool reverse)
    {
        var lines = Lines(ctx, error);
        var numbers = Enumerable.Range(1, Math.Max(0, lines.Count - 1));
        foreach (var i in reverse ? numbers.Reverse() : numbers)
        {
            NewLine(b);
            b.Append('\t');
            if (reverse)
            {
                b.Append(i.ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(lines.Count.ToString(System.Globalization.CultureInfo.InvariantCulture).Length)).Append(": ");
            }
            b.Append("from ").Append(lines[i]);
        }
    }

    static void NewLine(StringBuilder b)
    {
        if (b.Length > 0 && b[^1] != '\n')
        {
            b.Append('\n');
        }
    }

    static List<string> Lines(Context ctx, RException error) =>
        ctx.SendIfResponds(error, Sym.Backtrace) is RArray a ? a.Select(l => ctx.ToS(l)).ToList() : [];
}
