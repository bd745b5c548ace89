using RecipeEngine.Engine.Ohai;

namespace RecipeEngine.Engine.Dsl.Facts;

/// <summary>Ohai as recipes and plugins see it.</summary>
[RubyModule("Ohai")]
public static class OhaiModule
{
    /// <summary>The version whose plugins are understood.</summary>
    public const string Version = "18.2.20";

    /// <summary>Declares a plugin: the block is the body of a class below Ohai::NamedPlugin; a name that is known is continued.</summary>
    [RubyMethod("plugin", Singleton = true)]
    public static object? Plugin(Context ctx, RSymbol name, RProc? block)
    {
        if (name.Name.Length == 0 || !char.IsAsciiLetterUpper(name.Name[0]) || !name.Name.All(char.IsAsciiLetterOrDigit))
        {
            throw RubyError.Argument($"Invalid plugin name: {name.Name}. Plugin names must be symbols, begin with a capital letter, and contain only letters and digits");
        }
        var home = ctx.Interpreter.FindModule(ctx, "Ohai::NamedPlugin");
        if (!home.TryGetOwnConstant(ctx, name.Name, out var known) || known is not RClass klass)
        {
            klass = (RClass)ctx.Send(ctx.Interpreter.ClassClass, "new", ctx.Interpreter.FindClass(ctx, "Ohai::DSL::Plugin"))!;
            home.SetConstant(name.Name, klass);
        }
        if (block is not null)
        {
            ctx.SendBlock(klass, RSymbol.Of("class_eval"), block);
        }
        OhaiPlugins.Of(ctx).Add(klass);
        return klass;
    }

    [RubyMethod("const_missing", Singleton = true)]
    public static object? ConstMissing(Context ctx, RModule self, RSymbol name) => name.Name switch
    {
        "VERSION" => new RString(Version) { Frozen = true },
        "Log" => ctx.Interpreter.FindModule(ctx, "Chef::Log"),
        _ => throw new RubyError("NameError", $"uninitialized constant Ohai::{name.Name}"),
    };
}

/// <summary>Ohai::System: collects facts.</summary>
public sealed class OhaiSystemObject(RClass klass) : RObject(klass)
{
    public RHash? Data { get; set; }
}

/// <summary>Ohai::System</summary>
[RubyClass("Ohai::System")]
public static class OhaiSystemClass
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => new OhaiSystemObject(klass);

    [RubyMethod("initialize", Private = true)]
    public static void Initialize([Keywords] RHash? options, object? config = null)
    {
    }

    /// <summary>Runs all plugins, or those that provide the named attributes.</summary>
    [RubyMethod("all_plugins", "refresh_plugins", "require_plugin")]
    public static object? All(Context ctx, OhaiSystemObject self, object? filter = null)
    {
        var data = (RHash)ctx.Send(ctx.Interpreter.FindClass(ctx, "Mash"), "new")!;
        foreach (var (name, value) in OhaiPlugins.Of(ctx).Collect(ctx, filter))
        {
            ctx.Send(data, "[]=", new RString(name), value);
        }
        self.Data = data;
        return data;
    }

    [RubyMethod("data")]
    public static object? Data(Context ctx, OhaiSystemObject self) => self.Data ?? (RHash)ctx.Send(ctx.Interpreter.FindClass(ctx, "Mash"), "new")!;

    [RubyMethod("[]", "attributes")]
    public static object? Get(Context ctx, OhaiSystemObject self, object? key) => ctx.Send(Data(ctx, self), "[]", key);
}

/// <summary>Ohai::Hints: what an administrator told Ohai.</summary>
[RubyModule("Ohai::Hints")]
public static class OhaiHints
{
    /// <summary>The hint's content, {} for an empty file, nil when there is none.</summary>
    [RubyMethod("hint?", "parse_hint", Singleton = true)]
    public static object? Hint(Context ctx, object? name)
    {
        foreach (var folder in OhaiSettings.Of(ctx)["hints_path"] is RArray paths ? paths.Select(ctx.ToS) : [])
        {
            if (ctx.Interpreter.Machine.TryReadText($"{folder}/{ctx.ToS(name)}.json") is { } text)
            {
                return text.Trim().Length == 0 ? new RHash() : RubyValues.FromPlain(ctx, RecipeErrors.Translated(() => RecipeEngine.Cookbooks.PlainTree.ParseObject(text, $"{folder}/{ctx.ToS(name)}.json")));
            }
        }
        return null;
    }

    [RubyMethod("refresh_hints", Singleton = true)]
    public static void Refresh()
    {
    }
}
