using System.Collections.Concurrent;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Core.Strings;

/// <summary>Frozen strings of which one object is enough (<c>-"text"</c>), kept as long as somebody holds them.</summary>
static class FrozenStrings
{
    static readonly ConcurrentDictionary<(string, RubyEncoding), WeakReference<RString>> Known = [];

    public static RString Of(RString text)
    {
        var key = (text.Text, text.Encoding);
        if (Known.TryGetValue(key, out var reference) && reference.TryGetTarget(out var known))
        {
            return known;
        }
        if (!text.Frozen || text.InstanceVariableNames().Any())
        {
            text = text.Copy();
            text.Frozen = true;
        }
        Known[key] = new WeakReference<RString>(text);
        return text;
    }
}
