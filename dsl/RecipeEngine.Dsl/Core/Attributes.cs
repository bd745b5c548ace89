namespace RecipeEngine.Dsl.Core;

/// <summary>Says which Ruby class the static methods of a C# class belong to. Several C# classes may serve one Ruby class; one of them (or none but
/// the first seen) gives superclass and mixins.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RubyClassAttribute(string name) : Attribute
{
    /// <summary>Full name ("File::Stat").</summary>
    public string Name { get; } = name;
    /// <summary>Full name of the superclass; Object when left out.</summary>
    public string? Superclass { get; set; }
    /// <summary>Names of modules to include, in order.</summary>
    public string[]? Includes { get; set; }
    /// <summary>Exists only after <c>require</c> of this name; null: always there.</summary>
    public string? Library { get; set; }
}

/// <summary>As <see cref="RubyClassAttribute"/>, for a module.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RubyModuleAttribute(string name) : Attribute
{
    public string Name { get; } = name;
    public string[]? Includes { get; set; }
    public string? Library { get; set; }
}

/// <summary>A Ruby method and its aliases. Arity and conversions follow from the C# signature, see Core/README.md.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RubyMethodAttribute(params string[] names) : Attribute
{
    public string[] Names { get; } = names;
    /// <summary>On the class itself (<c>File.exist?</c>) instead of its instances.</summary>
    public bool Singleton { get; set; }
    /// <summary>Both a private instance method and a singleton one (Kernel, Math).</summary>
    public bool ModuleFunction { get; set; }
    public bool Private { get; set; }
    public bool Protected { get; set; }
    /// <summary>Keywords stay flagged in the arguments: for methods that pass them on.</summary>
    public bool KeepsKeywords { get; set; }
    /// <summary>Overrides the arity that the signature gives (rarely needed).</summary>
    public int Arity { get; set; } = int.MinValue;
}

/// <summary>A constant of the class: a static property or field, or a method taking an optional Context, evaluated once when the class is made.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Field | AttributeTargets.Property)]
public sealed class RubyConstantAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>The allocator of a class: <c>static object? Allocate(RClass klass)</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RubyAllocatorAttribute : Attribute;

/// <summary>Runs once when the name is required: <c>static void Load(Context context)</c>. Classes with the same Library are made before.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RubyLibraryAttribute(params string[] names) : Attribute
{
    public string[] Names { get; } = names;
}

/// <summary>An optional positional parameter that must tell "not given" (<see cref="Undefined"/>) from nil.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class OptionalAttribute : Attribute;

/// <summary>A keyword parameter; its name is the C# one without a leading @. Required unless it has a default.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class KeywordAttribute : Attribute
{
    /// <summary>The Ruby name where it differs.</summary>
    public string? Name { get; set; }
}

/// <summary>All keywords as an <see cref="RHash"/>, null when none were given.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class KeywordsAttribute : Attribute;
