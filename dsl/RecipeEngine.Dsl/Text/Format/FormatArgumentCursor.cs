namespace RecipeEngine.Dsl.Text;

/// <summary>Hands out the arguments in order, by position or by name, and refuses to mix the three.</summary>
internal sealed class FormatArgumentCursor(IFormatArguments source)
{
    const int Numbered = -1, ByName = -2;

    // How many were taken in order, or which other way is in use.
    int taken;
    string? name;
    bool selected;
    object? selection;

    public IFormatArguments Source => source;

    public bool HasSelection => selected;

    /// <summary>The value handed out last.</summary>
    public object? Last { get; private set; }

    public void BeginDirective()
    {
        selected = false;
        name = null;
    }

    public object? Take() => Last = selected ? selection : Next();

    public object? Next()
    {
        if (taken == Numbered)
        {
            throw TextError.Argument("unnumbered(1) mixed with numbered");
        }
        if (taken == ByName)
        {
            throw TextError.Argument("unnumbered(1) mixed with named");
        }
        return taken < source.Count ? source.At(taken++) : throw TextError.Argument("too few arguments");
    }

    public object? Position(int number)
    {
        if (taken > 0)
        {
            throw TextError.Argument($"numbered({number}) after unnumbered({taken})");
        }
        if (taken == ByName)
        {
            throw TextError.Argument($"numbered({number}) after named");
        }
        if (number < 1)
        {
            throw TextError.Argument($"invalid index - {number}$");
        }
        taken = Numbered;
        return number <= source.Count ? source.At(number - 1) : throw TextError.Argument("too few arguments");
    }

    public void SelectPosition(int number)
    {
        if (selected)
        {
            throw TextError.Argument($"value given twice - {number}$");
        }
        selection = Position(number);
        selected = true;
    }

    /// <summary>Selects by name; <paramref name="shown"/> is the name with its brackets.</summary>
    public void SelectName(string wanted, string shown)
    {
        if (name is not null)
        {
            throw TextError.Argument($"named{shown} after <{name}>");
        }
        if (taken > 0)
        {
            throw TextError.Argument($"named{shown} after unnumbered({taken})");
        }
        if (taken == Numbered)
        {
            throw TextError.Argument($"named{shown} after numbered");
        }
        taken = ByName;
        source.RequireHash();
        name = wanted;
        if (!source.TryNamed(wanted, out selection))
        {
            throw new TextError(TextErrorKind.Key, $"key{shown} not found");
        }
        selected = true;
    }
}
