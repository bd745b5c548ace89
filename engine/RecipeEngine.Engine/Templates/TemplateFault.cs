using RecipeEngine.Dsl.Syntax;

namespace RecipeEngine.Engine.Templates;

/// <summary>An error inside a template, as Chef::Mixin::Template::TemplateError with the lines around it.</summary>
static class TemplateFault
{
    public static RubyError Wrap(Context context, Exception fault, string path)
    {
        if (fault is RubyError { ClassName: "Chef::Mixin::Template::TemplateError" } known)
        {
            return known;
        }
        var original = context.ToRubyException(fault);
        var line = fault is SyntaxErrorException syntax ? syntax.Diagnostics[0].Line
            : original.Locations?.FirstOrDefault(l => l.File == path)?.Line ?? 0;
        var lines = Interpreter.DecodeSource(context.Interpreter.Machine.ReadBytes(path)).TrimEnd('\n').Split('\n');
        var around = Enumerable.Range(Math.Max(1, line - 2), 5).Where(n => n <= lines.Length && line > 0)
            .Select(n => $"{n,3}: {lines[n - 1]}");
        var message = context.ToS(context.Send(original, Sym.Message));
        var error = new RubyError("Chef::Mixin::Template::TemplateError", message, (_, e) =>
        {
            e.Cause = original;
            e.CauseIsSet = true;
            e.Backtrace = original.Backtrace;
            e.Locations = original.Locations;
            e.SetInstanceVariable(RSymbol.Of("@source_listing"), new RString(string.Join("\n", around)));
            e.SetInstanceVariable(RSymbol.Of("@source_location"), new RString($"on line #{line}"));
            e.SetInstanceVariable(RSymbol.Of("@line_number"), Box.Int(line));
            e.SetInstanceVariable(RSymbol.Of("@original_exception"), original);
        });
        return error;
    }
}
