using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using RecipeEngine.Dsl;
using RecipeEngine.Dsl.Syntax;
using RecipeEngine.Systems;
using RecipeEngine.Tests.Goldens;
using Xunit;
using Xunit.Abstractions;

namespace RecipeEngine.Tests.Dsl.Robustness;

/// <summary>Random programs print under MRI 3.1 what they print here.</summary>
/// <remarks>
/// The programs follow from a seed: <c>PROPERTY_SEED</c> (a fixed one without it), <c>PROPERTY_PROGRAMS</c> says how many there are. All of them go through
/// one MRI, which forks for each; a program that differs is made smaller as long as the smaller one differs.
/// </remarks>
public partial class PropertyTests(ITestOutputHelper log)
{
    const int Statements = 5, Depth = 3;
    const string End = "\u001eend of program\n";
    // Each program runs in a child of its own: what it defines is gone afterwards.
    const string Driver = """
        $stdout.binmode
        ARGF.binmode.read.force_encoding('UTF-8').split("\x1e").each do |source|
          pid = fork do
            Process.setrlimit(Process::RLIMIT_CPU, 5)
            Process.setrlimit(Process::RLIMIT_AS, 1 << 30)
            eval(source, TOPLEVEL_BINDING, '-e')
          rescue SyntaxError
            puts 'no Ruby'
          rescue Exception
            puts 'uncaught'
          ensure
            $stdout.flush
            exit!
          end
          Process.wait(pid)
          puts 'too long' unless $?.exited?
          print "\x1eend of program\n"
          $stdout.flush
        end
        """;

    static readonly string Folder = Path.Combine(GoldenFile.Folder, "..", "differential");

    static int Setting(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : otherwise;

    [SkippableFact]
    public void Programs_print_what_they_print_under_Ruby()
    {
        var machine = new LocalSystem();
        var mustHave = Environment.GetEnvironmentVariable("CI") == "true";
        Skip.If(!HasRuby(machine) && !mustHave, "needs Ruby 3.1 (apt-get install ruby on Debian 12)");
        var seed = Setting("PROPERTY_SEED", 1);
        var grammar = new RubyGrammar(File.ReadAllLines(Path.Combine(Folder, "grammar.txt")));
        var programs = grammar.Programs(Statements, Depth).Sample(Setting("PROPERTY_PROGRAMS", 150), new Rnd((ulong)seed), 50).ToList();
        var failures = new List<string>();
        foreach (var (program, there, here) in Different(machine, programs, all: true))
        {
            var (small, expected, actual) = Smallest(machine, grammar, (program, there, here));
            failures.Add($"{RubyGrammar.Text(small)}MRI:\n{expected}here:\n{actual}");
            log.WriteLine(failures[^1]);
        }
        Assert.True(failures.Count == 0, $"PROPERTY_SEED={seed}: {failures.Count} of {programs.Count} programs differ\n{string.Join("\n\n", failures)}");
    }

    /// <summary>Of a program that differs, the smallest that still does and is found by always taking the first smaller one.</summary>
    static (RubyTerm[] Program, string There, string Here) Smallest(LocalSystem machine, RubyGrammar grammar, (RubyTerm[] Program, string There, string Here) found)
    {
        while (true)
        {
            var smaller = Different(machine, grammar.Shrink(found.Program).ToList(), all: false);
            if (smaller.Count == 0)
            {
                return found;
            }
            found = smaller[0];
        }
    }

    static List<(RubyTerm[] Program, string There, string Here)> Different(LocalSystem machine, List<RubyTerm[]> programs, bool all)
    {
        var found = new List<(RubyTerm[], string, string)>();
        foreach (var batch in programs.Chunk(all ? 2000 : 25))
        {
            foreach (var (program, there) in batch.Zip(There(machine, batch.Select(RubyGrammar.Text).ToList())))
            {
                var here = Here(machine, RubyGrammar.Text(program));
                if (Comparable(here) != Comparable(there) && !there.EndsWith("too long\n", StringComparison.Ordinal))
                {
                    found.Add((program, there, here));
                    if (!all)
                    {
                        return found;
                    }
                }
            }
        }
        return found;
    }

    static bool HasRuby(LocalSystem machine)
    {
        try
        {
            return machine.Run(CommandSpec.Of("ruby", "-e", "print RUBY_VERSION")).Stdout.StartsWith("3.1.", StringComparison.Ordinal);
        }
        catch (MachineException)
        {
            return false;
        }
    }

    static List<string> There(LocalSystem machine, List<string> programs)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, string.Join("\u001e", programs));
            var command = CommandSpec.Of("ruby", "-W0", "--disable=gems,did_you_mean,error_highlight", "-e", Driver, path) with
            {
                Environment = new Dictionary<string, string?> { ["LANG"] = "C.UTF-8", ["TZ"] = "UTC" },
                Timeout = TimeSpan.FromMinutes(10),
            };
            var result = machine.Run(command);
            Assert.True(result.ExitCode == 0, result.Stderr);
            var outputs = result.Stdout.Split(End)[..^1].ToList();
            Assert.True(outputs.Count == programs.Count, $"{outputs.Count} of {programs.Count} programs ran under MRI\n{result.Stderr}");
            return outputs;
        }
        finally
        {
            File.Delete(path);
        }
    }

    static string Here(LocalSystem machine, string source)
    {
        try
        {
            Parser.Parse(new SourceText(source, "-e"));
        }
        catch (SyntaxErrorException)
        {
            return "no Ruby\n";
        }
        using var output = new MemoryStream();
        var ruby = new Ruby(machine) { Input = Stream.Null, Output = output, Error = Stream.Null };
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        try
        {
            var error = ruby.Run(source, "-e", patience.Token).Error;
            return Encoding.UTF8.GetString(output.ToArray()) + (error is null ? "" : error.Contains("InternalError", StringComparison.Ordinal) ? error : "uncaught\n");
        }
        catch (OperationCanceledException)
        {
            return "too long here\n";
        }
    }

    /// <summary>What an error says of the same fault in more than one way, by which path of MRI met it; and escapes, whose form follows an encoding that is US-ASCII in MRI for what inspect gives.</summary>
    static string Comparable(string text) => Ways().Replace(text, match => match.Value[0] == '\\' ? "\\x" + match.Value[^2..] : "(" + match.Value[..2] + ")");

    [GeneratedRegex(@"\\u00[01][0-9A-F]|comparison of .* with .* failed|no implicit conversion (from nil to i|of nil into I)nteger", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Ways();
}
