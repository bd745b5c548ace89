using RecipeEngine.Dsl.Core.Modules;

namespace RecipeEngine.Dsl.Core.Kernels;

/// <summary>Kernel: writing to $stdout and $stderr; what reads is in <see cref="Ios.KernelStreams"/>.</summary>
[RubyModule("Kernel")]
public static class KernelOutput
{
    static object? Out(Context ctx) => ctx.Interpreter.Global("$stdout").Get(ctx);

    [RubyMethod("puts", ModuleFunction = true)]
    public static object? Puts(Context ctx, object? self, params object?[] rest)
    {
        var target = Out(ctx);
        if (ReferenceEquals(self, target) && target is not Ios.RStream)
        {
            Ios.StreamWriting.Puts(ctx, target, rest); // $stdout is an object that has only write
            return null;
        }
        return ctx.Send(target, Sym.Puts, rest);
    }

    [RubyMethod("print", ModuleFunction = true)]
    public static object? Print(Context ctx, params object?[] rest)
    {
        object?[] items = rest.Length == 0 ? [ctx.Interpreter.Global("$_").Get(ctx)] : rest;
        var target = Out(ctx);
        if (target is Ios.RStream)
        {
            return ctx.Send(target, "print", items);
        }
        // anything that can write will do
        var (between, after) = (ctx.Interpreter.Global("$,").Get(ctx), ctx.Interpreter.Global("$\\").Get(ctx));
        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0 && between is not null)
            {
                ctx.Send(target, Sym.Write, between);
            }
            ctx.Send(target, Sym.Write, items[i]);
        }
        if (after is not null)
        {
            ctx.Send(target, Sym.Write, after);
        }
        return null;
    }

    [RubyMethod("putc", ModuleFunction = true)]
    public static object? Putc(Context ctx, object? character) => ctx.Send(Out(ctx), "putc", character);

    [RubyMethod("p", ModuleFunction = true)]
    public static object? P(Context ctx, params object?[] rest)
    {
        foreach (var item in rest)
        {
            ctx.Send(Out(ctx), Sym.Write, new RString(ctx.Inspect(item) + "\n"));
        }
        return rest.Length switch { 0 => null, 1 => rest[0], _ => new RArray(rest) };
    }

    [RubyMethod("format", "sprintf", ModuleFunction = true)]
    public static object? Format(Context ctx, object? format, params object?[] rest) =>
        ctx.Send(Coerce.ToStr(ctx, format), Sym.Modulo, new RArray(rest));

    [RubyMethod("printf", ModuleFunction = true)]
    public static void Printf(Context ctx, params object?[] rest)
    {
        if (rest.Length == 0)
        {
            return;
        }
        var port = Out(ctx);
        if (rest[0] is not RString)
        {
            (port, rest) = (rest[0], rest[1..]);
        }
        ctx.Send(port, Sym.Write, Format(ctx, rest[0], rest[1..]));
    }

    /// <summary>Prints lines to $stderr through Warning.warn, unless warnings are off.</summary>
    [RubyMethod("warn", ModuleFunction = true)]
    public static void Warn(Context ctx, object? self, [Keyword] object? uplevel = null, [Keyword] object? category = null, params object?[] rest)
    {
        if (category is not null)
        {
            category = category is RSymbol ? category : ctx.SendIfResponds(category, Sym.ToSym) as RSymbol
                ?? throw RubyError.Type($"no implicit conversion of {Coerce.Describe(ctx, category)} into Symbol");
            WarningModule.CheckCategory(ctx, category);
        }
        var lines = new List<object?>();
        Flatten(rest, lines);
        if (lines.Count == 0 || ctx.Interpreter.Global("$VERBOSE").Get(ctx) is null)
        {
            return;
        }
        if (category is not null && !WarningModule.IsOn(ctx, category))
        {
            return;
        }
        var text = string.Concat(lines.Select(l => ctx.ToS(l) is var s && s.EndsWith('\n') ? s : s + "\n"));
        if (uplevel is not null)
        {
            var level = Coerce.ToInt(ctx, uplevel);
            if (level < 0)
            {
                throw RubyError.Argument($"negative level ({level})");
            }
            var at = ctx.Backtrace(level).FirstOrDefault();
            text = (at is null ? "" : $"{at.File}:{at.Line}: ") + "warning: " + text;
        }
        var warning = ctx.Interpreter.FindModule(ctx, "Warning");
        if (ReferenceEquals(self, warning))
        {
            ctx.Send(ctx.Interpreter.Global("$stderr").Get(ctx), Sym.Write, new RString(text)); // a Warning.warn of the program's has called super
            return;
        }
        var method = ctx.FindMethod(warning, RSymbol.Of("warn"));
        var takesKeywords = method?.Body is BuiltinBody ? category is not null : method?.Body?.Parameters is not [{ Kind: "req" }];
        if (!takesKeywords)
        {
            ctx.Send(warning, "warn", new RString(text));
        }
        else
        {
            var keywords = new RHash();
            keywords.Set(ctx, RSymbol.Of("category"), category);
            keywords.IsKeywords = true;
            ctx.Send(warning, "warn", new RString(text), keywords);
        }
    }

    static void Flatten(IEnumerable<object?> from, List<object?> to)
    {
        foreach (var item in from)
        {
            if (item is RArray a)
            {
                Flatten(a, to);
            }
            else
            {
                to.Add(item);
            }
        }
    }
}
