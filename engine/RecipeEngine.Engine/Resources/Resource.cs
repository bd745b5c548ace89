namespace RecipeEngine.Engine.Resources;

/// <summary>One resource of a recipe. Its properties are Ruby instance variables; what only the engine needs are fields here.</summary>
public class Resource(RClass klass) : RObject(klass, orderOfClass: true)
{
    static readonly RSymbol NameVariable = RSymbol.Of("@name");
    static readonly RSymbol ActionVariable = RSymbol.Of("@action");
    static readonly RSymbol AllowedVariable = RSymbol.Of("@allowed_actions");
    static readonly RSymbol DeclaredTypeVariable = RSymbol.Of("@declared_type");
    static readonly RSymbol CookbookVariable = RSymbol.Of("@cookbook_name");
    static readonly RSymbol RecipeVariable = RSymbol.Of("@recipe_name");
    static readonly RSymbol ResourceNameVariable = RSymbol.Of("@resource_name");
    static readonly RSymbol RunContextVariable = RSymbol.Of("@run_context");
    static readonly RSymbol UpdatedVariable = RSymbol.Of("@updated");
    static readonly RSymbol UpdatedLastVariable = RSymbol.Of("@updated_by_last_action");

    /// <summary>What is known of its class.</summary>
    public ResourceClass Definition => definition ??= ResourceClass.Of(ClassOrSingleton(null!).Real());
    ResourceClass? definition;

    public RunContext? RunContext
    {
        get => runContext;
        set
        {
            runContext = value;
            SetInstanceVariable(RunContextVariable, value);
        }
    }

    RunContext? runContext;

    /// <summary>The provider (Ruby object) whose action declared it; null in a recipe.</summary>
    public object? EnclosingProvider { get; set; }

    public List<Guard> OnlyIf { get; } = [];
    public List<Guard> NotIf { get; } = [];

    /// <summary>File and line of the declaration; null when made by hand.</summary>
    public string? SourceFile { get; set; }
    public int SourceLine { get; set; }

    /// <summary>Where the cookbook made it, when <see cref="SourceFile"/> is a helper of Chef (find_resource with a block).</summary>
    public (string File, int Line)? CallSite { get; set; }

    /// <summary>Label of the method or block that declared it, for "Declared in …:in `x'".</summary>
    public string? SourceLabel { get; set; }

    public TimeSpan Elapsed { get; set; }

    /// <summary>True while its block is evaluated.</summary>
    public bool IsInitializing { get; set; }

    /// <summary>Run by the runner (not by hand with run_action).</summary>
    public bool ExecutedByRunner { get; set; }

    /// <summary>The name as text (stored under @name).</summary>
    public string Name => GetInstanceVariable(NameVariable) switch
    {
        RString s => s.Text,
        RSymbol s => s.Name,
        null => "",
        var other => other.ToString() ?? "",
    };

    /// <summary>The name as the <c>name</c> property reads it.</summary>
    public object? NameValue(Context context) =>
        GetInstanceVariable(NameVariable) is DelayedEvaluator lazy ? lazy.Evaluate(context, this) : GetInstanceVariable(NameVariable);

    /// <summary>The type as written in the recipe: "package".</summary>
    public string? DeclaredType
    {
        get => Text(DeclaredTypeVariable);
        set => SetInstanceVariable(DeclaredTypeVariable, value is null ? null : RSymbol.Of(value));
    }

    public string? CookbookName => Text(CookbookVariable);
    public string? RecipeName => Text(RecipeVariable);

    public void SetOrigin(object? cookbook, object? recipe)
    {
        SetInstanceVariable(CookbookVariable, cookbook);
        SetInstanceVariable(RecipeVariable, recipe);
    }

    /// <summary>What it resolved to: "apt_package".</summary>
    public string ResourceName => Text(ResourceNameVariable) ?? Definition.ResourceName ?? Definition.BaseType?.Name ?? "resource";

    /// <summary>"package[vim]": the key of the collection.</summary>
    public string DeclaredKey => DeclaredType is { } t ? $"{t}[{Name}]" : ToString();

    /// <summary>Names of the actions it will take.</summary>
    public IReadOnlyList<string> Actions(Context context) => GetInstanceVariable(ActionVariable) switch
    {
        RArray a => [.. a.Select(context.ToS)],
        null => [.. Definition.DefaultActions.Select(a => a.Name)],
        var one => [context.ToS(one)],
    };

    public void SetActions(IEnumerable<RSymbol> actions) => SetInstanceVariable(ActionVariable, new RArray(actions));

    /// <summary>The allowed actions of this object; a class written in Ruby may push to it.</summary>
    public RArray AllowedActions
    {
        get
        {
            if (GetInstanceVariable(AllowedVariable) is not RArray a)
            {
                SetInstanceVariable(AllowedVariable, a = new RArray(Definition.AllowedActions));
            }
            return a;
        }
        set => SetInstanceVariable(AllowedVariable, value);
    }

    /// <summary>Changed something in any action so far.</summary>
    public bool Updated => Context.Truthy(GetInstanceVariable(UpdatedVariable));

    public bool UpdatedByLastAction
    {
        get => Context.Truthy(GetInstanceVariable(UpdatedLastVariable));
        set
        {
            SetInstanceVariable(UpdatedVariable, Box.Bool(value || Updated));
            SetInstanceVariable(UpdatedLastVariable, Box.Bool(value));
        }
    }

    /// <summary>A property's value as a recipe reads it.</summary>
    public object? Read(Context context, Property property) => (Definition.Find(property.Name) ?? property).Get(context, this);

    /// <summary>As <see cref="Read(Context, Property)"/>, by name; nil when there is none.</summary>
    public object? Read(Context context, string name) => Definition.Find(name)?.Get(context, this);

    /// <summary>As <see cref="Read(Context, string)"/>, as text; null when it has no value.</summary>
    public string? ReadText(Context context, string name) => Read(context, name) is { } value ? context.ToS(value) : null;

    /// <summary>Whether the user gave a value.</summary>
    public bool IsSet(string name) => Definition.Find(name)?.IsSetOn(this) ?? false;

    /// <summary>"cookbook::recipe line 12", "file line 12" or "dynamically defined".</summary>
    public string DefinedAt =>
        SourceFile is null ? "dynamically defined"
        : CookbookName is { } c && RecipeName is { } r ? $"{c}::{r} line {SourceLine}"
        : $"{SourceFile} line {SourceLine}";

    /// <summary>"apt_package[vim]"</summary>
    public override string ToString() => $"{ResourceName}[{Name}]";

    string? Text(RSymbol variable) => GetInstanceVariable(variable) switch
    {
        RSymbol s => s.Name,
        RString s => s.Text,
        _ => null,
    };
}
