namespace RecipeEngine.Engine.Dsl.Facts;

/// <summary>One plugin at work.</summary>
/// <param name="klass">the plugin</param>
/// <param name="data">the facts of all plugins so far</param>
public sealed class PluginObject(RClass klass, RHash data) : RObject(klass)
{
    public RHash Data { get; } = data;
}

/// <summary>Ohai::DSL</summary>
[RubyModule("Ohai::DSL")]
public static class OhaiDsl
{
}

/// <summary>Ohai::DSL::Plugin: the words of a plugin's body, and those of its collect_data block.</summary>
[RubyClass("Ohai::DSL::Plugin")]
public static class PluginClass
{
    static RArray List(RObject self, string name)
    {
        if (self.GetInstanceVariable(RSymbol.Of(name)) is not RArray list)
        {
            self.SetInstanceVariable(RSymbol.Of(name), list = new RArray());
        }
        return list;
    }

    static IEnumerable<string> Texts(RArray list) => list.OfType<RString>().Select(s => s.Text);

    internal static IEnumerable<string> Provided(RClass klass) => Texts(List(klass, "@provides_attrs"));

    internal static IEnumerable<string> Needed(RClass klass) => Texts(List(klass, "@depends_attrs"));

    internal static string ShortName(RClass klass) => klass.Name?.Split("::")[^1] ?? "";

    // The block for Linux, or the one for every system.
    internal static RProc? Collector(RClass klass) =>
        (klass.GetInstanceVariable(RSymbol.Of("@collect_linux")) ?? klass.GetInstanceVariable(RSymbol.Of("@collect_default"))) as RProc;

    [RubyMethod("provides", Singleton = true)]
    public static object? Provides(Context ctx, RClass self, params object?[] rest)
    {
        foreach (var name in rest.SelectMany(r => r is RArray a ? a.ToArray() : [r]))
        {
            List(self, "@provides_attrs").Add(ctx.ToRString(name));
        }
        return List(self, "@provides_attrs");
    }

    [RubyMethod("depends", Singleton = true)]
    public static object? Depends(Context ctx, RClass self, params object?[] rest)
    {
        foreach (var name in rest.SelectMany(r => r is RArray a ? a.ToArray() : [r]))
        {
            List(self, "@depends_attrs").Add(ctx.ToRString(name));
        }
        return List(self, "@depends_attrs");
    }

    [RubyMethod("collect_data", Singleton = true)]
    public static void Collect(Context ctx, RClass self, RProc? block, params object?[] rest)
    {
        foreach (var platform in rest.Length == 0 ? ["default"] : rest.Select(ctx.ToS))
        {
            self.SetInstanceVariable(RSymbol.Of("@collect_" + platform), block);
        }
    }

    [RubyMethod("optional", Singleton = true)]
    public static void Optional(RClass self, object? value = null) => self.SetInstanceVariable(RSymbol.Of("@optional"), value ?? true);

    [RubyMethod("provides_attrs", Singleton = true)]
    public static object? ProvidesAttrs(RClass self) => List(self, "@provides_attrs");

    [RubyMethod("depends_attrs", Singleton = true)]
    public static object? DependsAttrs(RClass self) => List(self, "@depends_attrs");

    [RubyMethod("data")]
    public static object? Data(PluginObject self) => self.Data;

    [RubyMethod("name")]
    public static object? Name(Context ctx, PluginObject self) => RSymbol.Of(ShortName(ctx.ClassOf(self)));

    [RubyMethod("logger")]
    public static object? Logger(Context ctx) => ctx.Interpreter.FindModule(ctx, "Chef::Log");

    [RubyMethod("hint?")]
    public static object? Hint(Context ctx, object? name) => OhaiHints.Hint(ctx, name);

    [RubyMethod("attribute?")]
    public static bool Has(Context ctx, PluginObject self, params object?[] rest) => Get(ctx, self, rest) is not null;

    /// <summary>A fact of a plugin in Ruby, or of the machine.</summary>
    [RubyMethod("get_attribute", "safe_get_attribute")]
    public static object? Get(Context ctx, PluginObject self, params object?[] rest)
    {
        object? at = null;
        for (var i = 0; i < rest.Length; i++)
        {
            var key = new RString(ctx.ToS(rest[i]));
            at = i == 0 ? self.Data.Get(ctx, key) ?? ChefRun.Of(ctx).Node.Attributes.Top(ctx, key.Text)
                : at is RHash hash ? ctx.Send(hash, "[]", key) : null;
        }
        return at;
    }

    [RubyMethod("set_attribute")]
    public static object? Set(Context ctx, PluginObject self, params object?[] rest)
    {
        if (rest.Length < 2)
        {
            throw RubyError.WrongArguments(rest.Length, 2, -1);
        }
        var at = self.Data;
        for (var i = 0; i < rest.Length - 2; i++)
        {
            var key = new RString(ctx.ToS(rest[i]));
            if (ctx.Send(at, "[]", key) is not RHash inner)
            {
                ctx.Send(at, "[]=", key, ctx.Send(ctx.Interpreter.FindClass(ctx, "Mash"), "new"));
                inner = (RHash)ctx.Send(at, "[]", key)!;
            }
            at = inner;
        }
        ctx.Send(at, "[]=", new RString(ctx.ToS(rest[^2])), rest[^1]);
        return rest[^1];
    }

    [RubyMethod("shell_out")]
    public static object? ShellOut(Context ctx, object? self, [Keywords] RHash? options, params object?[] rest) => Support.ShellOutModule.ShellOut(ctx, self, options, rest);

    [RubyMethod("which")]
    public static object? Which(Context ctx, string program) =>
        ctx.Interpreter.Machine.Which(program, ShellCommand.DefaultPath(ctx.Interpreter.Machine)) is { } path ? new RString(path) : null;

    [RubyMethod("file_exist?")]
    public static bool FileExists(Context ctx, string path) => ctx.Interpreter.Machine.Exists(path);

    [RubyMethod("dir_exist?")]
    public static bool DirectoryExists(Context ctx, string path) => ctx.Interpreter.Machine.IsDirectory(path);

    [RubyMethod("file_read")]
    public static string FileRead(Context ctx, string path) => ctx.Interpreter.Machine.ReadText(path);

    [RubyMethod("file_open")]
    public static object? FileOpen(Context ctx, RProc? block, params object?[] rest) => ctx.SendBlock(ctx.Interpreter.FindClass(ctx, "File"), RSymbol.Of("open"), block, rest);

    /// <summary><c>tester Mash.new</c> sets a fact, <c>tester</c> reads it.</summary>
    [RubyMethod("method_missing", Private = true)]
    public static object? Missing(Context ctx, PluginObject self, RSymbol name, params object?[] rest) =>
        rest.Length == 0 ? Get(ctx, self, name) : Set(ctx, self, [name, .. rest]);

    [RubyMethod("respond_to_missing?", Private = true)]
    public static bool Responds(Context ctx, PluginObject self, RSymbol name, bool all = false) => Has(ctx, self, name);
}
