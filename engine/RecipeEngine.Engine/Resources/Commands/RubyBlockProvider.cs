namespace RecipeEngine.Engine.Resources;

/// <summary>Runs a block of Ruby while converging.</summary>
public sealed class RubyBlockProvider : Provider
{
    public static readonly ProviderType Provides = ProviderType.For<RubyBlockProvider>(RubyBlockResource.Type,
        ("run", p => p.Execute()), ("create", p => p.Execute()));

    public static readonly ProviderType EvenInWhyRun = ProviderType.For<RubyBlockProvider>(WhyrunSafeRubyBlockResource.Type,
        ("run", p => p.RunAlways()), ("create", p => p.RunAlways()));

    void Execute() => Converge($"execute the ruby block {Resource.Name}", _ => Call());

    void RunAlways()
    {
        Call();
        Converge($"execute the whyrun_safe_ruby_block {Resource.Name}", static _ => { });
    }

    void Call()
    {
        if (Resource.GetInstanceVariable(RSymbol.Of("@block")) is not RProc block)
        {
            throw RubyError.Argument($"{Resource} has no block to run");
        }
        block.Yield(Context, []);
        Info("called");
    }
}
