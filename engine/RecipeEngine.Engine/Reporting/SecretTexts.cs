using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Engine.Reporting;

/// <summary>Texts that no output may show: values of encrypted data bag items, of vaults and of secret stores that the run has opened.</summary>
public sealed class SecretTexts
{
    /// <summary>Stands where a secret stood.</summary>
    public const string Mask = "[secret]";

    // shorter ones are found in every other word, and tell nothing
    const int ShortestText = 4;
    static readonly HashSet<string> Words = new(["true", "false", "none", "null", "root"], StringComparer.OrdinalIgnoreCase);
    readonly Lock gate = new();
    readonly HashSet<string> known = new(StringComparer.Ordinal);
    string[] longestFirst = [];

    /// <summary>Nothing is known to be secret.</summary>
    public bool IsEmpty => longestFirst.Length == 0;

    /// <summary>Keeps a text secret from now on, and each of its lines.</summary>
    public void Add(string text)
    {
        lock (gate)
        {
            var before = known.Count;
            foreach (var line in text.Split('\n').Select(l => l.Trim()).Append(text.Trim()).Where(l => l.Length >= ShortestText && !Words.Contains(l)))
            {
                // as it is, as Ruby inspects it, and both as reports and JSON lines write them
                foreach (var form in (string[])[line, StringInspect.Inspect(line)[1..^1]])
                {
                    known.UnionWith([form, JsonEncodedText.Encode(form).ToString(), JsonEncodedText.Encode(form, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(),
                        System.Net.WebUtility.HtmlEncode(form), XmlEscaped(form), ReportMarkdown.Escape(form)]);
                }
            }
            if (known.Count > before)
            {
                longestFirst = [.. known.OrderByDescending(k => k.Length)];
            }
        }
    }

    static string XmlEscaped(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>Keeps every text inside a Ruby value secret, numbers of four digits and more too.</summary>
    public void AddValue(object? value)
    {
        switch (value)
        {
            case RString text:
                Add(text.Text);
                break;
            case RHash hash:
                foreach (var (_, item) in hash.Pairs())
                {
                    AddValue(item);
                }
                break;
            case RArray array:
                foreach (var item in array)
                {
                    AddValue(item);
                }
                break;
            case long number:
                Add(number.ToString(CultureInfo.InvariantCulture));
                break;
        }
    }

    /// <summary>Passes on what is written, UTF-8 text, without the secrets in it.</summary>
    public void WriteMasked(Stream output, Action<Stream> write)
    {
        if (IsEmpty)
        {
            write(output);
            return;
        }
        using var whole = new MemoryStream();
        write(whole);
        output.Write(Encoding.UTF8.GetBytes(Masked(Encoding.UTF8.GetString(whole.GetBuffer(), 0, (int)whole.Length))));
    }

    /// <summary>The text with <see cref="Mask"/> for each secret in it.</summary>
    public string Masked(string text)
    {
        foreach (var secret in longestFirst)
        {
            text = text.Replace(secret, Mask, StringComparison.Ordinal);
        }
        return text;
    }
}
