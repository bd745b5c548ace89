namespace RecipeEngine.Engine.Resources;

/// <summary>A name that recipes can use for a resource of this engine, and where. Each filter is a list separated by blanks; "!x": not x.</summary>
/// <param name="Name">DSL name</param>
/// <param name="Type">its table, made when first asked for</param>
/// <param name="Os">node['os']</param>
/// <param name="Family">node['platform_family']</param>
/// <param name="Platform">node['platform']</param>
/// <param name="Wins">a cookbook's resource of the same name does not replace it</param>
/// <param name="Version">requirement on node['platform_version']: ">= 8"</param>
/// <param name="Chef">requirement on the version of Chef that is imitated: "&lt; 14"</param>
public sealed record ResourceEntry(string Name, Func<ResourceType> Type, string? Os = null, string? Family = null, string? Platform = null, string? Version = null, bool Wins = false, string? Chef = null);

/// <summary>The resources of one theme and the providers written for them.</summary>
/// <param name="Entries">names and tables</param>
/// <param name="Providers">made when a resource of the family is first run</param>
public sealed record ResourceFamily(IReadOnlyList<ResourceEntry> Entries, Func<IReadOnlyList<ProviderType>> Providers);
