namespace RecipeEngine.Engine.Dsl.Providers;

/// <summary>Chef::Provider::ResourceRequirements for Ruby code.</summary>
public sealed class RequirementsObject(RClass klass, Requirements requirements) : RObject(klass)
{
    public Requirements Requirements { get; } = requirements;
}

/// <summary>One assertion while its block describes it.</summary>
public sealed class AssertionObject(RClass klass) : RObject(klass)
{
    public RProc? Check { get; set; }
    public string ErrorClass { get; set; } = "RuntimeError";
    public string Message { get; set; } = "";
    public string? Assumption { get; set; }
    public RProc? WhyRunCode { get; set; }
    public bool Blocks { get; set; }
}

/// <summary><c>requirements.assert(:action) { |a| … }</c></summary>
[RubyClass("Chef::Provider::ResourceRequirements")]
public static class RequirementsClass
{
    [RubyMethod("assert")]
    public static void Assert(Context ctx, RequirementsObject self, RProc block, params object?[] rest)
    {
        var a = new AssertionObject(ctx.Interpreter.FindClass(ctx, "Chef::Provider::ResourceRequirements::Assertion"));
        block.Yield(ctx, [a]);
        var actions = string.Join(' ', rest.SelectMany(r => r is RArray list ? list.ToArray() : [r]).Select(ctx.ToS));
        self.Requirements.Assert(actions.Contains("all_actions", StringComparison.Ordinal) ? "" : actions,
            () => a.Check is null || Context.Truthy(a.Check.Yield(ctx, [])), a.ErrorClass, a.Message, a.Assumption, a.Blocks);
    }
}

/// <summary>Chef::Provider::ResourceRequirements::Assertion</summary>
[RubyClass("Chef::Provider::ResourceRequirements::Assertion")]
public static class AssertionClass
{
    [RubyMethod("assertion")]
    public static void Assertion(AssertionObject self, RProc block) => self.Check = block;

    [RubyMethod("failure_message")]
    public static void FailureMessage(Context ctx, AssertionObject self, params object?[] rest)
    {
        if (rest.Length > 1)
        {
            self.ErrorClass = ctx.ToS(rest[0]);
        }
        self.Message = ctx.ToS(rest[^1]);
    }

    [RubyMethod("whyrun")]
    public static void WhyRun(Context ctx, AssertionObject self, RProc? block, params object?[] rest)
    {
        self.Assumption = string.Join(" ", rest.Select(ctx.ToS));
        self.WhyRunCode = block;
    }

    [RubyMethod("block_action!")]
    public static void BlockAction(AssertionObject self) => self.Blocks = true;
}
