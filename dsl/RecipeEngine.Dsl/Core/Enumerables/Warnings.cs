namespace RecipeEngine.Dsl.Core;

/// <summary>Warnings of builtins, written by Warning.warn with the place of the call.</summary>
static class Warnings
{
    /// <summary>Said unless $VERBOSE is nil.</summary>
    public static void Warn(Context ctx, string message)
    {
        if (ctx.Interpreter.Global("$VERBOSE").Get(ctx) is null)
        {
            return;
        }
        var place = ctx.Current is { } f ? $"{f.Code.File}:{f.Line}: " : "";
        ctx.Send(ctx.Interpreter.FindModule(ctx, "Warning"), "warn", new RString($"{place}warning: {message}\n"));
    }

    /// <summary>A method that takes a value or a block got both.</summary>
    public static void BlockUnused(Context ctx, object? value, RProc? block)
    {
        if (block is not null && value is not Undefined)
        {
            Warn(ctx, "given block not used");
        }
    }
}
