namespace RecipeEngine.Engine.Dsl.Providers;

/// <summary>Chef::Provider: changing the machine from Ruby.</summary>
[RubyClass("Chef::Provider")]
public static class ProviderConverging
{
    [RubyMethod("converge_by")]
    public static object? ConvergeBy(Context ctx, RubyProvider self, object? descriptions, RProc? block)
    {
        var run = ChefRun.Of(ctx);
        object? result = null;
        if (!run.WhyRun && block is not null)
        {
            run.Node.Attributes.CollectFacts();
            result = block.Yield(ctx, []);
        }
        self.Updated = true;
        run.Events.ResourceUpdateApplied(self.NewResource, self.Action ?? "", Lines(ctx, descriptions));
        return result;
    }

    static List<ChangeLine> Lines(Context ctx, object? descriptions)
    {
        var lines = new List<ChangeLine>();
        foreach (var d in descriptions is RArray a ? a.ToArray() : [descriptions])
        {
            if (d is RArray plain)
            {
                lines.AddRange(plain.Select(p => ChangeLine.Plain(ctx.ToS(p))));
            }
            else
            {
                lines.Add(ctx.ToS(d));
            }
        }
        return lines;
    }

    [RubyMethod("converge_if_changed")]
    public static object? ConvergeIfChanged(Context ctx, RubyProvider self, RProc? block, params object?[] rest)
    {
        if (block is null)
        {
            throw RubyError.Argument("converge_if_changed must be passed a block!");
        }
        var desired = self.NewResource;
        var properties = rest.Length == 0
            ? desired.Definition.Properties().Where(p => p.IsDesiredState).ToList()
            : [.. rest.SelectMany(r => r is RArray a ? a.ToArray() : [r]).Select(r => desired.Definition.Find(ctx.ToS(r)) ?? throw RubyError.NoMethod($"undefined method `name' for nil:NilClass", null, "name"))];
        var hidden = Context.Truthy(desired.Read(ctx, "sensitive"));
        if (self.GetInstanceVariable(RSymbol.Of("@current_resource")) is Resource current)
        {
            var changed = properties.Where(p => (p.IsSetOn(desired) || p.HasDefault) && !ctx.Equal(ctx.Send(desired, p.Name), ctx.Send(current, p.Name))).ToList();
            if (changed.Count == 0)
            {
                ChefRun.Of(ctx).Log(LogLevel.Debug, $"Skipping update of {desired}: has not changed any of the specified properties.");
                return false;
            }
            var width = changed.Max(p => p.Name.Length);
            var lines = changed.Select(p => $"  set {p.Name.PadRight(width)} to " + (hidden || p.IsSensitive
                ? "(suppressed sensitive property)"
                : $"{ctx.Inspect(ctx.Send(desired, p.Name))} (was {ctx.Inspect(ctx.Send(current, p.Name))})"));
            ConvergeBy(ctx, self, Texts(lines.Prepend($"update {ctx.ToS(ctx.Send(current, "identity"))}")), block);
            return true;
        }
        var all = properties.Count == 0 ? 0 : properties.Max(p => p.Name.Length);
        var created = properties.Select(p =>
        {
            var mark = p.IsSetOn(desired) ? "" : " (default value)";
            return $"  set {p.Name.PadRight(all)} to {(hidden || p.IsSensitive ? "(suppressed sensitive property)" : ctx.Inspect(ctx.Send(desired, p.Name)))}{mark}";
        }).ToList();
        ConvergeBy(ctx, self, Texts(created.Prepend($"create {ctx.ToS(ctx.Send(desired, "identity"))}")), block);
        return true;
    }

    static RArray Texts(IEnumerable<string> lines) => new(lines.Select(l => (object?)new RString(l)));

    [RubyMethod("compile_and_converge_action")]
    public static object? CompileAndConvergeAction(Context ctx, RubyProvider self, RProc block) =>
        CompileAndConverge(ctx, self, () => block.CallWithSelf(ctx, self, []));

    /// <summary>Runs a body in a run context of its own, then the resources declared in it.</summary>
    internal static object? CompileAndConverge(Context ctx, RubyProvider self, Func<object?> body)
    {
        var run = ChefRun.Of(ctx);
        var outer = self.RunContext;
        var inner = run.NewRunContext(outer);
        inner.UnifiedMode = Resources.ResourceClassMethods.UnifiedModeOf(ctx, self.NewResource.Definition);
        self.RunContext = inner;
        try
        {
            var result = body();
            var runner = new Runner(run, inner);
            if (inner.UnifiedMode)
            {
                runner.Finish(ctx);
            }
            else
            {
                runner.Converge(ctx);
            }
            return result;
        }
        finally
        {
            if (inner.Collection.All.Any(r => r.Updated))
            {
                self.NewResource.UpdatedByLastAction = true;
            }
            self.RunContext = outer;
        }
    }

    [RubyMethod("recipe_eval")]
    public static object? RecipeEval(Context ctx, RubyProvider self, RProc block)
    {
        var run = ChefRun.Of(ctx);
        if (!run.WhyRun)
        {
            var outer = self.RunContext;
            self.RunContext = run.NewRunContext(outer);
            try
            {
                block.CallWithSelf(ctx, self, []);
                new Runner(run, self.RunContext).Converge(ctx);
            }
            finally
            {
                self.RunContext = outer;
            }
        }
        self.Updated = true;
        run.Events.ResourceUpdateApplied(self.NewResource, self.Action ?? "", ["evaluate block and run any associated actions"]);
        return null;
    }
}
