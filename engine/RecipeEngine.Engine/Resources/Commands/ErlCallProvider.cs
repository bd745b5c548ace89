using static RecipeEngine.Engine.Resources.ErlCallResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>Erlang code evaluated in a running node, through Erlang's erl_call.</summary>
public sealed class ErlCallProvider : Provider
{
    public static readonly ProviderType Provides = ProviderType.For<ErlCallProvider>(ErlCallResource.Type, ("run", p => p.Evaluate()));

    protected override State? Load() => new();

    void Evaluate() => Converge("run erlang block", machine =>
    {
        IEnumerable<string?> words =
        [
            "erl_call", "-e", Desired[Distributed] ? "-s" : null, "-" + Desired[NameType], Desired[NodeName],
            .. Desired[Cookie] is { } cookie ? (string[])["-c", cookie] : [],
        ];
        var result = ShellOut.Of(Context, words).Feed(Desired[Code]!.TrimEnd('\n') + "\n").Try(machine);
        if (result.Stderr.Length > 0)
        {
            throw new RubyError("Chef::Exceptions::ErlCall", result.Stderr);
        }
        if (!result.Stdout.StartsWith("{ok,", StringComparison.Ordinal))
        {
            throw new RubyError("Chef::Exceptions::ErlCall", result.Stdout);
        }
        Info("ran successfully");
    });
}
