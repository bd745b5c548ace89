using System.Text;
using RecipeEngine.Systems;

namespace RecipeEngine.Tests.Goldens;

/// <summary>Everything on a machine in memory, to tell what a run has changed.</summary>
static class MachineListing
{
    public static SortedDictionary<string, string> Take(ISystem machine)
    {
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Walk(machine, "/", all);
        return all;
    }

    /// <summary>One block for each path that was added (A), changed (M) or taken away (D): kind, mode, owner, and the text of a file.</summary>
    public static string Changes(SortedDictionary<string, string> before, SortedDictionary<string, string> after)
    {
        var text = new StringBuilder();
        foreach (var path in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
        {
            var old = before.GetValueOrDefault(path);
            var now = after.GetValueOrDefault(path);
            if (old != now)
            {
                text.Append(old is null ? "A " : now is null ? "D " : "M ").Append(path).Append(now is null ? "\n" : " " + now);
            }
        }
        return text.ToString();
    }

    static void Walk(ISystem machine, string directory, SortedDictionary<string, string> all)
    {
        foreach (var entry in machine.ListDirectory(directory))
        {
            var path = directory == "/" ? "/" + entry.Name : $"{directory}/{entry.Name}";
            var status = machine.LStat(path);
            var owner = $"{User(machine, status.UserId)}:{Group(machine, status.GroupId)}";
            if (status.IsSymbolicLink)
            {
                all[path] = $"-> {machine.ReadLink(path)} {owner}\n";
            }
            else if (status.IsDirectory)
            {
                all[path] = $"directory {Mode(status)} {owner}\n";
                Walk(machine, path, all);
            }
            else
            {
                all[path] = $"{Mode(status)} {owner}\n{Content(machine.ReadBytes(path))}";
            }
        }
    }

    static string Mode(FileStatus status) => Convert.ToString(status.Mode & 0xfff, 8).PadLeft(4, '0');

    static string User(ISystem machine, long id) => machine.FindUser(id)?.Name ?? id.ToString(System.Globalization.CultureInfo.InvariantCulture);

    static string Group(ISystem machine, long id) => machine.FindGroup(id)?.Name ?? id.ToString(System.Globalization.CultureInfo.InvariantCulture);

    static string Content(byte[] bytes) => bytes.Length == 0 ? ""
        : string.Concat(Encoding.UTF8.GetString(bytes).SplitAfter('\n').Select(line => "  | " + line)) + (bytes[^1] == (byte)'\n' ? "" : "\n  (no line feed at the end)\n");
}
