using RecipeEngine.Dsl.Core.Files;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Stdlib.Yaml;

/// <summary>Psych, known as YAML: load, safe_load, dump.</summary>
[RubyModule("Psych", Library = "psych")]
public static class PsychModule
{
    [RubyConstant("VERSION")]
    public static RString Version() => new("4.0.3") { Frozen = true };

    [RubyLibrary("yaml")]
    public static void Load(Context ctx)
    {
        ctx.Interpreter.Require(ctx, "psych");
        ctx.Interpreter.ObjectClass.SetConstant("YAML", ctx.Interpreter.FindModule(ctx, "Psych"));
    }

    static string Source(Context ctx, object? yaml)
    {
        if (yaml is not RString && ctx.RespondTo(yaml, RSymbol.Of("read")))
        {
            yaml = ctx.Send(yaml, "read");
        }
        var text = Coerce.ToStr(ctx, yaml);
        return ReferenceEquals(text.Encoding, RubyEncoding.Binary) ? RubyEncoding.Utf8.Decode(text.ToBytes()) : text.Text;
    }

    static HashSet<string> Names(Context ctx, object? list) =>
        list is null ? [] : Coerce.ToAry(ctx, list).Select(v => v is RSymbol s ? s.Name : ctx.ToS(v)).ToHashSet(StringComparer.Ordinal);

    static YamlLoadOptions Options(Context ctx, RHash? given, bool restricted, params string[] usual)
    {
        Coerce.OnlyKeywords(ctx, given, "permitted_classes", "permitted_symbols", "aliases", "filename", "fallback", "symbolize_names", "freeze", "strict_integer");
        var classes = Names(ctx, given?.Get(ctx, "permitted_classes"));
        classes.UnionWith(given is not null && given.ContainsKey(ctx, RSymbol.Of("permitted_classes")) ? [] : usual);
        return new YamlLoadOptions
        {
            Classes = restricted ? classes : null,
            Symbols = Names(ctx, given?.Get(ctx, "permitted_symbols")),
            Aliases = !restricted || Context.Truthy(given?.Get(ctx, "aliases")),
            SymbolizeNames = Context.Truthy(given?.Get(ctx, "symbolize_names")),
            Freeze = Context.Truthy(given?.Get(ctx, "freeze")),
            FileName = given?.Get(ctx, "filename") is { } name ? ctx.ToS(name) : "<unknown>",
        };
    }

    static object? First(Context ctx, object? yaml, YamlLoadOptions options, RHash? given, object? fallback) =>
        new YamlLoader(ctx, Source(ctx, yaml), options).TryDocument(out var value) ? value
        : given is not null && given.TryGet(ctx, RSymbol.Of("fallback"), out var f) ? f : fallback;

    [RubyMethod("load", Singleton = true)]
    public static object? Load(Context ctx, object? yaml, [Keywords] RHash? options) => First(ctx, yaml, Options(ctx, options, true, "Symbol"), options, null);

    [RubyMethod("safe_load", Singleton = true)]
    public static object? SafeLoad(Context ctx, object? yaml, [Keywords] RHash? options) => First(ctx, yaml, Options(ctx, options, true), options, null);

    [RubyMethod("unsafe_load", Singleton = true)]
    public static object? UnsafeLoad(Context ctx, object? yaml, [Keywords] RHash? options) => First(ctx, yaml, Options(ctx, options, false), options, Box.False);

    static object? FromFile(Context ctx, object? path, RHash? options, Func<Context, object?, RHash?, object?> load)
    {
        var name = Coerce.ToPath(ctx, path);
        var bytes = MachineErrors.Call("rb_sysopen", name, () => ctx.Interpreter.Machine.ReadBytes(name));
        var all = options is null ? new RHash() : options.Copy(ctx);
        if (!all.ContainsKey(ctx, RSymbol.Of("filename")))
        {
            all.Set(ctx, RSymbol.Of("filename"), new RString(name));
        }
        return load(ctx, new RString(bytes, RubyEncoding.Utf8), all);
    }

    [RubyMethod("load_file", Singleton = true)]
    public static object? LoadFile(Context ctx, object? path, [Keywords] RHash? options) => FromFile(ctx, path, options, Load);

    [RubyMethod("safe_load_file", Singleton = true)]
    public static object? SafeLoadFile(Context ctx, object? path, [Keywords] RHash? options) => FromFile(ctx, path, options, SafeLoad);

    [RubyMethod("unsafe_load_file", Singleton = true)]
    public static object? UnsafeLoadFile(Context ctx, object? path, [Keywords] RHash? options) => FromFile(ctx, path, options, UnsafeLoad);

