using System.Text;
using static RecipeEngine.Engine.Resources.ExecuteResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>Runs a command; with <c>creates</c>, only while that file is missing.</summary>
public class ExecuteProvider : Provider
{
    public static readonly ProviderType Provides = ProviderType.For<ExecuteProvider>(ExecuteResource.Type, ("run", p => p.Execute()));

    /// <summary>What is run, a string or a list.</summary>
    protected virtual object? Program => Desired.Value(Command);

    /// <summary>What is fed to it.</summary>
    protected virtual string? StandardInput => Desired[Input];

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

    IReadOnlyList<long> ExpectedCodes => ReadReturns(Desired.Value(ExecuteResource.Returns));

    CommandSpec Specification()
    {
        var options = new RHash();
        foreach (var name in new[] { "cwd", "environment", "user", "group", "umask", "login", "timeout", "default_env" })
        {
            if (Resource.Definition.Find(name) is not null && Resource.Read(Context, name) is { } value)
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

    string? Created()
    {
        if (Desired[Creates] is not { } file)
        {
            return null;
        }
        if (!file.StartsWith('/'))
        {
            file = Desired[Cwd] is { } directory
                ? directory.TrimEnd('/') + "/" + file
                : throw new RubyError("Chef::Exceptions::Execute", $"Please either specify a full path for the creates property, or specify a cwd property to the {Resource} resource");
        }
        return Machine.TryLStat(file) is not null ? file : null;
    }
}
