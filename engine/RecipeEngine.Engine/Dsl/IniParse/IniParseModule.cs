namespace RecipeEngine.Engine.Dsl.IniParse;

/// <summary>IniParse: the library for INI texts that comes with Chef.</summary>
[RubyModule("IniParse", Library = "iniparse")]
public static class IniParseModule
{
    [RubyMethod("parse", Singleton = true)]
    public static object? Parse(Context ctx, string text, object? options = null) => IniReader.Read(ctx, text);

    [RubyMethod("open", Singleton = true)]
    public static object? Open(Context ctx, string path, object? options = null)
    {
        var document = IniReader.Read(ctx, ctx.Interpreter.Machine.ReadText(path));
        document.Path = path;
        return document;
    }

    /// <summary>A document made by the words of a block: section, option, comment, blank.</summary>
    [RubyMethod("gen", Singleton = true)]
    public static object? Generate(Context ctx, RProc? block, object? options = null)
    {
        var generator = new IniGenerator(ctx.Interpreter.FindClass(ctx, "IniParse::Generator"), new IniReader(ctx));
        (block ?? throw RubyError.LocalJump("no block given (yield)")).Yield(ctx, generator);
        return generator.Reader.Document;
    }
}

/// <summary>IniParse::Lines</summary>
[RubyModule("IniParse::Lines", Library = "iniparse")]
public static class IniLinesModule
{
}

/// <summary>IniParse::IniParseError</summary>
[RubyClass("IniParse::IniParseError", Superclass = "StandardError", Library = "iniparse")]
public static class IniErrorClass
{
}

/// <summary>IniParse::ParseError</summary>
[RubyClass("IniParse::ParseError", Superclass = "IniParse::IniParseError", Library = "iniparse")]
public static class IniParseErrorClass
{
}

/// <summary>IniParse::LineNotAllowed</summary>
[RubyClass("IniParse::LineNotAllowed", Superclass = "IniParse::IniParseError", Library = "iniparse")]
public static class IniLineNotAllowedClass
{
}

/// <summary>The object that <c>IniParse.gen</c> gives to its block.</summary>
sealed class IniGenerator(RClass klass, IniReader reader) : RObject(klass)
{
    public IniReader Reader => reader;
    public bool InSection { get; set; }
}

/// <summary>IniParse::Generator</summary>
[RubyClass("IniParse::Generator", Library = "iniparse")]
static class IniGeneratorClass
{
    [RubyMethod("section")]
    public static void Section(Context ctx, IniGenerator self, RProc? block, object? name, object? options = null)
    {
        if (self.InSection)
        {
            throw new RubyError("IniParse::LineNotAllowed", "You can't nest sections in INI files.");
        }
        self.Reader.OpenSection(ctx.ToS(name));
        if (block is null)
        {
            return;
        }
        self.InSection = true;
        try
        {
            block.Yield(ctx, self);
            self.Reader.CloseSection();
            self.Reader.AddBlank();
        }
        finally
        {
            self.InSection = false;
        }
    }

    [RubyMethod("option")]
    public static void Option(Context ctx, IniGenerator self, object? key, object? value, object? options = null) => self.Reader.AddOption(ctx.ToS(key), value);

    [RubyMethod("comment")]
    public static void Comment(Context ctx, IniGenerator self, object? text, object? options = null) => self.Reader.AddComment(ctx.ToS(text));

    [RubyMethod("blank")]
    public static void Blank(IniGenerator self) => self.Reader.AddBlank();

    /// <summary><c>doc.name = value</c> is an option, <c>doc.name { }</c> a section.</summary>
    [RubyMethod("method_missing", Private = true)]
    public static void Missing(Context ctx, IniGenerator self, RSymbol name, RProc? block, params object?[] rest)
    {
        if (name.Name.EndsWith('='))
        {
            Option(ctx, self, new RString(name.Name[..^1]), rest.ElementAtOrDefault(0));
        }
        else
        {
            Section(ctx, self, block, name);
        }
    }
}
