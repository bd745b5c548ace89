using System.Text.Json;

namespace RecipeEngine.Engine.Reporting;

/// <summary>Writes Ruby values as the compile verb's JSON has them: ":symbol", {"lazy": true}, {"proc": true}, {"regexp": "…"}.</summary>
public sealed class RubyJson(Context context, Utf8JsonWriter json)
{
    public void Write(object? value, int depth = 0)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case bool b: json.WriteBooleanValue(b); break;
            case long l: json.WriteNumberValue(l); break;
            case System.Numerics.BigInteger big: json.WriteRawValue(big.ToString(System.Globalization.CultureInfo.InvariantCulture)); break;
            case double d when double.IsFinite(d): json.WriteRawValue(context.ToS(d)); break;
            case double d: json.WriteStringValue(context.ToS(d)); break;
            case RString s: json.WriteStringValue(s.Text); break;
            case RSymbol s: json.WriteStringValue(":" + s.Name); break;
            case DelayedEvaluator: Tag("lazy"); break;
            case RProc: Tag("proc"); break;
            case Resource r: Tagged("resource", r.DeclaredKey); break;
            case RModule m: Tagged("class", context.ToS(m)); break;
            case RArray array:
                json.WriteStartArray();
                foreach (var v in array)
                {
                    Write(v, depth + 1);
                }
                json.WriteEndArray();
                break;
            case RHash hash:
                WriteHash(hash, depth);
                break;
            default:
                WriteObject(value, depth);
                break;
        }
    }

    void WriteHash(RHash hash, int depth)
    {
        json.WriteStartObject();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (k, v) in hash.Pairs())
        {
            var key = k is RSymbol s ? ":" + s.Name : context.ToS(k);
            if (seen.Add(key))
            {
                json.WritePropertyName(key);
                Write(v, depth + 1);
            }
        }
        json.WriteEndObject();
    }

    void WriteObject(object value, int depth)
    {
        var name = context.ClassOf(value).ToString();
        switch (name)
        {
            case "Regexp": Tagged("regexp", context.ToS(context.Send(value, "source"))); return;
            case "Method" or "UnboundMethod": Tag("proc"); return;
            case "Gem::Version": json.WriteStringValue(context.ToS(value)); return;
        }
        if (depth < 40 && context.RespondTo(value, RSymbol.Of("to_hash")) && context.Send(value, "to_hash") is RHash hash)
        {
            WriteHash(hash, depth);
            return;
        }
        Tagged("object", name);
    }

    void Tag(string name)
    {
        json.WriteStartObject();
        json.WriteBoolean(name, true);
        json.WriteEndObject();
    }

    void Tagged(string name, string value)
    {
        json.WriteStartObject();
        json.WriteString(name, value);
        json.WriteEndObject();
    }
}
