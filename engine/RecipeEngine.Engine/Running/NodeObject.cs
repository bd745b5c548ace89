using RecipeEngine.Cookbooks;

namespace RecipeEngine.Engine.Running;

/// <summary>The node: its name, attributes, run list and environment.</summary>
public sealed class NodeObject(RClass klass, Context context) : RObject(klass)
{
    public NodeAttributes Attributes { get; } = new(context);
    public string? Name { get; set; }
    public string Environment { get; set; } = "_default";
    public RunList RunList { get; set; } = RunList.Empty;
    public RunContext? RunContext { get; set; }

    /// <summary>The Ruby object of <see cref="RunList"/>.</summary>
    public RObject? RunListObject { get; set; }

    /// <summary>A hash for recipes to pass things on within one run.</summary>
    public RHash RunState { get; set; } = new();
    public string? PolicyName { get; set; }
    public string? PolicyGroup { get; set; }
}
