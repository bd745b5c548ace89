using System.Text.RegularExpressions;

namespace RecipeEngine.Engine.Running;

/// <summary>Something a cookbook uses that will go.</summary>
/// <param name="Kind">Chef's key: "property", "multiresource_match", …; "generic" for what a cookbook itself calls deprecated</param>
/// <param name="Message">what is deprecated and what to use</param>
/// <param name="Location">file, line and label of the first line of a cookbook that leads there</param>
public sealed partial record Deprecation(string Kind, string Message, string Location)
{
    static readonly Dictionary<string, int> Numbers = new(StringComparer.Ordinal)
    {
        ["internal_api"] = 0,
        ["json_auto_inflate"] = 1,
        ["exit_code"] = 2,
        ["attributes"] = 4,
        ["custom_resource"] = 5,
        ["easy_install"] = 6,
        ["verify_file"] = 7,
        ["supports_property"] = 8,
        ["chef_rest"] = 9,
        ["property_name_collision"] = 11,
        ["chef_platform_methods"] = 13,
        ["package_misc"] = 15,
        ["multiresource_match"] = 16,
        ["use_inline_resources"] = 17,
        ["local_listen"] = 18,
        ["namespace_collisions"] = 19,
        ["deploy_resource"] = 21,
        ["property"] = 24,
        ["shell_out"] = 26,
        ["chef_sugar"] = 28,
        ["archive_file_integer_file_mode"] = 30,
        ["resource_name_without_provides"] = 31,
        ["unified_mode"] = 33,
    };

    /// <summary>Where it is explained.</summary>
    public string Url => Kind switch
    {
        "generic" => "https://docs.chef.io/chef_deprecations_client/",
        "custom_resource" => "https://docs.chef.io/deprecations_custom_resource_cleanups/",
        _ => $"https://docs.chef.io/deprecations_{Kind}/",
    };

    /// <summary>By <c>silence_deprecation_warnings</c> (a key, a number, a place, or true), or by a comment <c># chef:silence_deprecation</c> on the line.</summary>
    public bool IsSilenced(Context context, ChefRun run)
    {
        var setting = run.Config.Get(context, "silence_deprecation_warnings");
        var number = Numbers.TryGetValue(Kind, out var n) ? n.ToString(CultureInfo.InvariantCulture) : null;
        if (setting is true || (setting is RArray list && list.Any(entry => Matches(entry is long id ? $"CHEF-{id}" : context.ToS(entry)))))
        {
            return true;
        }
        return Place().Match(Location) is { Success: true } place && run.Machine.TryReadText(place.Groups[1].Value) is { } source
            && source.Split('\n').ElementAtOrDefault(int.Parse(place.Groups[2].Value, CultureInfo.InvariantCulture) - 1) is { } line
            && Comment().Match(line) is { Success: true } comment && (!comment.Groups[1].Success || comment.Groups[1].Value == Kind);

        bool Matches(string wanted) => wanted == Kind || wanted == number || (number is not null && wanted.Equals("chef-" + number, StringComparison.OrdinalIgnoreCase)) || Location.Contains(wanted, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^(.*?):(\d+)")]
    private static partial Regex Place();

    [GeneratedRegex(@"#.*chef:silence_deprecation(?:$|[^:\w]|:(\w+))")]
    private static partial Regex Comment();
}
