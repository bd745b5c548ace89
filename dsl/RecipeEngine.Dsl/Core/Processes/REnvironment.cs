namespace RecipeEngine.Dsl.Core.Processes;

/// <summary>ENV: the machine's environment variables, always read and written there.</summary>
public sealed class REnvironment : RObject
{
    public REnvironment(Interpreter interpreter)
    {
        var singleton = interpreter.SingletonClassOf(this);
        singleton.Include(interpreter.EnumerableModule);
        singleton.Include(interpreter.FindModule(interpreter.MainContext, "ENV.methods"));
    }
}

/// <summary>Names and values of the environment as Ruby strings.</summary>
static class EnvironmentAccess
{
    static string Text(Context ctx, object? value, string what)
    {
        var text = Coerce.ToText(ctx, value);
        return text.Contains('\0') ? throw RubyError.Argument($"bad environment variable {what}: contains null byte") : text;
    }

    public static string Name(Context ctx, object? value) => Text(ctx, value, "name");

    public static RString? Get(Context ctx, string name) => name.Length == 0 || name.Contains('=') ? null : Frozen(ctx.Interpreter.Machine.GetEnvironmentVariable(name));

    public static RString? Frozen(string? value) => value is null ? null : new RString(value) { Frozen = true };

    public static void Set(Context ctx, object? name, object? value)
    {
        var key = Name(ctx, name);
        var text = value is null ? null : Text(ctx, value, "value");
        if (key.Length == 0 || key.Contains('='))
        {
            throw Files.MachineErrors.Of(Systems.Errno.EINVAL, null, $"setenv({key})");
        }
        ctx.Interpreter.Machine.SetEnvironmentVariable(key, text);
    }

    public static RHash ToHash(Context ctx)
    {
        var hash = new RHash();
        foreach (var (name, value) in ctx.Interpreter.Machine.GetEnvironmentVariables())
        {
            hash.Set(ctx, Frozen(name), Frozen(value));
        }
        return hash;
    }
}
