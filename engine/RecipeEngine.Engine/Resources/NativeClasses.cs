namespace RecipeEngine.Engine.Resources;

/// <summary>Makes the Ruby classes of the engine's own resources, each when it is first named.</summary>
static class NativeClasses
{
    static readonly System.Runtime.CompilerServices.ConditionalWeakTable<Interpreter, Dictionary<ResourceType, RClass>> Made = [];

    /// <summary>Puts an autoload under Chef::Resource for every table.</summary>
    public static void DefineAutoloads(Interpreter interpreter)
    {
        interpreter.FindClass(interpreter.MainContext, "Chef::Resource").AddLateConstants(static home =>
        {
            foreach (var entry in ResourceRegistry.Entries)
            {
                home.Constants.TryAdd(ResourceType.CamelCase(entry.Name), new Constant(Undefined.Value) { Autoload = "chef/resource/" + entry.Name });
            }
        });
    }

    public static RClass Ensure(Context context, ResourceType type)
    {
        var made = Made.GetOrCreateValue(context.Interpreter);
        if (made.TryGetValue(type, out var klass))
        {
            return klass;
        }
        var super = type.Inherits is { } parent ? Ensure(context, parent) : context.Interpreter.FindClass(context, "Chef::Resource");
        klass = context.Interpreter.NewClass(null, super);
        made[type] = klass;
        Place(context, type.RubyName, klass);
        var info = ResourceClass.Of(klass);
        info.Type = type;
        info.ResourceName = type.Name;
        info.UnifiedModeSetting = type.UnifiedMode;
        info.Allow(type.Actions.Select(RSymbol.Of));
        info.DefaultActionSetting = [.. type.DefaultActions.Select(RSymbol.Of)];
        foreach (var p in type.Properties)
        {
            info.Add(p);
            PropertyMethods.Define(klass, p);
        }
        if (type.DefaultName is { } defaultName)
        {
            info.Add(WithDefault(info.Find("name")!.Derive(), defaultName));
        }
        foreach (var pair in type.Aliases.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, of) = (pair.Split('=')[0], pair.Split('=')[1]);
            klass.Define(RSymbol.Of(name), klass.FindMethod(RSymbol.Of(of))!.Body);
            klass.Define(RSymbol.Of(name + "="), klass.FindMethod(RSymbol.Of(of + "="))!.Body);
        }
        type.DefineMethods?.Invoke(klass);
        return klass;
    }

    static Property WithDefault(Property p, string name)
    {
        p.HasDeclaredDefault = true;
        p.Default = new RString(name);
        p.IsRequired = false;
        return p;
    }

    static void Place(Context context, string rubyName, RClass klass)
    {
        RModule at = context.Interpreter.ObjectClass;
        var parts = rubyName.Split("::");
        foreach (var part in parts[..^1])
        {
            at = at.TryGetOwnConstant(context, part, out var next) && next is RModule m ? m : at;
        }
        at.SetConstant(parts[^1], klass);
        klass.Name = rubyName;
    }
}
