using System.Text;

namespace RecipeEngine.Dsl.Stdlib.Yaml;

/// <summary>Writes nodes as YAML text in libyaml's block layout.</summary>
sealed partial class YamlEmitter(int indentation, int width)
{
    readonly StringBuilder output = new();
    int column;
    int indent = -1;
    bool whitespace = true;
    bool indention = true;

    public override string ToString() => output.ToString();

    /// <summary>One document with its "---".</summary>
    public void Document(YamlNode root, bool header = false)
    {
        if (header)
        {
            Put("%YAML 1.1");
            Break();
        }
        indent = -1;
        Indicator("---", true);
        Node(root, simpleKey: false, inMapping: false);
        indent = -1;
        WriteIndent();
    }

    void Put(char c)
    {
        output.Append(c);
        column++;
    }

    void Put(string text)
    {
        output.Append(text);
        column += text.Length;
    }

    void Break()
    {
        output.Append('\n');
        column = 0;
    }

    void WriteIndent()
    {
        var target = Math.Max(indent, 0);
        if (!indention || column > target || (column == target && !whitespace))
        {
            Break();
        }
        while (column < target)
        {
            Put(' ');
        }
        whitespace = indention = true;
    }

    void Indicator(string text, bool needsSpace, bool isWhitespace = false, bool isIndention = false)
    {
        if (needsSpace && !whitespace)
        {
            Put(' ');
        }
        Put(text);
        whitespace = isWhitespace;
        indention = indention && isIndention;
    }

    int Deeper(bool flow, bool indentless)
    {
        var before = indent;
        indent = indent < 0 ? flow ? indentation : 0 : indentless ? indent : indent + indentation;
        return before;
    }

    void Properties(YamlNode node, bool withTag)
    {
        if (node.Anchor is { } anchor)
        {
            Indicator("&" + anchor, true);
        }
        if (withTag && node.Tag is { } tag)
        {
            Indicator(tag.StartsWith("tag:yaml.org,2002:", StringComparison.Ordinal) ? "!!" + tag[18..] : tag, true);
        }
    }

    void Node(YamlNode node, bool simpleKey, bool inMapping)
    {
        switch (node)
        {
            case YamlAliasNode alias:
                Indicator("*" + alias.Name, true);
                if (simpleKey)
                {
                    Put(' ');
                    whitespace = true;
                }
                break;
            case YamlScalarNode scalar: Scalar(scalar, simpleKey); break;
            case YamlSequenceNode sequence: Sequence(sequence, inMapping); break;
            case YamlMappingNode mapping: Mapping(mapping); break;
        }
    }

    void Sequence(YamlSequenceNode node, bool inMapping)
    {
        Properties(node, true);
        if (node.Items.Count == 0)
        {
            Indicator("[", true, true);
            Indicator("]", false);
            return;
        }
        var before = Deeper(false, inMapping && !indention);
        foreach (var item in node.Items)
        {
            WriteIndent();
            Indicator("-", true, false, true);
            Node(item, false, false);
        }
        indent = before;
    }

    void Mapping(YamlMappingNode node)
    {
        Properties(node, true);
        if (node.Pairs.Count == 0)
        {
            Indicator("{", true, true);
            Indicator("}", false);
            return;
        }
        var before = Deeper(false, false);
        foreach (var (key, value) in node.Pairs)
        {
            WriteIndent();
            if (IsSimple(key))
            {
                Node(key, true, true);
                Indicator(":", false);
            }
            else
            {
                Indicator("?", true, false, true);
                Node(key, false, true);
                WriteIndent();
                Indicator(":", true, false, true);
            }
            Node(value, false, true);
        }
        indent = before;
    }

    static bool IsSimple(YamlNode key) => key switch
    {
        YamlScalarNode s => !ScalarAnalysis.Of(s.Value).IsMultiline && Encoding.UTF8.GetByteCount(s.Value) + (s.Anchor?.Length ?? 0) <= 128,
        YamlSequenceNode s => s.Items.Count == 0,
        YamlMappingNode m => m.Pairs.Count == 0,
        _ => true,
    };

    void Scalar(YamlScalarNode node, bool simpleKey)
    {
        var analysis = ScalarAnalysis.Of(node.Value);
        var hasTag = node.Tag is not null && !node.Plain && !node.Quoted;
        var style = node.Style;
        if (simpleKey && analysis.IsMultiline)
        {
            style = YamlStyle.Double;
        }
        if (style == YamlStyle.Plain && (!analysis.BlockPlain || (node.Value.Length == 0 && simpleKey) || (!hasTag && !node.Plain)))
        {
            style = YamlStyle.Single;
        }
        if (style == YamlStyle.Single && !analysis.SingleQuoted)
        {
            style = YamlStyle.Double;
        }
        if (style is YamlStyle.Literal or YamlStyle.Folded && (!analysis.Block || simpleKey))
        {
            style = YamlStyle.Double;
        }
        Properties(node, hasTag);
        if (!hasTag && !node.Quoted && style != YamlStyle.Plain)
        {
            Indicator("!", true);
        }
        var before = Deeper(true, false);
        switch (style)
        {
            case YamlStyle.Plain: WritePlain(node.Value, !simpleKey); break;
            case YamlStyle.Single: WriteSingle(node.Value, !simpleKey); break;
            case YamlStyle.Double: WriteDouble(node.Value, !simpleKey); break;
            case YamlStyle.Literal: WriteLiteral(node.Value); break;
            default: WriteFolded(node.Value); break;
        }
        indent = before;
    }
}
