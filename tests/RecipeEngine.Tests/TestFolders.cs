namespace RecipeEngine.Tests;

/// <summary>
/// Directories for tests, all below one of this run's that is removed when the run ends. What an earlier run left because it was killed is removed
/// when the first is made.
/// </summary>
static class TestFolders
{
    const string Prefix = "recipe-tests-";

    static readonly Lazy<string> Root = new(() =>
    {
        foreach (var left in Directory.GetDirectories(Path.GetTempPath(), Prefix + "*"))
        {
            if (int.TryParse(Path.GetFileName(left)[Prefix.Length..], System.Globalization.CultureInfo.InvariantCulture, out var owner) && !Directory.Exists($"/proc/{owner}"))
            {
                Remove(left);
            }
        }

        var root = Path.Combine(Path.GetTempPath(), Prefix + Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Directory.CreateDirectory(root);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Remove(root);
        return root;
    });

    static int number;

    /// <summary>A new empty directory.</summary>
    public static string New(string name) => Directory.CreateDirectory(Path.Combine(Root.Value, $"{name}{Interlocked.Increment(ref number)}")).FullName;

    /// <summary>Removes a directory; what still writes there does no harm.</summary>
    public static void Remove(string directory)
    {
        try
        {
            Directory.Delete(directory, recursive: true);
        }
        catch (IOException)
        {
        }
        catch (UnauthorizedAccessException)
        {
        }
    }
}
