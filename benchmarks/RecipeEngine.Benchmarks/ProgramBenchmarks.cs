using BenchmarkDotNet.Attributes;
using RecipeEngine.Dsl.Execution;
using RecipeEngine.Dsl.Syntax;
using RecipeEngine.Systems;

namespace RecipeEngine.Benchmarks;

/// <summary>The programs of benchmarks/programs, each from its text in a fresh interpreter on a machine in memory.</summary>
[MemoryDiagnoser]
public class ProgramBenchmarks
{
    string source = "";

    [Params("calls", "loops", "strings", "hashes")]
    public string Program { get; set; } = "";

    [GlobalSetup]
    public void Load() => source = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "programs", Program + ".rb"));

    [Benchmark(Description = "start, translate, run")]
    public object? Run()
    {
        var machine = new FakeSystem();
        var interpreter = new Interpreter(machine);
        interpreter.Io.Output = Stream.Null;
        return interpreter.Run(interpreter.MainContext, source, Program + ".rb");
    }
}
