using RecipeEngine.Dsl.Execution.Nodes;
using RecipeEngine.Dsl.Syntax;

namespace RecipeEngine.Dsl.Execution.Translation;

sealed partial class Translator
{
    Pattern PatternOf(Node node)
    {
        switch (node)
        {
            case BindPatternNode n: return new BindPattern(LocalTarget(n.Name));
            case PinPatternNode n: return new ValuePattern(Value(n.Value));
            case AlternativePatternNode n: return new AlternativePattern(PatternOf(n.Left), PatternOf(n.Right));
            case CapturePatternNode n: return new CapturePattern(PatternOf(n.Pattern), LocalTarget(n.Name));
            case ArrayPatternNode n:
                var split = n.Elements.ToList().FindIndex(e => e is SplatPatternNode);
                var before = (split < 0 ? n.Elements : n.Elements.Take(split)).Select(PatternOf).ToArray();
                var after = split < 0 ? [] : n.Elements.Skip(split + 1).Select(PatternOf).ToArray();
                return new ArrayPattern(ValueOrNull(n.Constant), before, split >= 0 || n.TrailingComma, split < 0 ? null : SplatTarget(n.Elements[split]), after);
            case FindPatternNode n:
                return new FindPattern(ValueOrNull(n.Constant), SplatTarget(n.Elements[0]), n.Elements.Skip(1).Take(n.Elements.Count - 2).Select(PatternOf).ToArray(), SplatTarget(n.Elements[^1]));
            case HashPatternNode n:
                var pairs = n.Pairs.Select(p => (RSymbol.Of(p.Key), p.Pattern is null ? new BindPattern(LocalTarget(p.Key)) : PatternOf(p.Pattern))).ToArray();
                return new HashPattern(ValueOrNull(n.Constant), pairs, n.HasRest, n.Rest is null ? null : LocalTarget(n.Rest), n.NilRest);
            default: return new ValuePattern(Value(node));
        }
    }

    Assign? SplatTarget(Node node) => ((SplatPatternNode)node).Name is { } name ? LocalTarget(name) : null;
}
