using RecipeEngine.Dsl.Core.Ios;
using RecipeEngine.Systems;

namespace RecipeEngine.Dsl.Core.Processes;

/// <summary>Reads the arguments of spawn, system, exec and popen: <c>[env,] command… [, options]</c>.</summary>
static class CommandReading
{
    /// <summary>A command with the program's own standard streams.</summary>
    /// <param name="ctx">the running thread</param>
    /// <param name="arguments">environment, words, options</param>
    /// <param name="raises">whether <c>exception: true</c> was given; allowed only for system</param>
    public static CommandSpec Read(Context ctx, object?[] arguments, out bool raises)
    {
        raises = false;
        var words = arguments.ToList();
        var options = words.Count > 1 && words[^1] is RHash last ? last : null;
        if (options is not null)
        {
            options.IsKeywords = false;
            words.RemoveAt(words.Count - 1);
        }
        var environment = words.Count > 0 && words[0] is not (RString or RArray) ? Coerce.TryHash(ctx, words[0]) : null;
        if (environment is not null)
        {
            words.RemoveAt(0);
        }
        if (words.Count == 0)
        {
            throw RubyError.Argument("wrong number of arguments (given 0, expected 1+)");
        }
        var spec = Command(ctx, words) with
        {
            StandardInput = Own(ctx.Interpreter.Io.StandardInput, 0),
            StandardOutput = Own(ctx.Interpreter.Io.StandardOutput, 1),
            StandardError = Own(ctx.Interpreter.Io.StandardError, 2),
            Grouping = ProcessGrouping.Inherit,
        };
        if (environment is not null)
        {
            spec = spec with { Environment = environment.Pairs().ToDictionary(p => VariableName(ctx, p.Key), p => p.Value is null ? null : Word(ctx, p.Value), StringComparer.Ordinal) };
        }
        return options is null ? spec : CommandOptions.Apply(ctx, spec, options, ref raises);
    }

    static CommandSpec Command(Context ctx, List<object?> words)
    {
        if (words[0] is not RString && Coerce.TryAry(ctx, words[0]) is { } pair)
        {
            if (pair.Count != 2)
            {
                throw RubyError.Argument("wrong first argument");
            }
            return CommandSpec.Of(Word(ctx, pair[0]), words.Skip(1).Select(w => Word(ctx, w)).ToArray()) with { ProgramName = Word(ctx, pair[1]) };
        }
        if (words.Count > 1)
        {
            return CommandSpec.Of(Word(ctx, words[0]), words.Skip(1).Select(w => Word(ctx, w)).ToArray());
        }
        var line = Word(ctx, words[0]);
        return line.Trim().Length == 0 ? CommandSpec.Of(line) : CommandSpec.Line(line);
    }

    static string VariableName(Context ctx, object? value)
    {
        var text = Word(ctx, value);
        return text.Contains('=') ? throw RubyError.Argument($"environment name contains a equal : {text}") : text;
    }

    static string Word(Context ctx, object? value)
    {
        var text = Coerce.ToText(ctx, value);
        return text.Contains('\0') ? throw RubyError.Argument("string contains null byte") : text;
    }

    static Redirect Own(RIo io, int descriptor) =>
        io.Machine is not { } stream ? Redirect.Inherit : stream.Descriptor == descriptor ? Redirect.Inherit : new Redirect.Descriptor(stream.Descriptor);

    /// <summary>The name an error about a missing program shows.</summary>
    public static string NameOf(CommandSpec spec) => spec.Program;
}
