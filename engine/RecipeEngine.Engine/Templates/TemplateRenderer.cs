using RecipeEngine.Dsl.Syntax;

namespace RecipeEngine.Engine.Templates;

/// <summary>Renders ERB templates by Erubis' rules in a context that has the template's variables, the node and the helpers.</summary>
static class TemplateRenderer
{
    /// <param name="context">the Ruby thread</param>
    /// <param name="run">the run</param>
    /// <param name="resource">the template resource, for helpers and names</param>
    /// <param name="cookbook">where partials are looked for</param>
    /// <param name="name">name shown in errors</param>
    /// <param name="path">the template file</param>
    /// <param name="variables">names (symbols or strings) and values</param>
    public static RString Render(Context context, ChefRun run, Resource resource, string? cookbook, string name, string path, RHash variables)
    {
        var interpreter = context.Interpreter;
        var self = new TemplateContext(interpreter.FindClass(context, "Chef::Mixin::Template::TemplateContext"), run, resource, cookbook);
        for (var i = 0; variables.Next(ref i, out var key, out var value);)
        {
            self.SetInstanceVariable(RSymbol.Of("@" + context.ToS(key)), Evaluated(context, resource, value));
        }
        void Set(string variable, object? value) => self.SetInstanceVariable(RSymbol.Of(variable), value);
        RString? Text(string? text) => text is null ? null : new RString(text);
        Set("@node", run.Node);
        Set("@cookbook_name", Text(resource.CookbookName));
        Set("@recipe_name", Text(resource.RecipeName));
        Set("@recipe_line_string", Text(resource.DefinedAt));
        Set("@recipe_path", Text(resource.SourceFile));
        Set("@recipe_line", Box.Int(resource.SourceLine));
        Set("@template_name", new RString(name));
        Set("@template_path", new RString(path));
        AddHelpers(context, resource, self);
        return Evaluate(context, self, path);
    }

    /// <summary>Runs a template file with a given self.</summary>
    public static RString Evaluate(Context context, TemplateContext self, string path)
    {
        var interpreter = context.Interpreter;
        var mark = context.GetMark();
        try
        {
            return (RString)interpreter.Run(context, Compiled(context, path), self)!;
        }
        catch (Exception e) when (e is RubyError or SyntaxErrorException)
        {
            context.Unwind(mark);
            throw TemplateFault.Wrap(context, e, path);
        }
    }

    // A template rendered before is not compiled again while its text is the same.
    static PreparedProgram Compiled(Context context, string path)
    {
        var text = context.Interpreter.Machine.ReadBytes(path);
        var known = ChefRun.Of(context).Templates;
        if (known.TryGetValue(path, out var entry) && entry.Text.AsSpan().SequenceEqual(text))
        {
            return entry.Program;
        }
        var program = context.Interpreter.Prepare(context, ErbTemplate.Compile(Interpreter.DecodeSource(text)), path);
        known[path] = (text, program);
        return program;
    }

    /// <summary>Lazy values inside the variables are evaluated now, nested ones too.</summary>
    static object? Evaluated(Context context, Resource resource, object? value)
    {
        switch (value)
        {
            case DelayedEvaluator lazy: return lazy.Evaluate(context, resource);
            case RHash hash when hash.Pairs().Any(p => p.Value is DelayedEvaluator):
                var copy = hash.Copy(context);
                foreach (var (k, v) in hash.Pairs())
                {
                    copy.Set(context, k, Evaluated(context, resource, v));
                }
                return copy;
            case RArray array when array.Any(v => v is DelayedEvaluator):
                return new RArray(array.Select(v => Evaluated(context, resource, v)));
            default: return value;
        }
    }

    static void AddHelpers(Context context, Resource resource, TemplateContext self)
    {
        if (context.SendIfResponds(resource, RSymbol.Of("helper_modules")) is RArray modules)
        {
            foreach (var m in modules)
            {
                context.Send(self, "extend", m);
            }
        }
        if (context.SendIfResponds(resource, RSymbol.Of("inline_helper_blocks")) is RHash blocks)
        {
            foreach (var (name, block) in blocks.Pairs())
            {
                context.Interpreter.SingletonClassOf(self).Define((RSymbol)name!, new ProcMethod((RProc)block!));
            }
        }
    }
}

/// <summary>The self of a template: its variables are instance variables; <c>node</c>, <c>render</c> and helpers are methods.</summary>
sealed class TemplateContext(RClass klass, ChefRun? run, Resource? resource, string? cookbook) : RObject(klass)
{
    public ChefRun? Run => run;
    public Resource? Resource => resource;
    public string? Cookbook => cookbook;
}
