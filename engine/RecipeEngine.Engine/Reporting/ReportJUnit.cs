using System.Globalization;
using System.Xml;

namespace RecipeEngine.Engine.Reporting;

/// <summary>The JUnit report: one test case per action.</summary>
static class ReportJUnit
{
    public static void Write(Stream output, RunReport report)
    {
        using var xml = XmlWriter.Create(output, new XmlWriterSettings { Indent = true, Encoding = new System.Text.UTF8Encoding(false), CheckCharacters = false });
        var early = report.Error is not null && report.Count("failed") == 0;
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", report.Run?.Node.Name ?? "recipe");
        xml.WriteAttributeString("tests", Number(report.Records.Count + (early ? 1 : 0)));
        xml.WriteAttributeString("failures", Number(report.Count("failed") + (early ? 1 : 0)));
        xml.WriteAttributeString("skipped", Number(report.Count("skipped")));
        xml.WriteAttributeString("time", Seconds(report.Duration));
        foreach (var r in report.Records)
        {
            WriteCase(xml, r.Resource.CookbookName is { } c ? $"{c}.{r.Resource.RecipeName}" : "recipe", $"{r.Resource} {r.Action}", r.Duration, r.Error,
                r.Status == "skipped" ? r.Guard ?? "" : null);
        }
        if (early)
        {
            WriteCase(xml, "recipe", "run", report.Duration, report.Error, null);
        }
        xml.WriteEndElement();
    }

    static void WriteCase(XmlWriter xml, string group, string name, TimeSpan duration, RunError? error, string? skipped)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Clean(group));
        xml.WriteAttributeString("name", Clean(name));
        xml.WriteAttributeString("time", Seconds(duration));
        if (skipped is not null)
        {
            xml.WriteStartElement("skipped");
            xml.WriteAttributeString("message", skipped);
            xml.WriteEndElement();
        }
        if (error is not null)
        {
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("type", error.ClassName);
            xml.WriteString(Clean(error.Message));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    // XML 1.0 has no way to write control characters and lone surrogates.
    static string Clean(string text)
    {
        var clean = text.ToCharArray();
        for (var i = 0; i < clean.Length; i++)
        {
            var pair = char.IsHighSurrogate(clean[i]) && i + 1 < clean.Length && char.IsLowSurrogate(clean[i + 1]);
            if (pair)
            {
                i++;
            }
            else if (!XmlConvert.IsXmlChar(clean[i]))
            {
                clean[i] = '\uFFFD';
            }
        }
        return new string(clean);
    }

    static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);

    static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);
}
