using RecipeEngine.Dsl.Syntax;

namespace RecipeEngine.Dsl;

/// <summary>What <c>ruby -n</c>, <c>-p</c>, <c>-l</c>, <c>-a</c> and <c>-F</c> put around a program: a loop over the lines of input, which are in <c>$_</c>.</summary>
public sealed record LineLoop
{
    /// <summary>Prints <c>$_</c> after each line that reaches the end of the program (-p).</summary>
    public bool Prints { get; init; }
    /// <summary>Takes line ends off, and puts them behind what is printed (-l).</summary>
    public bool Chomps { get; init; }
    /// <summary>Splits each line into <c>$F</c> (-a).</summary>
    public bool Splits { get; init; }
    /// <summary>What <c>$;</c> is at the start (-F); null: white space.</summary>
    public string? Separator { get; init; }

    internal ProgramNode Around(Interpreter interpreter, ProgramNode program)
    {
        var context = interpreter.MainContext;
        if (Chomps)
        {
            interpreter.Global("$\\").Set(context, interpreter.Global("$/").Get(context));
        }
        if (Separator is not null)
        {
            interpreter.Global("$;").Set(context, context.Send(interpreter.RegexpClass, Sym.New, new RString(Separator)));
        }
        if (Splits)
        {
            interpreter.Global("$F").Set(context, null);
        }
        DefineMethods(interpreter);
        var ask = Chomps ? "gets(chomp: true)" : "gets";
        var condition = Statement(ask + (Splits ? " && ($F = $_.split; true)" : ""));
        var body = !Prints ? program.Body : program.Body is null ? Statement("print") : new StatementsNode(program.Span, [program.Body, Statement("print")]);
        return new ProgramNode(program.Span, new WhileNode(program.Span, condition, body, false, false), program.DataOffset)
        {
            Warnings = program.Warnings,
            FrozenStringLiteral = program.FrozenStringLiteral,
            Encoding = program.Encoding,
        };
    }

    static Node Statement(string text) => Parser.Parse(new SourceText(text, "-n")).Body!;

    /// <summary>chomp, chop, sub and gsub of <c>$_</c>, which are only there in such a loop.</summary>
    static void DefineMethods(Interpreter interpreter)
    {
        var kernel = interpreter.FindModule(interpreter.MainContext, "Kernel");
        foreach (var name in new[] { "chomp", "chop", "sub", "gsub" })
        {
            var body = BuiltinBody.Of(0, -1, (ctx, _, args, block) =>
            {
                var line = interpreter.Global("$_");
                var text = line.Get(ctx) is RString s ? s : throw RubyError.Type($"$_ value need to be String ({Coerce.Describe(ctx, line.Get(ctx))} given)");
                var result = ctx.SendBlock(text, RSymbol.Of(name), block, args);
                line.Set(ctx, result);
                return result;
            });
            kernel.Define(RSymbol.Of(name), body, Visibility.Private);
            interpreter.SingletonClassOf(kernel).Define(RSymbol.Of(name), body);
        }
    }
}
