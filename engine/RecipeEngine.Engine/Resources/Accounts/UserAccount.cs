using static RecipeEngine.Engine.Resources.UserResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>What the recipe wants of an account, against what passwd and shadow say: differences, and the arguments that mend them.</summary>
sealed class UserAccount(Context context, Func<Property, object?> desired, UserEntry? entry, ShadowEntry? shadow)
{
    public bool Exists => entry is not null;
    public UserEntry? Entry => entry;

    string? Wanted(Property property) => desired(property) is { } value ? context.ToS(value) : null;

    /// <summary>The wanted group, a name already turned into its number.</summary>
    public string? WantedGroup { get; set; }

    public string? CurrentPassword => entry is { Password: "x" } && Wanted(Password) is not null ? shadow?.Password ?? entry.Password : entry?.Password;
    public string? CurrentInactive => shadow?.Inactive?.ToString(System.Globalization.CultureInfo.InvariantCulture);
    public string? CurrentExpiry => shadow?.ExpiryDate?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    IEnumerable<(string Name, string? Wanted, string? Now)> Plain =>
    [
        ("comment", Wanted(Comment), entry?.Comment),
        ("shell", Wanted(Shell), entry?.Shell),
        ("password", Wanted(Password), CurrentPassword),
        ("uid", Wanted(Uid), entry is null ? null : $"{entry.UserId}"),
        ("gid", WantedGroup, entry is null ? null : $"{entry.GroupId}"),
    ];

    bool MovesHome => Wanted(Home) is { } home && (entry is null || Clean(home) != Clean(entry.Home));

    /// <summary>"change shell from a to b", in the order they are shown.</summary>
    public IReadOnlyList<string> Differences(bool isSensitive)
    {
        var list = new List<string>();
        if (MovesHome)
        {
            list.Add($"change homedir from {entry?.Home} to {Wanted(Home)}");
        }
        foreach (var (name, wanted, now) in Plain)
        {
            if (wanted is not null && wanted != (now ?? ""))
            {
                list.Add(name == "password" && isSensitive ? "change password from ******** to ********" : $"change {name} from {now} to {wanted}");
            }
        }
        foreach (var (name, wanted, now) in ((string, string?, string?)[])[("expire_date", Wanted(ExpireDate), CurrentExpiry), ("inactive", Wanted(Inactive), CurrentInactive)])
        {
            if (wanted is not null && wanted != (now ?? ""))
            {
                list.Add($"change {name} from {now} to {wanted}");
            }
        }
        return list;
    }

    /// <summary>Arguments useradd and usermod share.</summary>
    public IReadOnlyList<string> Options()
    {
        var options = new List<string>();
        void Add(string option, string? value)
        {
            options.Add(option);
            options.Add(value!);
        }
        void AddIfDifferent(string option, string name)
        {
            var (_, wanted, now) = Plain.First(p => p.Name == name);
            if (wanted is not null && wanted != (now ?? ""))
            {
                Add(option, wanted);
            }
        }
        AddIfDifferent("-c", "comment");
        if (Wanted(ExpireDate) is { Length: > 0 } expiry)
        {
            Add("-e", expiry);
        }
        AddIfDifferent("-g", "gid");
        if (Wanted(Inactive) is { Length: > 0 } inactive)
        {
            Add("-f", inactive);
        }
        AddIfDifferent("-p", "password");
        AddIfDifferent("-s", "shell");
        AddIfDifferent("-u", "uid");
        if (MovesHome)
        {
            Add("-d", Wanted(Home));
        }
        if (Context.Truthy(desired(NonUnique)))
        {
            options.Add("-o");
        }
        return options;
    }

    /// <summary>Arguments of usermod alone.</summary>
    public IReadOnlyList<string> ModifyOptions()
    {
        var options = new List<string>();
        if (Context.Truthy(desired(NonUnique)) && Wanted(Uid) is { } id)
        {
            options.AddRange(["-u", id]);
        }
        if (MovesHome && Context.Truthy(desired(ManageHome)))
        {
            options.Add("-m");
        }
        return options;
    }

    // "/home//x/../y/" is "/home/y".
    static string Clean(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("." or ".."))
            {
                parts.Add(part);
            }
        }
        return (path.StartsWith('/') ? "/" : "") + string.Join('/', parts);
    }
}
