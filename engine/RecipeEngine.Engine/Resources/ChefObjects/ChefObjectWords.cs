namespace RecipeEngine.Engine.Resources;

/// <summary>Methods of the resources for Chef's objects that change a part of what is there instead of replacing it.</summary>
static class ChefObjectWords
{
    /// <summary><c>attribute 'a', 1</c>, <c>attribute(%w(a b)) { |old| … }</c>, <c>attribute 'a', :delete</c>: collected as [path, value or block].</summary>
    public static void Attribute(RClass klass, string word, string variable) => Define(klass, word, 1, 2, (resource, arguments, block) =>
    {
        if (arguments.Length < 2 && block is null)
        {
            throw RubyError.Runtime($"{word} requires either a value or a block");
        }
        Add(resource, variable, RArray.Of(arguments[0], arguments.Length > 1 ? arguments[1] : block));
    });

    /// <summary><c>recipe 'a'</c>, <c>remove_role 'b'</c> …: collected as items of a run list.</summary>
    public static void RunList(RClass klass)
    {
        foreach (var kind in (string[])["recipe", "role"])
        {
            Define(klass, kind, 0, -1, (resource, names, _) => Items(resource, "@run_list_modifiers", kind, names));
            Define(klass, "remove_" + kind, 0, -1, (resource, names, _) => Items(resource, "@run_list_removers", kind, names));
        }
    }

    static void Items(Resource resource, string variable, string kind, object?[] names)
    {
        if (names.Length == 0)
        {
            throw RubyError.Argument($"At least one {kind} must be specified");
        }
        foreach (var name in names)
        {
            Add(resource, variable, new RString($"{kind}[{Text(name)}]"));
        }
    }

    /// <summary><c>tag 'a', 'b'</c> adds, <c>remove_tag 'a'</c> takes away, <c>tags 'a', 'b'</c> replaces.</summary>
    public static void Tags(RClass klass)
    {
        foreach (var (word, variable) in new[] { ("tag", "@added_tags"), ("remove_tag", "@removed_tags") })
        {
            Define(klass, word, 0, -1, (resource, names, _) => Array.ForEach(names, name => Add(resource, variable, new RString(Text(name)))));
        }
        Define(klass, "tags", 0, -1, (resource, names, _) => Add(resource, "@attribute_modifiers", RArray.Of(new RString("tags"),
            new RArray((names is [RArray list] ? list.ToArray() : names).Select(name => (object?)new RString(Text(name)))))));
    }

    /// <summary>Blocks that run before the object is made and after it.</summary>
    public static void Callbacks(RClass klass)
    {
        foreach (var word in (string[])["before", "after"])
        {
            klass.Define(RSymbol.Of(word), BuiltinBody.Of(0, 0, (_, self, _, block) =>
            {
                var variable = RSymbol.Of("@" + word);
                if (block is not null)
                {
                    ((Resource)self!).SetInstanceVariable(variable, block);
                }
                return ((Resource)self!).GetInstanceVariable(variable);
            }));
        }
    }

    /// <summary><c>rights :read, users: 'a'</c>: collected.</summary>
    public static void Rights(RClass klass)
    {
        foreach (var word in (string[])["rights", "remove_rights"])
        {
            Define(klass, word, 1, -1, (resource, arguments, _) => Add(resource, "@" + word, new RArray(arguments)));
        }
    }

    /// <summary>What was collected.</summary>
    public static RArray? Collected(Resource resource, string variable) => resource.GetInstanceVariable(RSymbol.Of(variable)) as RArray;

    static string Text(object? value) => value is RSymbol symbol ? symbol.Name : value?.ToString() ?? "";

    static void Add(Resource resource, string variable, object? value)
    {
        if (Collected(resource, variable) is not { } list)
        {
            resource.SetInstanceVariable(RSymbol.Of(variable), list = new RArray());
        }
        list.Add(value);
    }

    static void Define(RClass klass, string name, int required, int maximum, Action<Resource, object?[], RProc?> body) =>
        klass.Define(RSymbol.Of(name), BuiltinBody.Of(required, maximum, (_, self, arguments, block) =>
        {
            body((Resource)self!, arguments, block);
            return null;
        }));
}
