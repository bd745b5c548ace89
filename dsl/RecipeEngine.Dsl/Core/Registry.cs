namespace RecipeEngine.Dsl.Core;

/// <summary>One C# class full of builtins, as the generator describes it.</summary>
/// <param name="Table">what it belongs to</param>
/// <param name="Index">its place there</param>
/// <param name="Name">full Ruby name</param>
/// <param name="IsModule">a module, not a class</param>
/// <param name="Superclass">full name, null for Object or when another part says it</param>
/// <param name="Includes">modules to include</param>
/// <param name="Library">name to require first, null when always there</param>
/// <param name="Parts">a: it has an allocator, i: methods, s: singleton methods, k: constants</param>
public sealed record BuiltinClass(BuiltinTable Table, int Index, string Name, bool IsModule, string? Superclass, string[] Includes, string? Library, string Parts)
{
    internal bool Has(char part) => Parts.Contains(part);
}

/// <summary>All builtins of one assembly: the generated <c>Builtins.Table</c>. Nothing of a class is looked at before a program needs it: an interpreter starts
/// with its name only, its method names come with the first lookup, a method's body with its first call.</summary>
/// <param name="classes">a line for each class, its fields apart by tabs</param>
/// <param name="libraries">a line for each loader: the names, apart by tabs, that <c>require</c> gives</param>
public abstract class BuiltinTable(string classes, string libraries)
{
    /// <summary>In any order.</summary>
    internal BuiltinClass[] Classes => field ??= Parse();

    /// <summary>Lines of who may call a method (+ all, - private, # protected), its number and its names.</summary>
    public abstract string MethodNames(int type);

    /// <summary>The same for the class itself.</summary>
    public abstract string SingletonMethodNames(int type);

    /// <summary>Makes the body of a method by its number.</summary>
    public abstract MethodBody Body(int type, int method);

    /// <summary>Makes instances.</summary>
    public abstract Func<RClass, object?> Allocator(int type);

    /// <summary>Sets the constants of a class.</summary>
    public abstract void Constants(int type, Context ctx, RModule module);

    /// <summary>Runs a loader by its number.</summary>
    public abstract void Load(int library, Context ctx);

    /// <summary>The loaders that a <c>require</c> of a name runs.</summary>
    internal List<int> Loaders(string name)
    {
        var found = new List<int>();
        var lines = libraries.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (Array.IndexOf(lines[i].Split('\t'), name) >= 0)
            {
                found.Add(i);
            }
        }
        return found;
    }

    BuiltinClass[] Parse()
    {
        var count = classes.Length == 0 ? 0 : 1;
        foreach (var c in classes)
        {
            count += c == '\n' ? 1 : 0;
        }
        var result = new BuiltinClass[count];
        var at = 0;
        for (var i = 0; i < count; i++)
        {
            var name = Field(ref at)!;
            var isModule = Field(ref at) == "m";
            var superclass = Field(ref at);
            var includes = Field(ref at);
            result[i] = new BuiltinClass(this, i, name, isModule, superclass, includes is null ? [] : includes.Contains(',') ? includes.Split(',') : [includes], Field(ref at), Field(ref at) ?? "");
        }
        return result;
    }

    /// <summary>The text up to the next tab or the line's end; null when there is none.</summary>
    string? Field(ref int at)
    {
        var start = at;
        while (at < classes.Length && classes[at] is not ('\t' or '\n'))
        {
            at++;
        }
        return at++ == start ? null : classes.Substring(start, at - 1 - start);
    }
}
