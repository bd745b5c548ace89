using System.Diagnostics;

namespace RecipeEngine.Tests.Machines;

/// <summary>What a program printed and how it ended.</summary>
public sealed record ShellResult(int ExitCode, string Stdout, string Stderr)
{
    /// <summary>The result itself, or a failure that shows everything the program printed.</summary>
    public ShellResult Expect(int exitCode = 0) => ExitCode == exitCode
        ? this
        : throw new InvalidOperationException($"exit {ExitCode} instead of {exitCode}\n{Stdout}\n{Stderr}");
}

/// <summary>Runs programs of the machine the tests run on.</summary>
static class Shell
{
    public static ShellResult Run(string program, IEnumerable<string> arguments, byte[]? input = null, TimeSpan? timeout = null)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = Repository.Root,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        process.Start();
        var stdout = process.StandardOutput.ReadToEndAsync();
        var stderr = process.StandardError.ReadToEndAsync();
        Feed(process, input);
        if (!process.WaitForExit(timeout ?? TimeSpan.FromMinutes(5)))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} did not end in time");
        }

        return new ShellResult(process.ExitCode, stdout.GetAwaiter().GetResult(), stderr.GetAwaiter().GetResult());
    }

    public static bool Has(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(directory => File.Exists(Path.Combine(directory, program)));

    static void Feed(Process process, byte[]? input)
    {
        try
        {
            process.StandardInput.BaseStream.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The program ended without reading it all; its exit code says whether that was a fault.
        }
    }
}
