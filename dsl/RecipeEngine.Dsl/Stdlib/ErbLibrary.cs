using System.Text;
using RecipeEngine.Dsl.Syntax;

namespace RecipeEngine.Dsl.Stdlib;

/// <summary>An ERB: a template compiled to Ruby.</summary>
public sealed class RErb(RClass klass) : RObject(klass)
{
    public string Source { get; set; } = "";
    public string? FileName { get; set; }
    public int Line { get; set; }
}

/// <summary>erb.</summary>
[RubyClass("ERB", Library = "erb")]
public static class ErbLibrary
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => new RErb(klass);

    [RubyMethod("version", Singleton = true)]
    public static string Version() => "2.2.3";

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, RErb self, RString template, object? safeLevel = null, object? legacyTrim = null, object? legacyBuffer = null,
        [Keyword(Name = "trim_mode")] object? trimMode = null, [Keyword] object? eoutvar = null)
    {
        var trim = trimMode ?? legacyTrim;
        var mode = trim switch { null => null, long n => n switch { 1 => ">", 2 => "<>", _ => null }, _ => Coerce.ToText(ctx, trim) };
        if (mode is "" || (mode?.Replace("%", "") is not (null or "" or "-" or "<>" or ">")) || trim is not (null or RString or 0L or 1L or 2L))
        {
            ctx.Warn($"{Core.Kernels.KernelControl.Where(ctx)}warning: Invalid ERB trim mode: {ctx.Inspect(trim)} (trim_mode: nil, 0, 1, 2, or String composed of '%' and/or '-', '>', '<>')");
            mode = mode?.Contains('%') == true ? "%" : null;
        }
        self.Source = ErbTemplate.CompileErb(template.Text, mode, (eoutvar ?? legacyBuffer) is { } buffer ? Coerce.ToText(ctx, buffer) : "_erbout");
    }

    static RBinding TopLevel(Context ctx) =>
        ((RBinding)ctx.Send(ctx.Interpreter.ObjectClass.Constants.TryGetValue("TOPLEVEL_BINDING", out var c) ? c.Value : ctx.Send(ctx.Interpreter.MainObject, "binding"), Sym.Dup)!);

    [RubyMethod("result")]
    public static object? Result(Context ctx, RErb self, object? binding = null) =>
        ctx.Interpreter.Eval(ctx, self.Source, binding as RBinding ?? (binding is null ? TopLevel(ctx) : throw RubyError.Type($"wrong argument type {ctx.ClassOf(binding)} (expected binding)")), self.FileName ?? "(erb)", self.Line);

    [RubyMethod("result_with_hash")]
    public static object? ResultWithHash(Context ctx, RErb self, RHash hash)
    {
        var binding = TopLevel(ctx);
        foreach (var (name, value) in hash.Pairs())
        {
            ctx.Send(binding, "local_variable_set", name, value);
        }
        return Result(ctx, self, binding);
    }

    [RubyMethod("run")]
    public static void Run(Context ctx, RErb self, object? binding = null) => ctx.Send(ctx.Interpreter.MainObject, "print", Result(ctx, self, binding));

    [RubyMethod("src")]
    public static string Source(RErb self) => self.Source;

    [RubyMethod("filename")]
    public static string? FileName(RErb self) => self.FileName;

    [RubyMethod("filename=")]
    public static void SetFileName(RErb self, string? name) => self.FileName = name;

    [RubyMethod("lineno")]
    public static long Line(RErb self) => self.Line;

    [RubyMethod("lineno=")]
    public static void SetLine(RErb self, int line) => self.Line = line;

    [RubyMethod("location=")]
    public static void SetLocation(Context ctx, RErb self, RArray location)
    {
        self.FileName = ctx.ToS(location.At(0));
        if (location.At(1) is { } line)
        {
            self.Line = Coerce.ToInt(ctx, line);
        }
    }
}

/// <summary>ERB::Util.</summary>
[RubyModule("ERB::Util", Library = "erb")]
public static class ErbUtil
{
    internal static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal).Replace("'", "&#39;", StringComparison.Ordinal);

    [RubyMethod("html_escape", "h", ModuleFunction = true)]
    public static string HtmlEscape(Context ctx, object? value) => Escape(ctx.ToS(value));

    [RubyMethod("url_encode", "u", ModuleFunction = true)]
    public static string UrlEncode(Context ctx, object? value)
    {
        var result = new StringBuilder();
        foreach (var b in ctx.ToRString(value).ToBytes())
        {
            if (char.IsAsciiLetterOrDigit((char)b) || b is (byte)'-' or (byte)'_' or (byte)'.' or (byte)'~')
            {
                result.Append((char)b);
            }
            else
            {
                result.Append('%').Append(b.ToString("X2", null));
            }
        }
        return result.ToString();
    }
}
