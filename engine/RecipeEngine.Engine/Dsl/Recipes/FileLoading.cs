namespace RecipeEngine.Engine.Dsl.Recipes;

/// <summary>Runs cookbook files with the right self.</summary>
static class FileLoading
{
    /// <summary>Runs a file with a self and definitions going to a class (for class bodies).</summary>
    public static object? RunFile(Context ctx, string path, object? self, string label, RModule? module = null)
    {
        if (!ctx.Interpreter.Machine.IsFile(path))
        {
            throw new RubyError("IOError", $"Cannot open or read {path}!");
        }
        LexicalScope? scope = module is null
            ? LexicalScope.OfText(self, ctx.Interpreter.TopScope)
            : new LexicalScope(module, ctx.Interpreter.TopScope);
        return ctx.Interpreter.LoadFile(ctx, path, label, self, scope);
    }

    /// <summary>As <see cref="RunFile"/>, for a text.</summary>
    public static object? RunText(Context ctx, string text, string name, object? self) =>
        ctx.Interpreter.RunTree(ctx, RecipeEngine.Dsl.Syntax.Parser.Parse(new RecipeEngine.Dsl.Syntax.SourceText(text, name)), name, self, LexicalScope.OfText(self, ctx.Interpreter.TopScope), text, "from_file");

    /// <summary>A class for a file of resources/; loaded once.</summary>
    public static RClass LoadResource(Context ctx, string cookbook, string path)
    {
        var run = ChefRun.Of(ctx);
        if (run.LoadedLwrps.TryGetValue(path, out var known))
        {
            return known;
        }
        var name = QualifiedName(cookbook, path);
        var klass = NewSubclass(ctx, "Chef::Resource::LWRPBase");
        run.LoadedLwrps[path] = klass;
        NameAsBefore(ctx, run, "Chef::Resource", name, klass);
        RunFile(ctx, path, klass, "class_from_file", klass);
        Call(klass, $"Custom resource {name} from cookbook {cookbook}");
        if (!run.Registry.IsProvidedBy(name, klass))
        {
            ctx.Send(klass, "provides", RSymbol.Of(name));
        }
        return klass;
    }

    /// <summary>A class for a file of providers/; loaded once.</summary>
    public static RClass LoadProvider(Context ctx, string cookbook, string path)
    {
        var run = ChefRun.Of(ctx);
        if (run.LoadedLwrps.TryGetValue(path, out var known))
        {
            return known;
        }
        var name = QualifiedName(cookbook, path);
        var klass = NewSubclass(ctx, "Chef::Provider::LWRPBase");
        run.LoadedLwrps[path] = klass;
        ctx.Send(klass, "provides", RSymbol.Of(name));
        NameAsBefore(ctx, run, "Chef::Provider", name, klass);
        RunFile(ctx, path, klass, "class_from_file", klass);
        Call(klass, $"LWRP provider {name} from cookbook {cookbook}");
        return klass;
    }

    static RClass NewSubclass(Context ctx, string super) => (RClass)ctx.Send(ctx.Interpreter.ClassClass, "new", ctx.Interpreter.FindClass(ctx, super))!;

    // Until Chef 13 such a class had a constant.
    static void NameAsBefore(Context ctx, ChefRun run, string home, string name, RClass klass)
    {
        var module = ctx.Interpreter.FindClass(ctx, home);
        var constant = ResourceType.CamelCase(name);
        if (run.Era < 13 && !module.Constants.ContainsKey(constant))
        {
            module.SetConstant(constant, klass);
        }
    }

    // What the class is called once its file has been read.
    static void Call(RClass klass, string shown)
    {
        var singleton = klass.Interpreter.SingletonClassOf(klass);
        var text = BuiltinBody.Of((_, _, _) => new RString(shown));
        singleton.Define(RSymbol.Of("to_s"), text);
        singleton.Define(RSymbol.Of("inspect"), text);
    }

    /// <summary>"my-app" and ".../default.rb" to "my_app".</summary>
    public static string QualifiedName(string cookbook, string path)
    {
        var file = Path.GetFileNameWithoutExtension(path);
        var name = file == "default" ? cookbook : $"{cookbook}_{file}";
        return name.Replace('-', '_');
    }

    /// <summary><c>use '_partial'</c>: the file beside the one being run, evaluated in the class.</summary>
    public static void Use(Context ctx, RClass klass, string partial)
    {
        if (partial.StartsWith("core::", StringComparison.Ordinal))
        {
            throw RubyError.Argument($"there is no core partial named {partial["core::".Length..]}");
        }
        var from = Path.GetDirectoryName(ctx.Current?.Code.File ?? "") ?? "";
        var name = Path.GetFileName(partial);
        name = (name.EndsWith(".rb", StringComparison.Ordinal) ? name[..^3] : name).TrimStart('_');
        var folder = Path.GetDirectoryName(partial) ?? "";
        var path = Path.GetFullPath(Path.Combine(from, folder, $"_{name}.rb"));
        if (!ctx.Interpreter.Machine.IsFile(path))
        {
            throw new RubyError("Errno::ENOENT", $"No such file or directory @ rb_sysopen - {path}");
        }
        RunFile(ctx, path, klass, "use", klass);
    }
}
