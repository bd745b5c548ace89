namespace RecipeEngine.Cookbooks;

/// <summary>Where below templates/ or files/ a source is looked for, the most specific place first.</summary>
static class FileSpecificity
{
    /// <summary>host-NAME, platform with version cut part by part, platform, default, the segment itself.</summary>
    public static IEnumerable<string> Places(FileTarget target)
    {
        yield return $"host-{target.Fqdn}/";
        if (target.Platform is { } platform && target.PlatformVersion is { } version)
        {
            var parts = version.Split('.');
            for (var count = parts.Length; count > 0; count--)
            {
                yield return $"{platform}-{string.Join('.', parts.Take(count))}/";
            }

            yield return platform + "/";
        }

        yield return "default/";
        yield return "";
    }

    /// <summary>The places a message names for one source.</summary>
    public static IEnumerable<string> Told(string segment, FileTarget target, string source) =>
    [
        $"{segment}/host-{target.Fqdn}/{source}",
        $"{segment}/{target.Platform}-{target.PlatformVersion}/{source}",
        $"{segment}/{target.Platform}/{source}",
        $"{segment}/default/{source}",
        $"{segment}/{source}",
    ];
}
