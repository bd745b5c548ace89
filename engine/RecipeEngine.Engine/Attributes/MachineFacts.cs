using RecipeEngine.Engine.Ohai;

namespace RecipeEngine.Engine.Attributes;

/// <summary>The machine's automatic attributes, each found out when somebody asks for it, and the rest before the run changes the machine.</summary>
public sealed class MachineFacts(OhaiCollector ohai)
{
    readonly HashSet<string> given = new(StringComparer.Ordinal);

    /// <summary>Names that the machine may know something about, in Ohai's order.</summary>
    public IEnumerable<string> Names => ohai.Names;

    /// <summary>What is newly known after asking for one name.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Take(Context context, string name) => ohai.Collect(name) ? News(context) : [];

    /// <summary>Everything that was not given yet, without what only runs on request.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> TakeAll(Context context)
    {
        ohai.CollectAll();
        return News(context);
    }

    List<KeyValuePair<string, object?>> News(Context context)
    {
        var news = new List<KeyValuePair<string, object?>>();
        foreach (var (name, value) in ohai.Data)
        {
            if (given.Add(name))
            {
                news.Add(new(name, ToRuby(context, name, value)));
            }
        }
        return news;
    }

    // platform_version compares as a version.
    static object? ToRuby(Context context, string name, object? value) =>
        name == "platform_version" && value is string version
            ? context.Send(context.Interpreter.FindClass(context, "Chef::VersionString"), "new", new RString(version))
            : RubyValues.FromPlain(context, value);
}
