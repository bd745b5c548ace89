using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Stdlib.Json;

/// <summary>JSON.parse, generate, pretty_generate, load, dump.</summary>
[RubyModule("JSON", Library = "json")]
public static class JsonModule
{
    [RubyConstant("VERSION")]
    public static RString Version() => new("2.6.1") { Frozen = true };

    [RubyConstant("NaN")]
    public const double NotANumber = double.NaN;

    [RubyConstant("Infinity")]
    public const double Infinite = double.PositiveInfinity;

    [RubyConstant("MinusInfinity")]
    public const double MinusInfinite = double.NegativeInfinity;

    [RubyLibrary("json")]
    public static void Load(Context ctx)
    {
        var module = ctx.Interpreter.FindModule(ctx, "JSON");
        module.SetConstant("State", ctx.Interpreter.FindModule(ctx, "JSON::Ext::Generator::State"));
        module.SetConstant("UnparserError", ctx.Interpreter.FindModule(ctx, "JSON::GeneratorError"));
        module.SetConstant("Parser", ctx.Interpreter.FindModule(ctx, "JSON::Ext::Parser"));
    }

    [RubyLibrary("json/ext", "json/pure", "json/common")]
    public static void LoadParts(Context ctx) => ctx.Interpreter.Require(ctx, "json");

    internal static object? Parse(Context ctx, object? source, RHash? options, bool lax = false, bool loading = false)
    {
        var text = Coerce.ToStr(ctx, source);
        return new JsonParser(ctx, Source(text), text.IsAscii, Options(ctx, options, lax, loading)).Parse();
    }

    static string Source(RString text) => text.IsAscii || !ReferenceEquals(text.Encoding, RubyEncoding.Binary) ? text.Text : RubyEncoding.Utf8.Decode(text.ToBytes());

    static JsonParserOptions Options(Context ctx, RHash? o, bool lax, bool loading)
    {
        if (o is null)
        {
            return lax ? new JsonParserOptions { AllowNaN = true, MaxNesting = 0, CreateAdditions = loading } : new JsonParserOptions();
        }
        var nesting = o.TryGet(ctx, RSymbol.Of("max_nesting"), out var n) ? Context.Truthy(n) ? Coerce.ToLong(ctx, n) : 0 : lax ? 0 : 100;
        return new JsonParserOptions
        {
            SymbolizeNames = Context.Truthy(o.Get(ctx, "symbolize_names")),
            AllowNaN = o.TryGet(ctx, RSymbol.Of("allow_nan"), out var nan) ? Context.Truthy(nan) : lax,
            MaxNesting = nesting,
            Freeze = Context.Truthy(o.Get(ctx, "freeze")),
            ObjectClass = o.Get(ctx, "object_class"),
            ArrayClass = o.Get(ctx, "array_class"),
            DecimalClass = o.Get(ctx, "decimal_class"),
            CreateAdditions = o.TryGet(ctx, RSymbol.Of("create_additions"), out var create) ? Context.Truthy(create) : loading,
        };
    }

    [RubyMethod("parse", ModuleFunction = true)]
    public static object? Parse(Context ctx, object? source, object? options = null) => Parse(ctx, source, options is null ? null : Coerce.ToHash(ctx, options));

    [RubyMethod("parse!", ModuleFunction = true)]
    public static object? ParseLax(Context ctx, object? source, object? options = null) => Parse(ctx, source, options is null ? null : Coerce.ToHash(ctx, options), true);

    [RubyMethod("load_file", ModuleFunction = true)]
    public static object? LoadFile(Context ctx, object? path, object? options = null) =>
        Parse(ctx, ctx.Send(ctx.Interpreter.FindClass(ctx, "File"), "read", path), options is null ? null : Coerce.ToHash(ctx, options));

    [RubyMethod("generate", "unparse", "fast_generate", ModuleFunction = true)]
    public static RString Generate(Context ctx, object? value, object? options = null)
    {
        var state = RJsonState.Of(ctx, options);
        return JsonGenerator.Generate(ctx, state, value);
    }

    [RubyMethod("pretty_generate", "pretty_unparse", ModuleFunction = true)]
    public static RString PrettyGenerate(Context ctx, object? value, object? options = null)
    {
        if (options is RJsonState state)
        {
            return JsonGenerator.Generate(ctx, state, value);
        }
        var hash = options is null ? null : Coerce.TryHash(ctx, options) ?? ctx.SendIfResponds(options, Sym.ToH) as RHash ?? throw RubyError.Type($"can't convert {ctx.ClassOf(options)} into Hash");
        var pretty = RJsonState.Make(ctx).Pretty();
        return JsonGenerator.Generate(ctx, hash is null ? pretty : pretty.Configure(ctx, hash), value);
    }