    [RubyMethod("load_stream", Singleton = true)]
    public static object? LoadStream(Context ctx, object? yaml, [Keywords] RHash? options, RProc? block = null)
    {
        var loader = new YamlLoader(ctx, Source(ctx, yaml), Options(ctx, options, false));
        var all = new RArray();
        while (loader.TryDocument(out var value))
        {
            if (block is not null)
            {
                block.Yield(ctx, value);
            }
            else
            {
                all.Add(value);
            }
        }
        return all;
    }

    static object? Written(Context ctx, object? target, string text)
    {
        if (target is null)
        {
            return new RString(text);
        }
        ctx.Send(target, Sym.Write, new RString(text));
        return target;
    }

    static void Document(Context ctx, YamlEmitter emitter, object? value, RHash? options, HashSet<string>? permitted, bool aliases) =>
        emitter.Document(new YamlTree(ctx, permitted, aliases, Width(ctx, options), Context.Truthy(options?.Get(ctx, "stringify_names"))).Visit(value), Context.Truthy(options?.Get(ctx, "header")));

    static int Width(Context ctx, RHash? options) => options?.Get(ctx, "line_width") is { } w ? Coerce.ToInt(ctx, w) : 0;

    static YamlEmitter Emitter(Context ctx, RHash? options)
    {
        var indentation = options?.Get(ctx, "indentation") is { } i ? Coerce.ToInt(ctx, i) : 2;
        indentation = indentation is < 2 or > 9 ? 2 : indentation;
        var width = Width(ctx, options);
        return new YamlEmitter(indentation, width < 0 ? int.MaxValue : width <= indentation * 2 ? 80 : width);
    }

    [RubyMethod("dump", Singleton = true)]
    public static object? Dump(Context ctx, object? value, object? target = null, object? options = null)
    {
        if (target is RHash hash)
        {
            (target, options) = (options, hash);
        }
        var emitter = Emitter(ctx, options as RHash);
        Document(ctx, emitter, value, options as RHash, null, true);
        return Written(ctx, target, emitter.ToString());
    }

    [RubyMethod("safe_dump", Singleton = true)]
    public static object? SafeDump(Context ctx, object? value, object? target = null, object? options = null)
    {
        if (target is RHash hash)
        {
            (target, options) = (options, hash);
        }
        var given = options as RHash;
        var emitter = Emitter(ctx, given);
        var permitted = Names(ctx, given?.Get(ctx, "permitted_classes"));
        Document(ctx, emitter, value, given, permitted, Context.Truthy(given?.Get(ctx, "aliases")));
        return Written(ctx, target, emitter.ToString());
    }

    [RubyMethod("dump_stream", Singleton = true)]
    public static RString DumpStream(Context ctx, params object?[] rest)
    {
        var emitter = Emitter(ctx, null);
        foreach (var value in rest)
        {
            Document(ctx, emitter, value, null, null, true);
        }
        return new RString(emitter.ToString());
    }
}

/// <summary>to_yaml of every object.</summary>
[RubyClass("Object", Library = "psych")]
public static class ObjectYaml
{
    [RubyMethod("to_yaml", "psych_to_yaml")]
    public static object? ToYaml(Context ctx, object? self, object? options = null) => PsychModule.Dump(ctx, self, null, options as RHash);
}

/// <summary>What Psych's own errors are.</summary>
[RubyClass("Psych::Exception", Superclass = "RuntimeError", Library = "psych")]
public static class PsychException;

/// <summary>The text is not YAML.</summary>
[RubyClass("Psych::SyntaxError", Superclass = "Psych::Exception", Library = "psych")]
public static class PsychSyntaxError
{
    [RubyMethod("file")]
    public static object? File(RException self) => self.GetInstanceVariable(RSymbol.Of("@file"));

    [RubyMethod("line")]
    public static object? Line(RException self) => self.GetInstanceVariable(RSymbol.Of("@line"));

    [RubyMethod("column")]
    public static object? Column(RException self) => self.GetInstanceVariable(RSymbol.Of("@column"));

    [RubyMethod("problem")]
    public static object? Problem(RException self) => self.GetInstanceVariable(RSymbol.Of("@problem"));

    [RubyMethod("context")]
    public static object? Context(RException self) => self.GetInstanceVariable(RSymbol.Of("@context"));

    [RubyMethod("offset")]
    public static object? Offset(RException self) => self.GetInstanceVariable(RSymbol.Of("@offset"));
}

/// <summary>An alias to nothing, or where none is allowed.</summary>
[RubyClass("Psych::BadAlias", Superclass = "Psych::Exception", Library = "psych")]
public static class PsychBadAlias;

/// <summary>A class that was not permitted.</summary>
[RubyClass("Psych::DisallowedClass", Superclass = "Psych::Exception", Library = "psych")]
public static class PsychDisallowedClass;
