namespace RecipeEngine.Engine.Dsl;

/// <summary>What <c>require 'chef/…'</c> does: the classes are there already, or are made when they are named.</summary>
static class ChefLibraries
{
    static readonly string[] Roots = ["chef", "ohai", "mixlib/shellout", "mixlib/log", "mixlib/config", "chef-utils", "chef-config", "chef_utils", "mixlib/versioning"];

    /// <summary>True when the name is one of ours.</summary>
    public static bool Require(Context context, string name)
    {
        if (!Roots.Any(r => name == r || name.StartsWith(r + "/", StringComparison.Ordinal)))
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
