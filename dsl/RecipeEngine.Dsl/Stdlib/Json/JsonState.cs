namespace RecipeEngine.Dsl.Stdlib.Json;

/// <summary>A JSON::State: how text is laid out, and how deep the generator is.</summary>
public sealed class RJsonState(RClass klass) : RObject(klass)
{
    public string Indent { get; set; } = "";
    public string Space { get; set; } = "";
    public string SpaceBefore { get; set; } = "";
    public string ObjectNewline { get; set; } = "";
    public string ArrayNewline { get; set; } = "";
    public long MaxNesting { get; set; } = 100;
    public bool AllowNaN { get; set; }
    public bool AsciiOnly { get; set; }
    public bool ScriptSafe { get; set; }
    /// <summary>U+2028 and U+2029 are escaped, too, as script_safe says and escape_slash does not.</summary>
    public bool LineSafe { get; set; }
    public int Depth { get; set; }

    public static RJsonState Make(Context ctx) => new(ctx.Interpreter.FindClass(ctx, "JSON::Ext::Generator::State"));

    /// <summary>The state that an argument of to_json or generate stands for.</summary>
    public static RJsonState Of(Context ctx, object? given)
    {
        switch (given)
        {
            case RJsonState s: return s;
            case null: return Make(ctx);
            case RHash h: return Make(ctx).Configure(ctx, h);
        }
        var hash = ctx.SendIfResponds(given, Sym.ToHash) as RHash ?? ctx.SendIfResponds(given, Sym.ToH) as RHash;
        return hash is null ? Make(ctx) : Make(ctx).Configure(ctx, hash);
    }

    public RJsonState Configure(Context ctx, RHash options)
    {
        string Text(string name, string usual) => options.TryGet(ctx, RSymbol.Of(name), out var v) ? v is null ? "" : Coerce.ToText(ctx, v) : usual;
        bool Flag(string name, bool usual) => options.TryGet(ctx, RSymbol.Of(name), out var v) ? Context.Truthy(v) : usual;
        Indent = Text("indent", Indent);
        Space = Text("space", Space);
        SpaceBefore = Text("space_before", SpaceBefore);
        ObjectNewline = Text("object_nl", ObjectNewline);
        ArrayNewline = Text("array_nl", ArrayNewline);
        AllowNaN = Flag("allow_nan", AllowNaN);
        AsciiOnly = Flag("ascii_only", AsciiOnly);
        LineSafe = Flag("script_safe", LineSafe);
        ScriptSafe = Flag("script_safe", Flag("escape_slash", ScriptSafe));
        if (options.TryGet(ctx, RSymbol.Of("max_nesting"), out var nesting))
        {
            MaxNesting = Context.Truthy(nesting) ? Coerce.ToLong(ctx, nesting) : 0;
        }
        if (options.TryGet(ctx, RSymbol.Of("depth"), out var depth))
        {
            Depth = Context.Truthy(depth) ? Coerce.ToInt(ctx, depth) : 0;
        }
        return this;
    }

    public RJsonState Pretty()
    {
        (Indent, Space, ObjectNewline, ArrayNewline) = ("  ", " ", "\n", "\n");
        return this;
    }
}

/// <summary>JSON::State, as custom to_json methods get it.</summary>
[RubyClass("JSON::Ext::Generator::State", Library = "json")]
public static class JsonStateClass
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => new RJsonState(klass);

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, RJsonState self, object? options = null)
    {
        if (options is RHash hash)
        {
            self.Configure(ctx, hash);
        }
    }

    [RubyMethod("generate")]
    public static RString Generate(Context ctx, RJsonState self, object? value) => JsonGenerator.Generate(ctx, self, value);

    [RubyMethod("configure", "merge")]
    public static RJsonState Configure(Context ctx, RJsonState self, RHash options) => self.Configure(ctx, options);

    [RubyMethod("to_h", "to_hash")]
    public static RHash ToH(Context ctx, RJsonState self)
    {
        var hash = new RHash();
        void Put(string name, object? value) => hash.Set(ctx, RSymbol.Of(name), value);
        Put("indent", Box.Str(self.Indent));
        Put("space", Box.Str(self.Space));
        Put("space_before", Box.Str(self.SpaceBefore));
        Put("object_nl", Box.Str(self.ObjectNewline));
        Put("array_nl", Box.Str(self.ArrayNewline));
        Put("allow_nan", Box.Bool(self.AllowNaN));
        Put("ascii_only", Box.Bool(self.AsciiOnly));
        Put("max_nesting", Box.Int(self.MaxNesting));
        Put("escape_slash", Box.Bool(self.ScriptSafe));
        Put("buffer_initial_length", Box.Int(1024));
        Put("depth", Box.Int(self.Depth));
        return hash;
    }

    [RubyMethod("[]")]
    public static object? Get(Context ctx, RJsonState self, RSymbol name) => ToH(ctx, self).Get(ctx, name);

    [RubyMethod("indent")]
    public static string Indent(RJsonState self) => self.Indent;

    [RubyMethod("space")]
    public static string Space(RJsonState self) => self.Space;

    [RubyMethod("object_nl")]
    public static string ObjectNewline(RJsonState self) => self.ObjectNewline;

    [RubyMethod("array_nl")]
    public static string ArrayNewline(RJsonState self) => self.ArrayNewline;

    [RubyMethod("depth")]
    public static long Depth(RJsonState self) => self.Depth;

    [RubyMethod("depth=")]
    public static void SetDepth(RJsonState self, int value) => self.Depth = value;

    [RubyMethod("max_nesting")]
    public static long MaxNesting(RJsonState self) => self.MaxNesting;

    [RubyMethod("allow_nan?")]
    public static bool AllowsNaN(RJsonState self) => self.AllowNaN;

    [RubyMethod("ascii_only?")]
    public static bool IsAsciiOnly(RJsonState self) => self.AsciiOnly;
}
