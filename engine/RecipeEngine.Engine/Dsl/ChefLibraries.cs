namespace RecipeEngine.Engine.Dsl;

/// <summary>What <c>require 'chef/…'</c> does: the classes are there already, or are made when they are named.</summary>
static class ChefLibraries
{
    static readonly string[] Roots = ["chef", "ohai", "mixlib/shellout", "mixlib/log", "mixlib/config", "chef-utils", "chef-config", "chef_utils", "mixlib/versioning"];

    /// <summary>Files that Chef 13 or a later version dropped; asking for them is a LoadError since.</summary>
    static readonly HashSet<string> Removed =
    [
        "chef/mixin/language", "chef/mixin/language_include_recipe", "chef/mixin/language_include_attribute", "chef/mixin/recipe_definition_dsl_core",
        "chef/mixin/command", "chef/mixin/command/unix", "chef/rest", "chef/resource/deploy", "chef/resource/easy_install_package", "chef/resource/erl_call",
        "chef/provider/deploy", "chef/provider/package/easy_install",
    ];

    /// <summary>Parts of Ruby's library that Chef itself has loaded: cookbooks name them without a require. They are made when they are named.</summary>
    static readonly (string Constant, string Library)[] Loaded =
    [
        ("Set", "set"), ("JSON", "json"), ("YAML", "yaml"), ("Pathname", "pathname"), ("FileUtils", "fileutils"), ("URI", "uri"), ("Shellwords", "shellwords"),
        ("Digest", "digest"), ("Tempfile", "tempfile"), ("SecureRandom", "securerandom"), ("OpenStruct", "ostruct"), ("ERB", "erb"), ("Date", "date"),
        ("DateTime", "date"), ("Etc", "etc"), ("Logger", "logger"), ("Forwardable", "forwardable"), ("Singleton", "singleton"), ("StringIO", "stringio"),
        ("Open3", "open3"), ("Base64", "base64"), ("Timeout", "timeout"), ("IPAddr", "ipaddr"), ("OpenSSL", "openssl"), ("Socket", "socket"),
        ("SimpleDelegator", "delegate"), ("Net", "net/http"), ("IniParse", "iniparse"),
    ];

    /// <summary>Methods that those libraries add to every object: called before the library was loaded, they load it.</summary>
    static readonly (string Method, string Library)[] Added = [("to_yaml", "yaml"), ("to_json", "json"), ("pretty_inspect", "pp")];

    static void DefineAddedMethods(RModule kernel)
    {
        foreach (var (method, library) in Added)
        {
            var name = RSymbol.Of(method);
            if (kernel.Methods.ContainsKey(name))
            {
                continue;
            }
            kernel.Define(name, BuiltinBody.Of(0, -1, (ctx, self, arguments, block) =>
            {
                var before = ctx.FindMethod(self, name);
                ctx.Interpreter.Require(ctx, library);
                return ReferenceEquals(ctx.FindMethod(self, name), before) ? throw RubyError.NoMethod($"undefined method `{method}' for {ctx.Inspect(self)}", self, method)
                    : ctx.SendBlock(self, name, block, arguments);
            }, keepsKeywords: true));
        }
    }

    public static void DefineAutoloads(Interpreter interpreter)
    {
        interpreter.FindModule(interpreter.MainContext, "Kernel").AddLateMethods(DefineAddedMethods);
        foreach (var (constant, library) in Loaded)
        {
            interpreter.ObjectClass.Constants.TryAdd(constant, new Constant(Undefined.Value) { Autoload = library });
        }
    }

    static bool IsOnLoadPath(Context context, string name)
    {
        var file = name.EndsWith(".rb", StringComparison.Ordinal) ? name : name + ".rb";
        return context.Interpreter.LoadPath.Any(directory => context.Interpreter.Machine.IsFile(Path.Combine(context.ToS(directory), file)));
    }

    /// <summary>True when the name is one of ours.</summary>
    public static bool Require(Context context, string name)
    {
        if (!Roots.Any(r => name == r || name.StartsWith(r + "/", StringComparison.Ordinal)))
        {
            return false;
        }
        if (IsOnLoadPath(context, name))
        {
            // a gem that extends Chef (chef/sugar), not a part of Chef itself
            return false;
        }
        if (Removed.Contains(name) && ChefRun.Of(context).Era >= 13)
        {
            return false;
        }
        const string resources = "chef/resource/";
        if (name.StartsWith(resources, StringComparison.Ordinal))
        {
            var run = ChefRun.Of(context);
            var ruby = "Chef::Resource::" + ResourceType.CamelCase(name[resources.Length..].Split('/')[^1]);
            if (run.Registry.FindByRubyName(ruby) is { } type)
            {
                var klass = NativeClasses.Ensure(context, type);
                var home = context.Interpreter.FindClass(context, "Chef::Resource");
                var simple = ruby["Chef::Resource::".Length..];
                // a class that lives deeper (Chef::Resource::User::LinuxUser) still ends the autoload
                if (home.Constants.TryGetValue(simple, out var c) && c.Value is Undefined && c.Autoload is null)
                {
                    home.SetConstant(simple, klass);
                }
            }
        }
        return true;
    }
}
