using System.Text.RegularExpressions;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Stdlib.Dates;

/// <summary>Date.iso8601, rfc3339, httpdate …: texts of one form only, and their parts (_iso8601 …).</summary>
[RubyClass("Date", Library = "date")]
public static partial class DateFormats
{
    const string Zone = @"(?:z|[-+]\d{2}(?::?\d{2})?)";
    const string WeekDay = "(?:sun|mon|tue|wed|thu|fri|sat)";
    const string Month = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)";
    const RegexOptions Loose = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\A\s*(?:(?:[-+]?\d{2,}-(?:\d{2})?(?:-\d{2})?|(?:[-+]?\d{2,})?-\d{3}|(?:\d{4}|\d{2})?-w\d{2}-\d|-w-\d)(?:[t\s]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?" + Zone + @"?)?"
        + @"|(?:(?:[-+]?(?:\d{4}|\d{2})|--)(?:\d{2}|-)\d{2}|[-+]?(?:\d{4}|\d{2})\d{3}|-\d{3}|(?:\d{4}|\d{2})?-?w\d{2}\d|-w-\d)(?:t?\d{2}\d{2}(?:\d{2}(?:[.,]\d+)?)?" + Zone + @"?)?"
        + @"|\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?" + Zone + @"?)\s*\z", Loose)]
    private static partial Regex Iso { get; }

    [GeneratedRegex(@"\A\s*-?\d{4}-\d{2}-\d{2}[t\s]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:z|[-+]\d{2}:\d{2})\s*\z", Loose)]
    private static partial Regex Rfc3339 { get; }

    [GeneratedRegex(@"\A\s*(?:-?\d{4,}(?:-\d{2}(?:-\d{2})?)?(?:t\d{2}:\d{2}:\d{2}(?:\.\d+)?)?|\d{2}:\d{2}:\d{2}(?:\.\d+)?)" + Zone + @"?\s*\z", Loose)]
    private static partial Regex Xml { get; }

    [GeneratedRegex(@"\A\s*(?:" + WeekDay + @"\s*,\s+)?\d{1,2}\s+" + Month + @"\s+-?\d{2,}\s+\d{2}:\d{2}(?::\d{2})?\s*(?:[-+]\d{4}|[a-z]{1,5})\s*\z", Loose)]
    private static partial Regex Rfc2822 { get; }

    [GeneratedRegex(@"\A\s*(?:" + WeekDay + @"\s*,\s+\d{2}\s+" + Month + @"\s+-?\d{4}\s+\d{2}:\d{2}:\d{2}\s+gmt|" + WeekDay + @"[a-z]*\s*,\s+\d{2}\s*-\s*" + Month
        + @"\s*-\s*\d{2}\s+\d{2}:\d{2}:\d{2}\s+gmt|" + WeekDay + @"\s+" + Month + @"\s+\d{1,2}\s+\d{2}:\d{2}:\d{2}\s+\d{4})\s*\z", Loose)]
    private static partial Regex Http { get; }

    [GeneratedRegex(@"\A\s*[mtshr]?\d{2}\.\d{2}\.\d{2}(?:t(?:\d{2}:\d{2}(?::\d{2}(?:[,.]\d*)?)?" + Zone + @"?)?)?\s*\z", Loose)]
    private static partial Regex Japanese { get; }

    [RubyLibrary("date")]
    public static void Load(Context ctx)
    {
        var meta = ctx.Interpreter.SingletonClassOf(ctx.Interpreter.FindClass(ctx, "Date"));
        foreach (var (name, form) in new (string, Func<Regex>)[]
        {
            ("iso8601", () => Iso), ("rfc3339", () => Rfc3339), ("xmlschema", () => Xml), ("rfc2822", () => Rfc2822), ("rfc822", () => Rfc2822), ("httpdate", () => Http),
            ("jisx0301", () => Japanese),
        })
        {
            meta.Define(RSymbol.Of(name), BuiltinBody.Of(0, -1, (c, self, args, _) => DateReading.Make(c, (RClass)self!, Read(c, args, form()), DateMaking.HasTime((RClass)self!))));
            meta.Define(RSymbol.Of("_" + name), BuiltinBody.Of(1, -1, (c, _, args, _) => DateReading.ToHash(c, Read(c, args, form()))));
        }
    }

    /// <summary>The parts of a text; null when it is not of the form.</summary>
    static DateElements? Read(Context ctx, object?[] arguments, Regex form)
    {
        object? limit = 128L;
        if (arguments is [.., RHash options])
        {
            limit = options.TryGet(ctx, RSymbol.Of("limit"), out var given) ? given : limit;
            arguments = arguments[..^1];
        }
        if (arguments is [null, ..])
        {
            return null;
        }
        var text = arguments.Length == 0 ? "-4712-01-01" : Coerce.ToStr(ctx, arguments[0]).Text;
        DateMaking.CheckLength(ctx, text, limit);
        var isOther = ReferenceEquals(form, Japanese) && Iso.IsMatch(text);
        return form.IsMatch(text) || isOther ? DateParser.Parse(text) : null;
    }
}
