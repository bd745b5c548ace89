using System.Text;

namespace RecipeEngine.Engine.Commands;

/// <summary>Turns shell_out's arguments (a line or a list, and options) into a command of the machine, with Chef's default environment.</summary>
public static class ShellCommand
{
    const string EmbeddedPaths = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /// <param name="command">a string (through the shell), or a list (no shell)</param>
    /// <param name="options">cwd, environment/env, user, group, umask, timeout, input, login, default_env …</param>
    /// <param name="inheritFrom">a resource whose properties stand in for options not given</param>
    /// <param name="inherited">which of its properties</param>
    public static CommandSpec Build(Context context, ChefRun run, object? command, RHash? options, Resource? inheritFrom = null, IReadOnlyList<string>? inherited = null)
    {
        object? Option(string name)
        {
            if (options is not null && (options.TryGet(context, RSymbol.Of(name), out var v) || options.TryGet(context, new RString(name), out v)))
            {
                return v;
            }
            return inheritFrom is not null && inherited is not null && inherited.Contains(name) && inheritFrom.Definition.Find(name) is not null
                ? inheritFrom.Read(context, name) : null;
        }
        var spec = command is RArray list
            ? CommandSpec.Of(context.ToS(list.At(0)), [.. list.Skip(1).Select(context.ToS)])
            : CommandSpec.Line(context.ToS(command));
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (Option("default_env") is not false)
        {
            AddDefaults(context, run, environment);
        }
        if ((Option("environment") ?? Option("env")) is RHash given)
        {
            foreach (var (k, v) in given.Pairs())
            {
                environment[context.ToS(k)] = v is null ? null : context.ToS(v);
            }
        }
        return spec with
        {
            WorkingDirectory = Option("cwd") is { } cwd ? context.ToS(cwd) : null,
            Environment = environment,
            User = Option("user") is { } user ? context.ToS(user) : null,
            Group = Option("group") is { } group ? context.ToS(group) : null,
            Login = Context.Truthy(Option("login")),
            Umask = Option("umask") is { } mask ? mask is long m ? (int)m : Convert.ToInt32(context.ToS(mask), 8) : null,
            Timeout = Option("timeout") is { } t && double.TryParse(context.ToS(t), System.Globalization.CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : TimeSpan.FromSeconds(600),
            Input = Option("input") is { } input ? Encoding.UTF8.GetBytes(context.ToS(input)) : null,
        };
    }

    /// <summary>Runs it; a program that is not there is Ruby's Errno::ENOENT naming it.</summary>
    public static CommandResult Started(CommandSpec spec, Func<CommandSpec, CommandResult> start)
    {
        try
        {
            return start(spec);
        }
        catch (MachineException e)
        {
            throw new RubyError("Errno::" + e.Name, $"{e.Description} - {spec.Program}");
        }
    }

    static void AddDefaults(Context context, ChefRun run, Dictionary<string, string?> environment)
    {
        var locale = run.Config.Text(context, "internal_locale") ?? "C.UTF-8";
        environment["LC_ALL"] = locale;
        environment["LANGUAGE"] = locale;
        environment["LANG"] = locale;
        environment["PATH"] = DefaultPath(run.Machine);
    }

    /// <summary>PATH with the usual directories added where they are missing.</summary>
    public static string DefaultPath(IReadOnlySystem machine)
    {
        var paths = (machine.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries).ToList();
        paths.AddRange(EmbeddedPaths.Split(':').Where(p => !paths.Contains(p)));
        return string.Join(':', paths);
    }
}
