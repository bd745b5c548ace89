using BenchmarkDotNet.Attributes;
using RecipeEngine.Cookbooks.Resolving;
using RecipeEngine.Cookbooks.Sources;

namespace RecipeEngine.Benchmarks;

/// <summary>An index of 4,000 cookbooks and 40,000 versions, and a Berksfile of 100 lines: in a process that has run a while.</summary>
[MemoryDiagnoser]
public class ResolverBenchmarks
{
    readonly byte[] index = MadeUpSupermarket.Index();
    readonly IReadOnlyList<Demand> demands = MadeUpSupermarket.Demands();

    [Benchmark]
    public object Parse() => Universe.Parse(index);

    [Benchmark]
    public object ParseAndResolve() => Resolver.Resolve(new UniverseIndex(Universe.Parse(index)), demands);
}
