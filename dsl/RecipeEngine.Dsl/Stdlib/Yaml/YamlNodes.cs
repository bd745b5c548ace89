namespace RecipeEngine.Dsl.Stdlib.Yaml;

/// <summary>How a scalar is to be written, if it can be.</summary>
enum YamlStyle { Plain, Single, Double, Literal, Folded }

/// <summary>What the emitter writes.</summary>
abstract class YamlNode
{
    public string? Tag { get; init; }
    public string? Anchor { get; set; }
}

sealed class YamlScalarNode(string value) : YamlNode
{
    public string Value { get; } = value;
    /// <summary>A plain scalar needs no tag.</summary>
    public bool Plain { get; init; } = true;
    /// <summary>A quoted scalar needs no tag.</summary>
    public bool Quoted { get; init; } = true;
    public YamlStyle Style { get; init; }
}

sealed class YamlSequenceNode : YamlNode
{
    public List<YamlNode> Items { get; } = [];
}

sealed class YamlMappingNode : YamlNode
{
    public List<(YamlNode Key, YamlNode Value)> Pairs { get; } = [];
}

sealed class YamlAliasNode(string name) : YamlNode
{
    public string Name { get; } = name;
}
