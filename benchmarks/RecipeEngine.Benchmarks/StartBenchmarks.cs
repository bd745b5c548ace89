using BenchmarkDotNet.Attributes;
using RecipeEngine.Dsl.Execution;
using RecipeEngine.Dsl.Syntax;
using RecipeEngine.Systems;

namespace RecipeEngine.Benchmarks;

/// <summary>What an interpreter costs before its first line.</summary>
[MemoryDiagnoser]
public class StartBenchmarks
{
    static readonly FakeSystem Machine = new();

    [Benchmark(Description = "make an interpreter")]
    public Interpreter Make() => new(Machine);

    [Benchmark(Description = "make an interpreter, run 1 + 1")]
    public object? MakeAndRun()
    {
        var interpreter = new Interpreter(Machine);
        return interpreter.RunTree(interpreter.MainContext, Parser.Parse(new SourceText("1 + 1", "-e")), "-e", interpreter.MainObject);
    }
}
