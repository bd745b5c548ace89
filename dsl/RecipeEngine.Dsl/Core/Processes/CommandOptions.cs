using RecipeEngine.Dsl.Core.Ios;
using RecipeEngine.Systems;

namespace RecipeEngine.Dsl.Core.Processes;

/// <summary>spawn's options: chdir, umask, pgroup, unsetenv_others and redirections.</summary>
static class CommandOptions
{
    public static CommandSpec Apply(Context ctx, CommandSpec spec, RHash options, ref bool raises)
    {
        foreach (var (key, value) in options.Pairs())
        {
            switch (key)
            {
                case RSymbol { Name: "chdir" }: spec = spec with { WorkingDirectory = Coerce.ToPath(ctx, value) }; break;
                case RSymbol { Name: "umask" }: spec = spec with { Umask = Coerce.ToInt(ctx, value) }; break;
                case RSymbol { Name: "unsetenv_others" }: spec = spec with { ClearEnvironment = Context.Truthy(value) }; break;
                case RSymbol { Name: "new_pgroup" }: break;
                case RSymbol { Name: "close_others" }: spec = spec with { ClosesOthers = Context.Truthy(value) }; break;
                case RSymbol { Name: "pgroup" }:
                    spec = spec with { JoinProcessGroup = value switch { true => 0, null or false => null, _ => Coerce.ToInt(ctx, value) } };
                    if (spec.JoinProcessGroup < 0)
                    {
                        throw RubyError.Argument($"negative process group ID : {spec.JoinProcessGroup}");
                    }
                    break;
                case RSymbol { Name: "exception" }: raises = Context.Truthy(value); break;
                case RSymbol { Name: "in" or "out" or "err" } or long or RIo or RArray: spec = Redirected(ctx, spec, key, value); break;
                case RSymbol s: throw RubyError.Argument($"wrong exec option symbol: {s.Name}");
                default:
                    if (ctx.RespondTo(key, Sym.ToIo))
                    {
                        spec = Redirected(ctx, spec, RIo.Of(ctx, key), value);
                        break;
                    }
                    throw RubyError.Argument("wrong exec redirect action");
            }
        }
        return spec;
    }

    static CommandSpec Redirected(Context ctx, CommandSpec spec, object? key, object? value)
    {
        if (key is RArray several)
        {
            var first = Number(ctx, several[0]);
            spec = Set(spec, first, Target(ctx, first, value));
            return several.ToArray().Skip(1).Aggregate(spec, (s, k) => Set(s, Number(ctx, k), new Redirect.Child(first)));
        }
        var number = Number(ctx, key);
        return Set(spec, number, Target(ctx, number, value));
    }

    static CommandSpec Set(CommandSpec spec, int descriptor, Redirect redirect) => descriptor switch
    {
        0 => spec with { StandardInput = redirect },
        1 => spec with { StandardOutput = redirect },
        // 2>&1 when 1 is set after it: the machine applies them in the order 0, 1, 2
        2 => spec with { StandardError = redirect is Redirect.Child { Number: 1 } ? Redirect.ToStandardOutput : redirect },
        _ => spec with { Redirects = [.. spec.Redirects, (descriptor, redirect)] },
    };

    static int Number(Context ctx, object? key) => key switch
    {
        RSymbol { Name: "in" } => 0,
        RSymbol { Name: "out" } => 1,
        RSymbol { Name: "err" } => 2,
        long n => n < 0 ? throw RubyError.Argument("negative file descriptor") : (int)n,
        _ => RIo.Of(ctx, key).Descriptor,
    };

    static Redirect Target(Context ctx, int descriptor, object? value)
    {
        switch (value)
        {
            case RSymbol { Name: "close" }: return Redirect.Closed;
            case RSymbol { Name: "in" or "out" or "err" } or long: return Own(ctx, Number(ctx, value));
            case RArray { Count: 2 } pair when pair[0] is RSymbol { Name: "child" }: return new Redirect.Child(Number(ctx, pair[1]));
            case RArray list:
                var mode = OpenMode.Read(ctx, list.At(1), list.At(2), null, descriptor == 0 ? "r" : "w");
                return new Redirect.File(Coerce.ToPath(ctx, list.At(0)), mode.Flags, list.Count > 2 ? mode.Permissions : 420);
            case RIo or not RString when value is RIo || ctx.RespondTo(value, Sym.ToIo):
                var io = RIo.Of(ctx, value);
                io.CheckOpen();
                io.Flush();
                return new Redirect.Descriptor(io.Descriptor);
        }
        return new Redirect.File(Coerce.ToPath(ctx, value), descriptor == 0 ? OpenFlags.ReadOnly : OpenFlags.WriteOnly | OpenFlags.Create | OpenFlags.Truncate, 420);
    }

    static Redirect Own(Context ctx, int number) => number switch
    {
        0 => new Redirect.Descriptor(ctx.Interpreter.Io.StandardInput.Machine?.Descriptor ?? 0),
        1 => new Redirect.Descriptor(ctx.Interpreter.Io.StandardOutput.Machine?.Descriptor ?? 1),
        2 => new Redirect.Descriptor(ctx.Interpreter.Io.StandardError.Machine?.Descriptor ?? 2),
        _ => new Redirect.Descriptor(number),
    };
}
