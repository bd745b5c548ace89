using RecipeEngine.Engine.Dsl.Providers;
using RecipeEngine.Engine.Dsl.Recipes;

namespace RecipeEngine.Engine.Resources;

/// <summary>Recipe code between the steps of a deployment: blocks of the recipe, files of the release (deploy/before_migrate.rb), gems.yml.</summary>
sealed class DeployCallbacks(Context context, Resource resource, string action, Func<string> releasePath, string shared)
{
    RubyProvider? scope;

    // What the code calls its own: the words of a recipe, release_path, shared_path, run and sudo.
    RubyProvider Scope => scope ??= Make();

    RubyProvider Make()
    {
        var klass = (RClass)context.Send(context.Interpreter.ClassClass, "new", context.Interpreter.FindClass(context, "Chef::Provider::LWRPBase"))!;
        klass.Define(RSymbol.Of("release_path"), BuiltinBody.Of((_, _, _) => new RString(releasePath())));
        klass.Define(RSymbol.Of("shared_path"), BuiltinBody.Of((_, _, _) => new RString(shared)));
        klass.Define(RSymbol.Of("current_path"), BuiltinBody.Of((c, _, _) => c.Send(resource, "current_path")));
        klass.Define(RSymbol.Of("run"), BuiltinBody.Of(1, 1, (c, self, arguments, block) => Execute(c, self, arguments[0], resource.Read(c, "user"), block)));
        klass.Define(RSymbol.Of("sudo"), BuiltinBody.Of(1, 1, (c, self, arguments, block) => Execute(c, self, arguments[0], null, block)));
        var made = (RubyProvider)context.Send(klass, "new", resource, resource.RunContext)!;
        made.Action = action;
        var configuration = new RHash();
        foreach (var name in (string[])["deploy_to", "environment", "migrate", "restart_command", "revision", "role", "user", "group"])
        {
            configuration.Set(context, RSymbol.Of(name), resource.Read(context, name));
        }
        made.SetInstanceVariable(RSymbol.Of("@configuration"), configuration);
        return made;
    }

    // run 'command': a resource in the release's directory, as the deployment's user; sudo leaves the user as it is.
    object? Execute(Context c, object? self, object? command, object? user, RProc? block) => c.SendBlock(self, RSymbol.Of("execute"), null, command) is Resource made ? Prepare(c, made, user, block) : null;

    Resource Prepare(Context c, Resource made, object? user, RProc? block)
    {
        c.Send(made, "cwd", new RString(releasePath()));
        if (user is not null)
        {
            c.Send(made, "user", user);
        }
        if (resource.Read(c, "environment") is { } environment)
        {
            c.Send(made, "environment", environment);
        }
        block?.CallWithSelf(c, made, []);
        return made;
    }

    /// <summary>Runs code and the resources it declares.</summary>
    public void Evaluate(DeployProvider provider, RProc block)
    {
        if (!provider.IsWhyRun)
        {
            ProviderConverging.CompileAndConverge(context, Scope, () => block.CallWithSelf(context, Scope, []));
        }
    }

    /// <param name="what">before_migrate, …</param>
    /// <param name="code">a block, the name of a file of the release, or null for deploy/WHAT.rb if it is there</param>
    public void Run(DeployProvider provider, string what, object? code)
    {
        if (code is RProc block)
        {
            provider.MarkUpdated("evaluate block and run any associated actions");
            Evaluate(provider, block);
            return;
        }
        var file = $"{releasePath()}/{(code is null ? $"deploy/{what}.rb" : context.ToS(code))}";
        if (!provider.Host.IsFile(file))
        {
            if (code is not null && !provider.IsWhyRun)
            {
                throw RubyError.Runtime($"Can't find your callback file {file}");
            }
            return;
        }
        provider.MarkUpdated("evaluate block and run any associated actions");
        if (provider.IsWhyRun)
        {
            return;
        }
        var machine = context.Interpreter.Machine;
        var before = machine.CurrentDirectory;
        ProviderConverging.CompileAndConverge(context, Scope, () =>
        {
            machine.ChangeDirectory(releasePath());
            try
            {
                return FileLoading.RunFile(context, file, Scope, "from_file");
            }
            finally
            {
                machine.ChangeDirectory(before);
            }
        });
    }

    /// <summary>gems.yml of the release: a list of names and versions.</summary>
    public void InstallGems(DeployProvider provider)
    {
        var file = releasePath() + "/gems.yml";
        if (provider.IsWhyRun || !provider.Host.IsFile(file))
        {
            return;
        }
        if (context.Send(context.Interpreter.FindModule(context, "YAML"), "load", new RString(provider.Host.ReadText(file))) is RArray gems)
        {
            provider.NestedFor(n =>
            {
                foreach (var gem in gems.OfType<RHash>())
                {
                    n.Declare("gem_package", context.ToS(gem.Get(context, RSymbol.Of("name")) ?? gem.Get(context, new RString("name"))), ("version", gem.Get(context, RSymbol.Of("version")) ?? gem.Get(context, new RString("version"))));
                }
            });
        }
    }
}
