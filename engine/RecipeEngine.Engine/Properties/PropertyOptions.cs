namespace RecipeEngine.Engine.Properties;

/// <summary>The words in which C# declares a property's options: <c>Type.Text("path").NameProperty().NotState()</c>.</summary>
public static class PropertyOptions
{
    /// <summary>The name of the resource is its default.</summary>
    public static Property<T> NameProperty<T>(this Property<T> p)
    {
        p.IsNameProperty = true;
        p.IsDesiredState = false;
        return p;
    }

    /// <summary>Must have a value whatever the action.</summary>
    public static Property<T> Required<T>(this Property<T> p)
    {
        p.IsRequired = true;
        return p;
    }

    /// <summary>Must have a value for these actions.</summary>
    public static Property<T> RequiredFor<T>(this Property<T> p, params string[] actions)
    {
        p.RequiredFor = actions;
        return p;
    }

    /// <summary>Part of what tells two resources apart.</summary>
    public static Property<T> Identity<T>(this Property<T> p)
    {
        p.IsIdentity = true;
        return p;
    }

    /// <summary>Says how to act, not what the machine should look like.</summary>
    public static Property<T> NotState<T>(this Property<T> p)
    {
        p.IsDesiredState = false;
        return p;
    }

    /// <summary>As <see cref="NotState{T}"/>, undone: for a name property that is compared all the same.</summary>
    public static Property<T> IsState<T>(this Property<T> p)
    {
        p.IsDesiredState = true;
        return p;
    }

    /// <summary>Never shown.</summary>
    public static Property<T> Secret<T>(this Property<T> p)
    {
        p.IsSensitive = true;
        return p;
    }

    /// <summary>One of these values; ":name" stands for a symbol.</summary>
    public static Property<T> OneOf<T>(this Property<T> p, params object[] values)
    {
        p.EqualTo = [.. values.Select(Literal.ToRuby)];
        return p;
    }

    /// <summary>Ruby regular expressions (text between the slashes), one of which must match.</summary>
    public static Property<T> Matching<T>(this Property<T> p, params string[] patterns)
    {
        p.Patterns = patterns;
        return p;
    }

    /// <summary>The default: a .NET value; ":name" stands for a symbol, an empty array for an empty Array.</summary>
    public static Property<T> Default<T>(this Property<T> p, object? value)
    {
        p.HasDeclaredDefault = true;
        if (value is object[] or Literal.EmptyHash or Literal.Table or Literal.Texts)
        {
            p.DefaultWith = (c, _) => value switch { Literal.Table t => t.ToHash(c), Literal.Texts t => t.ToHash(c), _ => Literal.ToRuby(value) };
            p.DefaultIsConstant = true;
        }
        else
        {
            p.Default = Literal.ToRuby(value);
        }
        return p;
    }

    /// <summary>The default is an empty Hash.</summary>
    public static Property<T> DefaultsToHash<T>(this Property<T> p) => p.Default(new Literal.EmptyHash());

    /// <summary>The default is worked out at each read until the property is set.</summary>
    public static Property<T> Lazily<T>(this Property<T> p, Func<Context, Resource, object?> value)
    {
        p.HasDeclaredDefault = true;
        p.DefaultWith = value;
        return p;
    }

    /// <summary>Turns what the recipe gives into what is stored.</summary>
    public static Property<T> Coerced<T>(this Property<T> p, Func<Context, Resource, object?, object?> coerce)
    {
        p.CoerceWith = coerce;
        return p;
    }

    /// <summary>A message when somebody sets it.</summary>
    public static Property<T> Deprecated<T>(this Property<T> p, string message)
    {
        p.Deprecation = message;
        return p;
    }

    /// <summary>An old-style accessor: nil reads, it is no property for reports.</summary>
    public static Property<T> Accessor<T>(this Property<T> p)
    {
        p.IsSticky = true;
        p.IsHidden = true;
        return p;
    }
}

/// <summary>Values of C# declarations as Ruby values.</summary>
public static class Literal
{
    /// <summary>Stands for <c>{}</c>.</summary>
    public sealed class EmptyHash;

    /// <summary>Stands for a Hash with symbol keys.</summary>
    public sealed class Table(params (string Key, object? Value)[] pairs)
    {
        public RHash ToHash(Context context)
        {
            var hash = new RHash();
            foreach (var (key, value) in pairs)
            {
                hash.Set(context, RSymbol.Of(key), ToRuby(value));
            }
            return hash;
        }
    }

    /// <summary>Stands for a Hash of texts.</summary>
    public sealed class Texts(params (string Key, string Value)[] pairs)
    {
        public RHash ToHash(Context context)
        {
            var hash = new RHash();
            foreach (var (key, value) in pairs)
            {
                hash.Set(context, new RString(key), new RString(value));
            }
            return hash;
        }
    }

    /// <summary>":x" a symbol, other text a frozen string, numbers, booleans, arrays; everything else unchanged.</summary>
    public static object? ToRuby(object? value) => value switch
    {
        string s when s.Length > 1 && s[0] == ':' && !s.Contains(' ', StringComparison.Ordinal) => RSymbol.Of(s[1..]),
        string s => new RString(s),
        int i => Box.Int(i),
        long l => Box.Int(l),
        bool b => Box.Bool(b),
        object[] list => new RArray(list.Select(ToRuby)),
        EmptyHash => new RHash(),
        _ => value,
    };
}
