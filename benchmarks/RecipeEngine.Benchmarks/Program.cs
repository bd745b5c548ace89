using BenchmarkDotNet.Running;

BenchmarkSwitcher.FromAssembly(typeof(RecipeEngine.Benchmarks.ParsingBenchmarks).Assembly).Run(args);
