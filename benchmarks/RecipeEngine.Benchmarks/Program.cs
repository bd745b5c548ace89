using BenchmarkDotNet.Running;
using RecipeEngine.Benchmarks;

if (args is ["universe", var directory])
{
    MadeUpSupermarket.Write(directory);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(ParsingBenchmarks).Assembly).Run(args);