    [RubyMethod("dump", ModuleFunction = true)]
    public static object? Dump(Context ctx, object? value, object? target = null, object? limit = null)
    {
        if (target is not null && limit is null && !ctx.RespondTo(target, Sym.Write) && !ctx.RespondTo(target, Sym.ToIo))
        {
            (target, limit) = (null, target);
        }
        var state = RJsonState.Make(ctx);
        state.AllowNaN = true;
        state.MaxNesting = limit is null ? 0 : Coerce.ToLong(ctx, limit);
        RString text;
        try
        {
            text = JsonGenerator.Generate(ctx, state, value);
        }
        catch (RubyError e) when (e.ClassName == "JSON::NestingError")
        {
            throw RubyError.Argument("exceed depth limit");
        }
        if (target is null)
        {
            return text;
        }
        ctx.Send(target, Sym.Write, text);
        return target;
    }

    [RubyMethod("load", "restore", ModuleFunction = true)]
    public static object? LoadFrom(Context ctx, object? source, object? proc = null, object? options = null)
    {
        source = source is RString ? source : ctx.SendIfResponds(source, Sym.ToStr) is RString s ? s
            : source is not null && ctx.RespondTo(source, Sym.ToIo) ? ctx.Send(ctx.Send(source, Sym.ToIo), "read")
            : source is not null && ctx.RespondTo(source, RSymbol.Of("read")) ? ctx.Send(source, "read") : source;
        if (source is null or RString { IsEmpty: true })
        {
            source = new RString("null");
        }
        var result = Parse(ctx, source, options is null ? null : Coerce.ToHash(ctx, options), true, true);
        if (proc is not null)
        {
            Visit(ctx, result, proc);
        }
        return result;
    }

    static void Visit(Context ctx, object? value, object? proc)
    {
        if (value is RArray a)
        {
            foreach (var item in a)
            {
                Visit(ctx, item, proc);
            }
        }
        else if (value is RHash h)
        {
            foreach (var (k, v) in h.Pairs())
            {
                Visit(ctx, k, proc);
                Visit(ctx, v, proc);
            }
        }
        ctx.Send(proc, Sym.Call, value);
    }

    [RubyMethod("[]", Singleton = true)]
    public static object? Index(Context ctx, object? value, object? options = null) =>
        Coerce.TryStr(ctx, value) is { } text ? Parse(ctx, text, options) : Generate(ctx, value, options);

    [RubyMethod("state", Singleton = true)]
    public static object? State(Context ctx) => ctx.Interpreter.FindModule(ctx, "JSON::Ext::Generator::State");

    [RubyMethod("generator", Singleton = true)]
    public static object? Generator(Context ctx) => ctx.Interpreter.FindModule(ctx, "JSON::Ext::Generator");

    [RubyMethod("parser", Singleton = true)]
    public static object? Parser(Context ctx) => ctx.Interpreter.FindModule(ctx, "JSON::Ext::Parser");

    [RubyMethod("create_id", Singleton = true)]
    public static string CreateId() => "json_class";
}

/// <summary>JSON::Parser objects.</summary>
[RubyClass("JSON::Ext::Parser", Library = "json")]
public static class JsonParserClass
{
    static readonly RSymbol Source = RSymbol.Of("@source"), Options = RSymbol.Of("@options");

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(RObject self, RString source, RHash? options = null)
    {
        self.SetInstanceVariable(Source, source);
        self.SetInstanceVariable(Options, options);
    }

    [RubyMethod("source")]
    public static object? GetSource(RObject self) => self.GetInstanceVariable(Source);

    [RubyMethod("parse")]
    public static object? Parse(Context ctx, RObject self) => JsonModule.Parse(ctx, self.GetInstanceVariable(Source), self.GetInstanceVariable(Options) as RHash);
}

/// <summary>Namespaces of json's own.</summary>
[RubyModule("JSON::Ext", Library = "json")]
public static class JsonExt;

/// <summary>Namespace of the generator's state.</summary>
[RubyModule("JSON::Ext::Generator", Library = "json")]
public static class JsonExtGenerator;

/// <summary>What all JSON errors are.</summary>
[RubyClass("JSON::JSONError", Superclass = "StandardError", Library = "json")]
public static class JsonError;

/// <summary>The text is not JSON.</summary>
[RubyClass("JSON::ParserError", Superclass = "JSON::JSONError", Library = "json")]
public static class JsonParserError;

/// <summary>Too deep.</summary>
[RubyClass("JSON::NestingError", Superclass = "JSON::ParserError", Library = "json")]
public static class JsonNestingError;

/// <summary>The value cannot be written as JSON.</summary>
[RubyClass("JSON::GeneratorError", Superclass = "JSON::JSONError", Library = "json")]
public static class JsonGeneratorError;
