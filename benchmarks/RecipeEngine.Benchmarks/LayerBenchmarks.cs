using BenchmarkDotNet.Attributes;
using RecipeEngine.Dsl.Execution;
using RecipeEngine.Dsl.Syntax;
using RecipeEngine.Systems;

namespace RecipeEngine.Benchmarks;

/// <summary>One layer of the interpreter at a time: a parsed loop that does little else, run again and again in one interpreter.</summary>
[MemoryDiagnoser]
public class LayerBenchmarks
{
    static readonly Dictionary<string, string> Sources = new(StringComparer.Ordinal)
    {
        ["calls"] = "def add(a, b) = a + b\ni = 0\nwhile i < 10_000\n  i = add(i, 1)\nend\ni",
        ["blocks"] = "s = 0\n10_000.times { |i| s += i }\ns",
        ["attributes"] = "c = Class.new { attr_accessor :n\n def initialize = @n = 0 }.new\n10_000.times { c.n = c.n + 1 }\nc.n",
        ["strings"] = "s = +''\n10_000.times { |i| s << \"line #{i};\" }\ns.split(';').join(',').length",
        ["arrays"] = "(1..10_000).map { |x| x * 3 }.select(&:even?).sort_by { |x| -x }.first(10).sum",
        ["hashes"] = "h = {}\n10_000.times { |i| h[\"key#{i}\"] = i }\nh.sum { |k, v| k.length * v }",
        ["regexps"] = "t = 'GET /index.html 200 1234 ' * 1000\nt.scan(/(\\w+) (\\S+) (\\d+)/).length + t.gsub(/\\d+/) { |d| d.to_i + 1 }.length",
        ["exceptions"] = "n = 0\n1000.times { begin\n raise ArgumentError, 'x'\nrescue ArgumentError\n n += 1\nend }\nn",
    };

    readonly Interpreter interpreter = new(new FakeSystem());
    ProgramNode? tree;

    [Params("calls", "blocks", "attributes", "strings", "arrays", "hashes", "regexps", "exceptions")]
    public string Layer { get; set; } = "";

    [GlobalSetup]
    public void Parse() => tree = Parser.Parse(new SourceText(Sources[Layer], Layer + ".rb"));

    [Benchmark(Description = "run")]
    public object? Run() => interpreter.RunTree(interpreter.MainContext, tree!, Layer + ".rb", interpreter.MainObject);
}
