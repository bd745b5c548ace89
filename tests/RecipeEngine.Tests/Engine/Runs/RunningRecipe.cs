using System.Diagnostics;
using System.Text.Json;
using RecipeEngine.Systems;
using RecipeEngine.Tests.Machines;

namespace RecipeEngine.Tests.Engine.Runs;

/// <summary>The command line started as a process of its own, in an empty directory, to be sent signals.</summary>
sealed class RunningRecipe : IDisposable
{
    static readonly string Recipe = Repository.BuiltCommand + ".dll";
    readonly List<Process> started = [];

    public string Folder { get; } = TestFolders.New("recipe-run-");

    public string At(string name) => Path.Combine(Folder, name);

    /// <summary>Writes the recipe and starts its converge; its lock, cache and reports are in the folder too.</summary>
    public Process Start(string recipe, string name = "recipe", params string[] options)
    {
        File.WriteAllText(At("client.rb"), $"cache_path '{At("chef")}'\n");
        File.WriteAllText(At(name + ".rb"), recipe);
        var start = new ProcessStartInfo("dotnet", [Recipe, "converge", "-c", At("client.rb"), At(name + ".rb"), "--report", At(name + ".json"), .. options])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Output(process).AppendLine(line.Data);
        process.ErrorDataReceived += (_, line) => Output(process).AppendLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        started.Add(process);
        return process;
    }

    readonly Dictionary<int, System.Text.StringBuilder> outputs = [];

    System.Text.StringBuilder Output(Process process)
    {
        lock (outputs)
        {
            return outputs.TryGetValue(process.Id, out var text) ? text : outputs[process.Id] = new System.Text.StringBuilder();
        }
    }

    public string TextOf(Process process) => Output(process).ToString();

    public static void Signal(Process process, int signal) => new LocalSystem().Kill(process.Id, signal);

    public static int End(Process process)
    {
        if (!process.WaitForExit(30_000))
        {
            throw new TimeoutException("the run did not end");
        }
        process.WaitForExit();
        return process.ExitCode;
    }

    /// <summary>Waits until a file is there.</summary>
    public void Await(string name)
    {
        for (var clock = Stopwatch.StartNew(); !File.Exists(At(name)); Thread.Sleep(20))
        {
            if (clock.Elapsed > TimeSpan.FromSeconds(30))
            {
                throw new TimeoutException($"{name} did not appear: {string.Join("\n", started.Select(TextOf))}");
            }
        }
    }

    public JsonElement Report(string name = "recipe") => JsonDocument.Parse(File.ReadAllText(At(name + ".json"))).RootElement;

    public void Dispose()
    {
        foreach (var process in started)
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
            process.Dispose();
        }
        TestFolders.Remove(Folder);
    }
}
