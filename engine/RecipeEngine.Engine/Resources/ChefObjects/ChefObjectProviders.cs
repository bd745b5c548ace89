namespace RecipeEngine.Engine.Resources;

/// <summary>A role of the chef-repo.</summary>
public sealed class ChefRoleProvider : ChefObjectProvider
{
    public static readonly ProviderType Provides = ProviderType.For<ChefRoleProvider>(ChefRoleResource.Type, ("create", p => p.Create()), ("delete", p => p.Delete()));

    protected override string Kind => "role";
    protected override string PathKey => "role_path";
    protected override string ObjectName => Desired[ChefRoleResource.RoleName]!;

    protected override IEnumerable<(string Field, Property Property)> Fields =>
    [
        ("description", ChefRoleResource.Description), ("run_list", ChefRoleResource.RunList), ("env_run_lists", ChefRoleResource.EnvRunLists),
        ("default_attributes", ChefRoleResource.DefaultAttributes), ("override_attributes", ChefRoleResource.OverrideAttributes),
    ];

    protected override IEnumerable<(string Field, object? Default)> Defaults =>
    [
        ("name", ObjectName), ("description", ""), ("json_class", "Chef::Role"), ("chef_type", "role"), ("default_attributes", new RHash()), ("override_attributes", new RHash()),
        ("run_list", new RArray()), ("env_run_lists", new RHash()),
    ];

    protected override void Augment(RHash json)
    {
        ModifyRunList(json);
        Modify(json, "default_attributes", "@default_attribute_modifiers");
        Modify(json, "override_attributes", "@override_attribute_modifiers");
    }
}

/// <summary>An environment of the chef-repo.</summary>
public sealed class ChefEnvironmentProvider : ChefObjectProvider
{
    public static readonly ProviderType Provides = ProviderType.For<ChefEnvironmentProvider>(ChefEnvironmentResource.Type, ("create", p => p.Create()), ("delete", p => p.Delete()));

    protected override string Kind => "environment";
    protected override string PathKey => "environment_path";
    protected override string ObjectName => Desired[ChefEnvironmentResource.EnvironmentName]!;

    protected override IEnumerable<(string Field, Property Property)> Fields =>
    [
        ("description", ChefEnvironmentResource.Description), ("cookbook_versions", ChefEnvironmentResource.CookbookVersions),
        ("default_attributes", ChefEnvironmentResource.DefaultAttributes), ("override_attributes", ChefEnvironmentResource.OverrideAttributes),
    ];

    protected override IEnumerable<(string Field, object? Default)> Defaults =>
    [
        ("name", ObjectName), ("description", ""), ("cookbook_versions", new RHash()), ("default_attributes", new RHash()), ("override_attributes", new RHash()),
        ("json_class", "Chef::Environment"), ("chef_type", "environment"),
    ];

    protected override void Augment(RHash json)
    {
        Modify(json, "default_attributes", "@default_attribute_modifiers");
        Modify(json, "override_attributes", "@override_attribute_modifiers");
    }
}

/// <summary>A node of the chef-repo, as it is kept between runs; default, override and automatic attributes stay unless the recipe gives some.</summary>
public sealed class ChefNodeProvider : ChefObjectProvider
{
    static readonly RString Tags = new("tags"), Normal = new("normal");

    public static readonly ProviderType Provides = ProviderType.For<ChefNodeProvider>(ChefNodeResource.Type, ("create", p => p.Create()), ("delete", p => p.Delete()));

    protected override string Kind => "node";
    protected override string PathKey => "node_path";
    protected override string ObjectName => Desired[ChefNodeResource.NodeName]!;

    protected override IEnumerable<(string Field, Property Property)> Fields =>
    [
        ("chef_environment", ChefNodeResource.ChefEnvironment), ("run_list", ChefNodeResource.RunList), ("normal", ChefNodeResource.Attributes),
        ("default", ChefNodeResource.DefaultAttributes), ("override", ChefNodeResource.OverrideAttributes), ("automatic", ChefNodeResource.AutomaticAttributes),
    ];

    protected override IEnumerable<(string Field, object? Default)> Defaults =>
    [
        ("name", ObjectName), ("json_class", "Chef::Node"), ("chef_type", "node"), ("chef_environment", "_default"), ("override", new RHash()), ("normal", new RHash()),
        ("default", new RHash()), ("automatic", new RHash()), ("run_list", new RArray()),
    ];

    protected override void Augment(RHash json)
    {
        var (before, normal) = (CurrentJson, (RHash)json.Get(Context, Normal)!);
        // tags stay when the attributes are replaced
        if (normal.Get(Context, Tags) is null && (before.Get(Context, Normal) as RHash)?.Get(Context, Tags) is { } tags)
        {
            normal.Set(Context, Tags, tags);
        }
        foreach (var (field, property) in new[] { ("default", ChefNodeResource.DefaultAttributes), ("override", ChefNodeResource.OverrideAttributes), ("automatic", ChefNodeResource.AutomaticAttributes) })
        {
            if (!Desired.IsSet(property))
            {
                json.Set(Context, new RString(field), before.Get(Context, new RString(field)));
            }
        }
        ModifyRunList(json);
        Modify(json, "normal", "@attribute_modifiers");
        ChangeTags((RHash)json.Get(Context, Normal)!);
    }

    void ChangeTags(RHash normal)
    {
        var (added, removed) = (ChefObjectWords.Collected(Resource, "@added_tags"), ChefObjectWords.Collected(Resource, "@removed_tags"));
        if (added is null && removed is null)
        {
            return;
        }
        var tags = ((normal.Get(Context, Tags) as RArray)?.Select(Context.ToS) ?? []).Union((added ?? new RArray()).Select(Context.ToS)).Except((removed ?? new RArray()).Select(Context.ToS));
        normal.Set(Context, Tags, new RArray(tags.Select(tag => (object?)new RString(tag))));
    }
}

/// <summary>A data bag of the chef-repo: a directory.</summary>
public sealed class ChefDataBagProvider : Provider
{
    public static readonly ProviderType Provides = ProviderType.For<ChefDataBagProvider>(ChefDataBagResource.Type, ("create", p => p.Create()), ("delete", p => p.Delete()));

    string Name => Desired[ChefDataBagResource.DataBagName]!;

    string? Existing => Run.Config.Paths(Context, "data_bag_path").Select(d => Path.Combine(d, Name)).FirstOrDefault(d => Machine.IsDirectory(d));

    protected override State? Load() => Existing is null ? null : new State { [ChefDataBagResource.DataBagName] = Name };

    void Create()
    {
        if (Current is null)
        {
            Converge($"create data bag {Name} at {ChefObjectProvider.Server}", machine => machine.CreateDirectories(Path.Combine(Run.Config.Paths(Context, "data_bag_path")[0], Name)));
        }
    }

    void Delete()
    {
        if (Existing is { } directory)
        {
            Converge($"delete data bag {Name} at {ChefObjectProvider.Server}", machine => machine.RemoveTree(directory));
        }
    }
}
