using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RecipeEngine.Cookbooks.Policyfiles;

/// <summary>A Policyfile.lock.json: a policy with every cookbook in one exact state. What was read is written again as it was.</summary>
/// <param name="Root">all of it, as plain values in the file's order</param>
/// <param name="File">absolute path; null for one that is not written yet</param>
public sealed record PolicyLock(OrderedDictionary<string, object?> Root, string? File = null)
{
    public string Name => Root.Text("name", File) ?? "";

    /// <summary>The SHA-256 that stands for all that decides a run.</summary>
    public string RevisionId => Root.Text("revision_id", File) ?? "";

    public IReadOnlyList<string> RunList => PlainFields.Texts(Root.GetValueOrDefault("run_list"), "run_list", File);

    public OrderedDictionary<string, object?> NamedRunLists => Root.Object("named_run_lists", File);

    public OrderedDictionary<string, object?> CookbookLocks => Root.Object("cookbook_locks", File);

    public OrderedDictionary<string, object?> DefaultAttributes => Root.Object("default_attributes", File);

    public OrderedDictionary<string, object?> OverrideAttributes => Root.Object("override_attributes", File);

    /// <summary>Reads a lock; RecipeError when it is none.</summary>
    public static PolicyLock Parse(string text, string? file = null)
    {
        var read = new PolicyLock(PlainTree.ParseObject(text, file), file);
        return read.Name.Length > 0 && read.Root.ContainsKey("cookbook_locks") ? read
            : throw RecipeError.Ruby("ChefCLI::InvalidLockfile", "this is no Policyfile.lock.json: it has no name or no cookbook_locks", file);
    }

    /// <summary>The entry of a cookbook, null when there is none.</summary>
    public OrderedDictionary<string, object?>? Find(string cookbook) => CookbookLocks.GetValueOrDefault(cookbook) as OrderedDictionary<string, object?>;

    /// <summary>What a run list of the lock is; RecipeError when there is none of that name.</summary>
    public IReadOnlyList<string> RunListOf(string? named) => named is null ? RunList
        : NamedRunLists.TryGetValue(named, out var items) ? PlainFields.Texts(items, named, File)
        : throw RecipeError.Ruby("ChefCLI::PolicyfileError", $"policy {Name} has no named run list {named}; it has {string.Join(", ", NamedRunLists.Keys)}", File);

    /// <summary>The revision id that the content has.</summary>
    public static string ComputeRevision(OrderedDictionary<string, object?> root, string? file = null)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"name:{root.Text("name", file)}\n");
        foreach (var item in PlainFields.Texts(root.GetValueOrDefault("run_list"), "run_list", file))
        {
            text.Append(CultureInfo.InvariantCulture, $"run-list-item:{item}\n");
        }

        foreach (var (name, items) in root.Object("named_run_lists", file))
        {
            foreach (var item in PlainFields.Texts(items, name, file))
            {
                text.Append(CultureInfo.InvariantCulture, $"named-run-list:{name};run-list-item:{item}\n");
            }
        }

        foreach (var (name, entry) in root.Object("cookbook_locks", file))
        {
            text.Append(CultureInfo.InvariantCulture, $"cookbook:{name};id:{(entry as OrderedDictionary<string, object?>)?.Text("identifier", file)}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"default_attributes:{PolicyJson.Canonical(root.GetValueOrDefault("default_attributes"))}\n");
        text.Append(CultureInfo.InvariantCulture, $"override_attributes:{PolicyJson.Canonical(root.GetValueOrDefault("override_attributes"))}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>The text of the file.</summary>
    public override string ToString() => PolicyJson.Pretty(Root) + "\n";
}
