using System.Text;
using BenchmarkDotNet.Attributes;
using RecipeEngine.Dsl.Syntax;

namespace RecipeEngine.Benchmarks;

/// <summary>Text to tree, on a source of one megabyte made here: seconds per call are seconds per megabyte.</summary>
[MemoryDiagnoser]
public class ParsingBenchmarks
{
    string source = "";

    [GlobalSetup]
    public void Generate()
    {
        var text = new StringBuilder();
        for (var n = 0; text.Length < 1_000_000; n++)
        {
            text.Append($$"""
                # Site {{n}}
                site{{n}} = node['sites']['s{{n}}'] || { port: {{8000 + n}}, 'aliases' => %w(www static) }

                template "/etc/nginx/sites/#{site{{n}}[:port]}.conf" do
                  source 'site.erb'
                  mode '0644'
                  variables(port: site{{n}}[:port], names: site{{n}}['aliases'].map { |name| "#{name}.example.com" })
                  notifies :reload, 'service[nginx]', :delayed
                  not_if { ::File.exist?('/etc/nginx/disabled') && site{{n}}.fetch(:off, false) }
                end

                """);
        }
        source = text.ToString();
    }

    [Benchmark(Description = "cut 1 MB of recipes into tokens, and print them")]
    public int Lex() => TokenPrinter.Print(new SourceText(source, "recipes.rb")).Length;

    [Benchmark(Description = "parse 1 MB of recipes")]
    public ProgramNode Parse() => Parser.Parse(new SourceText(source, "recipes.rb"));
}
