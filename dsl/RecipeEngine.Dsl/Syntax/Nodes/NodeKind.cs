namespace RecipeEngine.Dsl.Syntax;

/// <summary>The classes of nodes, each named as its class without "Node".</summary>
public enum NodeKind : byte
{
    Call, Super, ZeroSuper, Yield, BlockPass, ForwardArguments, Block, Lambda, And, Or, If, While, For, Case, When, Return, Break, Next, Redo, Retry,
    Rescue, RescueClause, Ensure, Parameter, Parameters, Def, Class, Module, SingletonClass, Undef, Alias, Nil, True, False, Self, File, Line,
    Encoding, Integer, Float, Rational, Imaginary, String, InterpolatedString, Interpolation, CommandString, Symbol, InterpolatedSymbol, Regexp,
    Array, Hash, Pair, DoubleSplat, Splat, Range, FlipFlop, Program, Statements, BeginBlock, PreExecution, PostExecution, CaseIn, In, MatchPattern,
    ArrayPattern, FindPattern, HashPattern, HashPatternPair, SplatPattern, BindPattern, PinPattern, AlternativePattern, CapturePattern, LocalVariable,
    InstanceVariable, ClassVariable, GlobalVariable, NthReference, BackReference, Constant, LocalAssign, InstanceAssign, ClassVariableAssign,
    GlobalAssign, ConstantAssign, MultiTarget, MultiAssign, OperatorAssign, MatchAssign, MatchLastLine, Defined,
}
