using System.Text;

namespace RecipeEngine.Engine.Formats;

/// <summary>The text of a systemd unit from its sections: "Key = value" lines, a key repeated for each value of a list.</summary>
public static class SystemdUnit
{
    /// <summary>Renders sections in their order, an empty line between them.</summary>
    public static string Render(IEnumerable<KeyValuePair<string, IEnumerable<KeyValuePair<string, IReadOnlyList<string>>>>> sections)
    {
        StringBuilder text = new();
        foreach ((string section, IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> options) in sections)
        {
            text.Append(text.Length > 0 ? "\n" : "").Append('[').Append(section).Append("]\n");
            foreach ((string key, IReadOnlyList<string> values) in options)
            {
                foreach (string value in values)
                {
                    text.Append(key).Append(" = ").Append(value).Append('\n');
                }
            }
        }

        return text.ToString();
    }
}
