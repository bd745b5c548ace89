namespace RecipeEngine.Engine.Dsl.IniParse;

/// <summary>IniParse::Document</summary>
[RubyClass("IniParse::Document", Includes = ["Enumerable"], Library = "iniparse")]
public static class IniDocumentClass
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => new IniDocument(klass);

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, IniDocument self, object? path = null) => self.Path = path is null ? null : ctx.ToS(path);

    [RubyMethod("path")]
    public static object? Path(IniDocument self) => self.Path is { } path ? new RString(path) : null;

    [RubyMethod("[]")]
    public static object? Get(Context ctx, IniDocument self, object? name) => self.Find(ctx.ToS(name));

    /// <summary>The section of that name, made if it is not there.</summary>
    [RubyMethod("section")]
    public static object? Section(Context ctx, IniDocument self, object? name)
    {
        if (self.Find(ctx.ToS(name)) is not { } section)
        {
            section = new IniSection(ctx.Interpreter.FindClass(ctx, "IniParse::Lines::Section")) { Name = ctx.ToS(name) };
            self.Lines.Add(section);
        }
        return section;
    }

    [RubyMethod("has_section?")]
    public static bool Has(Context ctx, IniDocument self, object? name) => self.Find(ctx.ToS(name)) is not null;

    [RubyMethod("delete")]
    public static object? Delete(Context ctx, IniDocument self, object? name)
    {
        var key = name is IniSection section ? section.Key : ctx.ToS(name);
        self.Lines.RemoveAll(l => l is IniSection s && s.Key == key);
        return self;
    }

    [RubyMethod("each")]
    public static object? Each(Context ctx, IniDocument self, RProc? block, object? withBlanks = null)
    {
        foreach (var line in self.Lines.Where(l => !l.IsBlank || Context.Truthy(withBlanks)).ToList())
        {
            block?.Yield(ctx, line);
        }
        return self;
    }

    [RubyMethod("to_ini", "to_s")]
    public static string ToText(Context ctx, IniDocument self) => self.Write(ctx);

    [RubyMethod("to_hash", "to_h")]
    public static object? ToHash(Context ctx, IniDocument self)
    {
        var hash = new RHash();
        foreach (var section in self.Sections)
        {
            hash.Set(ctx, new RString(section.Key), IniSectionClass.ToHash(ctx, section));
        }
        return hash;
    }

    [RubyMethod("save")]
    public static void Save(Context ctx, IniDocument self, object? path = null)
    {
        self.Path = path is null ? self.Path : ctx.ToS(path);
        ctx.Interpreter.Machine.WriteText(self.Path ?? throw new RubyError("IniParse::IniParseError", "No path given"), self.Write(ctx));
    }
}

/// <summary>IniParse::Lines::Section</summary>
[RubyClass("IniParse::Lines::Section", Includes = ["Enumerable"], Library = "iniparse")]
public static class IniSectionClass
{
    [RubyMethod("key")]
    public static string Key(IniSection self) => self.Key;

    /// <summary>An option's value; a list when it is there several times.</summary>
    [RubyMethod("[]")]
    public static object? Get(Context ctx, IniSection self, object? name) => Value([.. self.Options(ctx.ToS(name))]);

    static object? Value(IReadOnlyList<IniOption> options) => options.Count > 1 ? new RArray(options.Select(o => o.Value)) : options.Count == 1 ? options[0].Value : null;

    [RubyMethod("[]=")]
    public static object? Set(Context ctx, IniSection self, object? name, object? value)
    {
        var key = ctx.ToS(name);
        var known = self.Options(key).ToList();
        if (known.Count == 0)
        {
            self.Lines.Add(new IniOption(ctx.Interpreter.FindClass(ctx, "IniParse::Lines::Option")) { Name = key, Value = value });
            return value;
        }
        known[0].Value = value;
        self.Lines.RemoveAll(l => l is IniOption o && o.Name == key && o != known[0]);
        return value;
    }

    [RubyMethod("option")]
    public static object? Option(Context ctx, IniSection self, object? name)
    {
        var options = self.Options(ctx.ToS(name)).ToList();
        return options.Count > 1 ? new RArray(options) : options.FirstOrDefault();
    }

    [RubyMethod("has_option?")]
    public static bool Has(Context ctx, IniSection self, object? name) => self.Options(ctx.ToS(name)).Any();

    [RubyMethod("delete")]
    public static object? Delete(Context ctx, IniSection self, object? name)
    {
        var key = name is IniOption option ? option.Name : ctx.ToS(name);
        self.Lines.RemoveAll(l => l is IniOption o && o.Name == key);
        return self;
    }

    [RubyMethod("merge!")]
    public static object? Merge(IniSection self, IniSection other)
    {
        self.Merge(other);
        return self;
    }

    /// <summary>Each option; options of one name as a list.</summary>
    [RubyMethod("each")]
    public static object? Each(Context ctx, IniSection self, RProc? block)
    {
        foreach (var group in self.Lines.OfType<IniOption>().GroupBy(o => o.Name).ToList())
        {
            block?.Yield(ctx, group.Count() > 1 ? new RArray(group) : group.First());
        }
        return self;
    }

    [RubyMethod("to_ini", "to_s")]
    public static string ToText(Context ctx, IniSection self) => string.Join('\n', self.Write(ctx));

    [RubyMethod("to_hash", "to_h")]
    public static object? ToHash(Context ctx, IniSection self)
    {
        var hash = new RHash();
        foreach (var group in self.Lines.OfType<IniOption>().GroupBy(o => o.Name))
        {
            hash.Set(ctx, new RString(group.Key), Value([.. group]));
        }
        return hash;
    }
}

/// <summary>IniParse::Lines::Option</summary>
[RubyClass("IniParse::Lines::Option", Library = "iniparse")]
public static class IniOptionClass
{
    [RubyMethod("key")]
    public static string Key(IniOption self) => self.Name;

    [RubyMethod("value")]
    public static object? Value(IniOption self) => self.Value;

    [RubyMethod("value=")]
    public static object? SetValue(IniOption self, object? value) => self.Value = value;

    [RubyMethod("to_ini", "to_s")]
    public static string ToText(Context ctx, IniOption self) => string.Join('\n', self.Write(ctx));
}

/// <summary>IniParse::Lines::Comment</summary>
[RubyClass("IniParse::Lines::Comment", Library = "iniparse")]
public static class IniCommentClass
{
}

/// <summary>IniParse::Lines::Blank</summary>
[RubyClass("IniParse::Lines::Blank", Library = "iniparse")]
public static class IniBlankClass
{
}
