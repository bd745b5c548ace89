using System.Text;
using RecipeEngine.Dsl;
using RecipeEngine.Systems;
using RecipeEngine.Tests.Goldens;
using Xunit;

namespace RecipeEngine.Tests.Dsl.Robustness;

/// <summary>The programs below tests/differential print the same under MRI 3.1 and here, line by line.</summary>
public class DifferentialTests
{
    static readonly string Folder = Path.Combine(GoldenFile.Folder, "..", "differential");

    public static TheoryData<string> Programs() => [.. Directory.GetFiles(Folder, "*.rb").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [SkippableTheory]
    [MemberData(nameof(Programs))]
    public async Task Both_print_the_same(string name)
    {
        var machine = new LocalSystem();
        var file = Path.GetFullPath(Path.Combine(Folder, name + ".rb"));
        var there = Mri(machine, file);
        Skip.If(there is null, "needs Ruby 3.1");
        using var output = new MemoryStream();
        var ruby = new Ruby(new WorkingDirectorySystem(machine)) { Input = Stream.Null, Output = output, Error = Stream.Null };
        ruby["$0"] = file;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var outcome = await ruby.RunAsync(await File.ReadAllTextAsync(file, patience.Token), file, patience.Token);
        Assert.True(outcome.Error is null, outcome.Error);
        var (expected, actual) = (there!.Split('\n'), Encoding.UTF8.GetString(output.ToArray()).Split('\n'));
        for (var i = 0; i < Math.Max(expected.Length, actual.Length); i++)
        {
            Assert.True(i < expected.Length && i < actual.Length && expected[i] == actual[i],
                $"{name}, line {i + 1}\nMRI:  {expected.ElementAtOrDefault(i)}\nhere: {actual.ElementAtOrDefault(i)}");
        }
    }

    static string? Mri(LocalSystem machine, string file)
    {
        try
        {
            var version = machine.Run(CommandSpec.Of("ruby", "-e", "print RUBY_VERSION"));
            if (!version.Stdout.StartsWith("3.1.", StringComparison.Ordinal))
            {
                return null;
            }
        }
        catch (MachineException)
        {
            return null;
        }
        var result = machine.Run(CommandSpec.Of("ruby", "-W0", file) with { Environment = new Dictionary<string, string?> { ["LANG"] = "C.UTF-8" }, Timeout = TimeSpan.FromMinutes(2) });
        Assert.True(result.ExitCode == 0, result.Stderr);
        return result.Stdout;
    }
}
