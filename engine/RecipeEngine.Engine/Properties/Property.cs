namespace RecipeEngine.Engine.Properties;

/// <summary>One property of a resource: its name, what it accepts, and how it becomes a stored value. Values live in the resource's
/// instance variable of the same name, so that Ruby code which touches <c>@name</c> sees them.</summary>
public class Property(string name)
{
    /// <summary>The Ruby name, without <c>@</c>.</summary>
    public string Name { get; private set; } = name;

    /// <summary>Where the value is kept; null: the method of that name is called instead.</summary>
    public RSymbol? Variable { get; set; } = RSymbol.Of("@" + name);

    /// <summary>Any of these must match; null: everything is accepted. Ruby's second argument and <c>is:</c>.</summary>
    public List<TypeCheck>? Accepts { get; set; }

    /// <summary>The value must equal one of these (no conversion between strings and symbols).</summary>
    public IReadOnlyList<object?>? EqualTo { get; set; }

    /// <summary>Old style <c>kind_of:</c>: the classes, and how the list prints in the error.</summary>
    public IReadOnlyList<object?>? KindOf { get; set; }

    /// <summary>Regular expressions of which one must match the value's text.</summary>
    public IReadOnlyList<object?>? Matches { get; set; }

    /// <summary>As <see cref="Matches"/>, given as the text between the slashes (declared in C#).</summary>
    public IReadOnlyList<string>? Patterns { get; set; }

    public IReadOnlyList<object?>? RespondsTo { get; set; }
    public IReadOnlyList<object?>? CannotBe { get; set; }

    /// <summary>Message to proc.</summary>
    public RHash? Callbacks { get; set; }

    /// <summary>Replaces every validation text.</summary>
    public string? ValidationMessage { get; set; }

    /// <summary>Runs before validation, never for nil: a Ruby proc.</summary>
    public RProc? CoerceProc { get; set; }

    /// <summary>Runs before validation, never for nil: written in C#.</summary>
    public Func<Context, Resource, object?, object?>? CoerceWith { get; set; }

    public bool HasCoerce => CoerceProc is not null || CoerceWith is not null;

    /// <summary>A default was declared (nil may be one).</summary>
    public bool HasDeclaredDefault { get; set; }

    /// <summary>A Ruby value, or a DelayedEvaluator.</summary>
    public object? Default { get; set; }

    /// <summary>Makes the default anew for each resource: written in C#.</summary>
    public Func<Context, Resource, object?>? DefaultWith { get; set; }

    /// <summary><see cref="DefaultWith"/> only makes a fresh copy of a constant: it is kept in the resource once read.</summary>
    public bool DefaultIsConstant { get; set; }

    /// <summary>The resource's name is the default.</summary>
    public bool IsNameProperty { get; set; }

    public bool HasDefault => HasDeclaredDefault || IsNameProperty;

    /// <summary>Needed for every action.</summary>
    public bool IsRequired { get; set; }

    /// <summary>Needed for these actions only.</summary>
    public IReadOnlyList<string>? RequiredFor { get; set; }

    public bool IsIdentity { get; set; }
    public bool IsDesiredState { get; set; } = true;
    public bool IsSensitive { get; set; }

    /// <summary>Said when somebody sets it.</summary>
    public string? Deprecation { get; set; }

    /// <summary>The first option key that nobody knows: an error at the first validation, as in Chef.</summary>
    public string? UnknownOption { get; set; }

    /// <summary>A <c>set_or_return</c> accessor: nil reads, and reading makes the default stick.</summary>
    public bool IsSticky { get; set; }

    /// <summary>Not among <c>properties</c>: an accessor method only.</summary>
    public bool IsHidden { get; set; }

    /// <summary>A copy for a subclass that changes some options.</summary>
    public Property Derive() => (Property)MemberwiseClone();

    /// <summary>A copy under another name.</summary>
    public Property As(string newName)
    {
        var copy = Derive();
        copy.Name = newName;
        copy.Variable = RSymbol.Of("@" + newName);
        return copy;
    }

    /// <summary>What was said of it that the engine has no use for: description, introduced, …</summary>
    public Dictionary<string, object?> Notes { get; set; } = [];

    /// <summary>The options as the cookbook gave them, for code that asks; null for one declared in C#.</summary>
    public RHash? Options { get; set; }

    /// <summary>Whether a value was stored; defaults and the name do not count.</summary>
    public bool IsSetOn(Resource resource) => Variable is null || resource.HasInstanceVariable(Variable);

    public override string ToString() => Name;
}

/// <summary>A property declared in C#, read by providers as <typeparamref name="T"/>.</summary>
/// <param name="name">Ruby name</param>
/// <param name="read">turns the Ruby value (nil is null) into T</param>
public sealed class Property<T>(string name, Func<Context, object?, T?> read) : Property(name)
{
    /// <summary>The value in .NET's terms.</summary>
    public T? Read(Context context, object? value) => read(context, value);
}
