namespace RecipeEngine.Engine.Commands;

/// <summary>A command as Chef's own providers give it to shell_out: Chef's environment, and the text its failure shows (a list as Ruby prints it).</summary>
/// <param name="Spec">what is run</param>
/// <param name="Shown">"apt-get update", or ["apt-get", "update"]</param>
public sealed record ShellOut(CommandSpec Spec, string Shown)
{
    /// <summary>A program and its arguments; nulls are left out.</summary>
    public static ShellOut Of(Context context, params IEnumerable<string?> words)
    {
        var list = new RArray(words.Where(w => w is not null).Select(w => (object?)new RString(w!)));
        return new ShellOut(ShellCommand.Build(context, ChefRun.Of(context), list, null), context.Inspect(list));
    }

    /// <summary>A line for the shell.</summary>
    public static ShellOut Line(Context context, string line) => new(ShellCommand.Build(context, ChefRun.Of(context), new RString(line), null), line);

    /// <summary>Without Chef's locale and PATH.</summary>
    public ShellOut WithoutDefaults() => this with { Spec = Spec with { Environment = new Dictionary<string, string?>() } };

    public ShellOut With(IEnumerable<KeyValuePair<string, string?>> variables)
    {
        var environment = new Dictionary<string, string?>(Spec.Environment, StringComparer.Ordinal);
        foreach (var (name, value) in variables)
        {
            environment[name] = value;
        }
        return this with { Spec = Spec with { Environment = environment } };
    }

    public ShellOut As(string? user) => user is null ? this : this with { Spec = Spec with { User = user } };

    public ShellOut Feed(string input) => this with { Spec = Spec with { Input = System.Text.Encoding.UTF8.GetBytes(input) } };

    /// <param name="seconds">null: as it is (600)</param>
    public ShellOut Within(long? seconds) => seconds is { } s ? this with { Spec = Spec with { Timeout = TimeSpan.FromSeconds(s) } } : this;

    /// <summary>Looks; a failing exit code is the caller's to judge.</summary>
    public CommandResult Query(IReadOnlySystem machine) => ShellCommand.Started(Spec, machine.Query);

    /// <summary>Runs; a failing exit code is the caller's to judge.</summary>
    public CommandResult Try(ISystem machine) => ShellCommand.Started(Spec, s => machine.Run(s));

    /// <exception cref="RubyError">It did not exit with 0 (or one of <paramref name="returns"/>).</exception>
    public CommandResult Run(ISystem machine, params IReadOnlyList<long> returns) => Check(Try(machine), returns);

    /// <exception cref="RubyError">It did not exit with 0 (or one of <paramref name="returns"/>).</exception>
    public CommandResult QueryChecked(IReadOnlySystem machine, params IReadOnlyList<long> returns) => Check(Query(machine), returns);

    public CommandResult Check(CommandResult result, params IReadOnlyList<long> returns) => result.Check(returns.Count == 0 ? null : returns, Shown);
}
