using System.Text;
using static RecipeEngine.Engine.Resources.ExecuteResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>Runs a command; with <c>creates</c>, only while that file is missing.</summary>
public class ExecuteProvider : Provider
{
    public static readonly ProviderType Provides = ProviderType.For<ExecuteProvider>(ExecuteResource.Type, ("run", p => p.Execute()));

    /// <summary>What is run, a string or a list.</summary>
    object? Program => Setting("command", OwnProgram);

    /// <summary>The same without regard to what a class derived in Ruby says.</summary>
    protected virtual object? OwnProgram => Desired.Value(Command);

    /// <summary>A setting, as a class derived in Ruby has it or as the recipe does.</summary>
    protected object? Setting(string name, object? given) => Overridden(name, out var own) ? own : given;

    string? Text(string name, string? given) => !Overridden(name, out var own) ? given : own is null ? null : Context.ToS(own);

    /// <summary>What is fed to it.</summary>
    protected virtual string? StandardInput => Text("input", Desired[Input]);

    protected bool IsSensitive => Context.Truthy(Resource.Read(Context, "sensitive"));

    /// <summary>How it is shown.</summary>
    protected virtual string Shown => IsSensitive ? "sensitive resource" : Program is RArray list ? Context.Inspect(list) : Context.ToS(Program);

    protected void Execute()
    {
        if (Created() is { } file)
        {
            Debug($"{Resource} {file} exists - nothing to do");
            return;
        }
        Converge($"execute {Shown}", machine =>
        {
            var result = ShellCommand.Started(Specification(), s => machine.Run(s));
            result.Check(ExpectedCodes, Program is RArray list ? string.Join(' ', list.Select(Context.ToS)) : Context.ToS(Program), IsSensitive);
            Info("ran successfully");
        });
    }

    static IReadOnlyList<long> ReadReturns(object? value) => value switch
    {
        RArray a => [.. a.OfType<long>()],
        long n => [n],
        _ => [0],
    };

    IReadOnlyList<long> ExpectedCodes => ReadReturns(Setting("returns", Desired.Value(ExecuteResource.Returns)));

    CommandSpec Specification()
    {
        var options = new RHash();
        foreach (var name in new[] { "cwd", "environment", "user", "group", "umask", "login", "timeout", "default_env" })
        {
            if (Resource.Definition.Find(name) is not null && Setting(name, Resource.Read(Context, name)) is { } value)
            {
                options.Set(Context, RSymbol.Of(name), value);
            }
        }
        var spec = ShellCommand.Build(Context, Run, Program, options);
        if (StandardInput is { } input)
        {
            spec = spec with { Input = Encoding.UTF8.GetBytes(input) };
        }
        var streams = !IsSensitive && (Desired[LiveStream] || Run.LogThreshold <= LogLevel.Info || Run.Config.Truthy(Context, "stream_execute_output"));
        return streams ? spec with { OnOutput = (_, bytes) => Stream("execute", Encoding.UTF8.GetString(bytes)) } : spec;
    }

    internal override object? Call(string method, object?[] arguments) => method == "command" ? OwnProgram : Resource.Read(Context, method);

    string? Created()
    {
        if (Text("creates", Desired[Creates]) is not { } file)
        {
            return null;
        }
        if (!file.StartsWith('/'))
        {
            file = Text("cwd", Desired[Cwd]) is { } directory
                ? directory.TrimEnd('/') + "/" + file
                : throw new RubyError("Chef::Exceptions::Execute", $"Please either specify a full path for the creates property, or specify a cwd property to the {Resource} resource");
        }
        return Machine.TryLStat(file) is not null ? file : null;
    }
}
