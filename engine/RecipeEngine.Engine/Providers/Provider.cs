namespace RecipeEngine.Engine.Providers;

/// <summary>Brings one resource into its desired state: loads the current one, compares, and changes the machine only inside
/// <see cref="Converge(string, Action{ISystem})"/>, so that why-run is the same code without those lambdas.</summary>
public abstract class Provider
{
    ProviderRun run = null!;

    /// <summary>The resource being converged.</summary>
    protected Resource Resource => run.Resource;

    /// <summary>The machine, for looking only.</summary>
    protected IReadOnlySystem Machine => run.Context.Interpreter.Machine;

    /// <summary>What the recipe asks for.</summary>
    protected Desired Desired => new(run.Context, run.Resource);

    /// <summary>What <see cref="Load"/> found; null: the thing does not exist.</summary>
    protected State? Current { get; private set; }

    /// <summary>The action being run.</summary>
    protected string Action => run.Action;

    /// <summary>The Ruby thread, for values and procs.</summary>
    protected Context Context => run.Context;

    /// <summary>The run: node, configuration, cookbooks.</summary>
    protected ChefRun Run => ChefRun.Of(run.Context);

    /// <summary>One of the node's top attributes as text: "platform_family".</summary>
    protected string NodeText(string attribute) => Context.ToS(Run.Node.Attributes.Top(Context, attribute));

    /// <summary>Nothing may be changed; <see cref="Converge(string, Action{ISystem})"/> knows by itself.</summary>
    protected bool WhyRun => run.WhyRun;

    /// <summary>Looks at the machine. Null when what the resource describes is not there.</summary>
    protected virtual State? Load() => null;

    /// <summary>Says what must hold before the action.</summary>
    protected virtual void Require(Requirements requirements)
    {
    }

    /// <summary>Whether any of these properties that has a value differs from the current one (always when there is no current state).</summary>
    protected bool Differs(params ReadOnlySpan<Property> properties)
    {
        if (Current is null)
        {
            return true;
        }
        foreach (var p in properties)
        {
            var wanted = Desired.Value(p);
            if (wanted is not null && !Context.Equal(wanted, Current.Value(p)))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Reports a change and makes it, unless in why-run. The resource counts as updated either way.</summary>
    /// <param name="description">what changes: "create new directory /x" (why-run puts "Would " before it)</param>
    /// <param name="change">the only place that may change the machine</param>
    protected void Converge(string description, Action<ISystem> change) => run.Converge([new ChangeLine(description)], change);

    /// <summary>As the other, with several lines. Lines made by <see cref="ChangeLine.Plain"/> are shown as they are (diffs).</summary>
    protected void Converge(IEnumerable<ChangeLine> lines, Action<ISystem> change) => run.Converge([.. lines], change);

    /// <summary>Declares resources below this one, runs them at the end of <paramref name="declare"/>, and counts this one as updated if any of them was.</summary>
    protected void Nested(Action<NestedResources> declare) => run.Nested(declare);

    /// <summary>Runs a resource that belongs to no recipe, shown under a heading of its own; this one counts as updated if it was.</summary>
    protected void RunDetached(string type, string name, string action, params (string Property, object? Value)[] properties) => run.RunDetached(type, name, action, properties);

    /// <summary>A line for the log at info level: "created directory /x" is shown as "directory[x] created directory /x". After a
    /// <see cref="Converge(string, Action{ISystem})"/> it says what was done, so why-run leaves it out.</summary>
    protected void Info(string message) => run.LogDone($"{Resource} {message}");

    /// <summary>A warning in the log, as it is.</summary>
    protected void Warn(string message) => run.Log(LogLevel.Warn, message);

    protected void Debug(string message) => run.Log(LogLevel.Debug, message);

    /// <summary>Output of a command as it comes, shown under the resource's line.</summary>
    protected void Stream(string tag, string text)
    {
        run.Announce();
        run.Events.StreamOutput(Resource, tag, text);
    }

    /// <summary>Puts why-run's assumption on its own line.</summary>
    protected void Assume(string text)
    {
        run.Announce();
        run.Events.WhyRunAssumption(Resource, Action, text);
    }

    /// <summary>Whether a class written in Ruby has its own method for a part of the action; it has been called then.</summary>
    protected bool Overridden(string method, out object? result, params object?[] arguments)
    {
        result = null;
        if (run.Face is not { } face || Context.FindMethod(face, RSymbol.Of(method)) is not { Body: not (null or BuiltinBody) })
        {
            return false;
        }
        result = Context.Send(face, method, arguments);
        return true;
    }

    /// <summary>An instance variable of the Ruby object before it.</summary>
    protected object? RubyVariable(string name) => run.Face?.GetInstanceVariable(RSymbol.Of(name));

    /// <summary>What its class answers to a question.</summary>
    protected bool IsRubyTrue(string question) => run.Face is { } face && Context.Truthy(Context.SendIfResponds(Context.ClassOf(face), RSymbol.Of(question)) is { } v && v is not Undefined ? v : null);

    /// <summary>The same part as this provider does it, for Ruby's <c>super</c>.</summary>
    internal virtual object? Call(string method, object?[] arguments) => null;

    /// <summary>Tells a resource object what was found.</summary>
    internal virtual void Expose(Resource current)
    {
        foreach (var (name, value) in Current?.Values ?? EmptyValues)
        {
            current.SetInstanceVariable(RSymbol.Of("@" + name), value);
        }
    }

    static readonly Dictionary<string, object?> EmptyValues = [];

    /// <summary>Takes what Ruby code says was found.</summary>
    internal virtual void Adopt(Resource current)
    {
        var state = new State();
        foreach (var variable in current.InstanceVariableNames())
        {
            state.Put(variable.Name[1..], current.GetInstanceVariable(variable));
        }
        Current = state;
    }

    internal void Attach(ProviderRun providerRun) => run = providerRun;
    internal void LoadCurrent() => Current = Load();
    internal void Reload() => After = Load();
    internal State? After { get; private set; }
    internal State? CurrentState => Current;
    internal void Collect(Requirements requirements) => Require(requirements);
}

/// <summary>One line of what changes.</summary>
/// <param name="Text">the line</param>
/// <param name="IsPlain">shown as it is, without "- " and "Would " (a line of a diff)</param>
public readonly record struct ChangeLine(string Text, bool IsPlain = false)
{
    public static ChangeLine Plain(string text) => new(text, true);
    public static implicit operator ChangeLine(string text) => new(text);
}
