// The text between the marks stands in README.md, too; ReadmeTests compares them.
// example: ruby
using RecipeEngine.Dsl;
using RecipeEngine.Systems;

static class RubyExample
{
    public static async Task<RubyOutcome> Run(CancellationToken cancellation)
    {
        var machine = new FakeSystem().AddFile("/etc/hostname", "web1\n");   // or new LocalSystem()
        using var output = new MemoryStream();
        var ruby = new Ruby(machine) { Output = output };
        ruby["$ports"] = new[] { 80, 443 };
        return await ruby.RunAsync("""
            host = File.read('/etc/hostname').chomp
            $ports.map { |port| "#{host}:#{port}" }
            """, "ports.rb", cancellation);
    }
}
// end
