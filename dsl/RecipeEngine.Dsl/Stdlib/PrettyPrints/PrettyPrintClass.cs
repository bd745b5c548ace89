using RecipeEngine.Dsl.Core;

namespace RecipeEngine.Dsl.Stdlib.PrettyPrints;

/// <summary>PrettyPrint: groups and breakable places, for any kind of text.</summary>
[RubyClass("PrettyPrint", Library = "pp")]
static class PrettyPrintClass
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => new RPrettyPrinter(klass);

    [RubyMethod("format", Singleton = true)]
    public static object? Format(Context ctx, RClass self, RProc block, object? output = null, int width = 79, string newLine = "\n")
    {
        output ??= new RString("");
        var q = new RPrettyPrinter(self) { Output = output, Width = width, NewLine = newLine };
        block.Yield(ctx, q);
        Flush(ctx, q);
        return output;
    }

    [RubyMethod("singleline_format", Singleton = true)]
    public static object? FormatSingleLine(Context ctx, RClass self, RProc block, object? output = null)
    {
        output ??= new RString("");
        var q = new RPrettyPrinter(self) { Output = output, SingleLine = true };
        block.Yield(ctx, q);
        Flush(ctx, q);
        return output;
    }

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(RPrettyPrinter self, object? output = null, int width = 79, string newLine = "\n")
    {
        self.Output = output ?? new RString("");
        self.Width = width;
        self.NewLine = newLine;
    }

    [RubyMethod("flush")]
    public static void Flush(Context ctx, RPrettyPrinter self) => ctx.Send(self.Output, Sym.ShiftLeft, new RString(self.Layout()));

    [RubyMethod("output")]
    public static object? Output(RPrettyPrinter self) => self.Output;

    [RubyMethod("text")]
    public static void Text(Context ctx, RPrettyPrinter self, object? text, object? width = null) => self.Text(ctx.ToS(text));

    [RubyMethod("breakable")]
    public static void Breakable(RPrettyPrinter self, string separator = " ", object? width = null) => self.Break(separator);

    [RubyMethod("group")]
    public static void Group(Context ctx, RPrettyPrinter self, RProc block, int indent = 0, string open = "", string close = "", object? openWidth = null, object? closeWidth = null) =>
        self.Group(indent, open, close, () => block.Yield(ctx));

    [RubyMethod("nest")]
    public static void Nest(Context ctx, RPrettyPrinter self, int indent, RProc block) => self.Nest(indent, () => block.Yield(ctx));
}

/// <summary>PP: PrettyPrint for Ruby objects.</summary>
[RubyClass("PP", Superclass = "PrettyPrint", Library = "pp")]
static class PPClass
{
    [RubyMethod("pp", Singleton = true)]
    public static object? PrintTo(Context ctx, object? value, [Optional] object? output, int width = 79)
    {
        var to = output is Undefined ? ctx.Interpreter.Global("$stdout").Get(ctx) : output;
        ctx.Send(to, Sym.ShiftLeft, new RString(PrettyPrinting.Of(ctx, value, width) + "\n"));
        return to;
    }

    [RubyMethod("singleline_pp", Singleton = true)]
    public static object? PrintSingleLine(Context ctx, object? value, [Optional] object? output)
    {
        var to = output is Undefined ? ctx.Interpreter.Global("$stdout").Get(ctx) : output;
        ctx.Send(to, Sym.ShiftLeft, new RString(PrettyPrinting.Of(ctx, value, 79, true)));
        return to;
    }

    [RubyMethod("pp")]
    public static void Print(Context ctx, RPrettyPrinter self, object? value) => PrettyPrinting.Print(ctx, self, value);

    [RubyMethod("pp_object")]
    public static void PrintObject(Context ctx, RPrettyPrinter self, RObject value) => PrettyPrinting.Object(ctx, self, value);

    [RubyMethod("pp_hash")]
    public static void PrintHash(Context ctx, RPrettyPrinter self, RHash value) => PrettyPrinting.Hash(ctx, self, value);

    [RubyMethod("comma_breakable")]
    public static void CommaBreakable(RPrettyPrinter self)
    {
        self.Text(",");
        self.Break();
    }

    [RubyMethod("object_group")]
    public static void ObjectGroup(Context ctx, RPrettyPrinter self, object? value, RProc block) =>
        self.Group(1, $"#<{ctx.ClassOf(value)}", ">", () => block.Yield(ctx));

    [RubyMethod("object_address_group")]
    public static void ObjectAddressGroup(Context ctx, RPrettyPrinter self, object? value, RProc block) =>
        self.Group(1, ctx.AnyToS(value)[..^1], ">", () => block.Yield(ctx));

    /// <summary>Yields each item of a list, with a comma or what the second argument prints in between.</summary>
    [RubyMethod("seplist")]
    public static void SeparatedList(Context ctx, RPrettyPrinter self, RProc block, object? list, object? separator = null, string method = "each")
    {
        var first = true;
        ctx.SendBlock(list, RSymbol.Of(method), new RProc((c, items, _) =>
        {
            if (!first)
            {
                if (separator is RProc between)
                {
                    between.Yield(c);
                }
                else
                {
                    CommaBreakable(self);
                }
            }
            first = false;
            return block.Yield(c, items);
        }));
    }
}

/// <summary>Kernel: pp, pretty_inspect and the defaults that pp asks objects for.</summary>
[RubyModule("Kernel")]
static class KernelPretty
{
    [RubyMethod("pp", ModuleFunction = true)]
    public static object? Print(Context ctx, params object?[] rest)
    {
        foreach (var value in rest)
        {
            PPClass.PrintTo(ctx, value, Undefined.Value);
        }
        return rest.Length switch { 0 => null, 1 => rest[0], _ => new RArray(rest) };
    }

    [RubyMethod("pretty_inspect")]
    public static string PrettyInspect(Context ctx, object? self) => PrettyPrinting.Of(ctx, self, 79) + "\n";

    [RubyMethod("pretty_print")]
    public static void PrettyPrint(Context ctx, object? self, RPrettyPrinter printer) => PrettyPrinting.Default(ctx, printer, self);

    [RubyMethod("pretty_print_cycle")]
    public static void PrettyPrintCycle(Context ctx, object? self, RPrettyPrinter printer) => printer.Text(self switch
    {
        RArray => "[...]",
        RHash => "{...}",
        _ => ctx.AnyToS(self)[..^1] + "...>",
    });


    [RubyMethod("pretty_print_instance_variables")]
    public static RArray Variables(object? self) => Core.Kernels.KernelVariables.All(self);
}
