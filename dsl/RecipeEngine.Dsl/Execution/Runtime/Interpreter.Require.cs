using RecipeEngine.Dsl.Syntax;

namespace RecipeEngine.Dsl.Execution;

public sealed partial class Interpreter
{
    /// <summary>Builtin libraries that were asked for, and names the host served.</summary>
    readonly HashSet<string> installed = new(["complex", "enumerator", "fiber", "rational", "ruby2_keywords", "thread"], StringComparer.Ordinal);

    /// <summary>Files being loaded now, and by which thread.</summary>
    Dictionary<string, RThread> Loading => field ??= new(StringComparer.Ordinal);

    /// <summary><c>require</c>: builtin libraries by name, then .rb files along the load path, unless <c>$LOADED_FEATURES</c> has them. True when it
    /// was loaded now.</summary>
    /// <exception cref="RubyError">LoadError "cannot load such file -- x".</exception>
    public bool Require(Context context, string name)
    {
        var plain = name.EndsWith(".rb", StringComparison.Ordinal) || name.EndsWith(".so", StringComparison.Ordinal) ? name[..^3] : name;
        if (installed.Contains(plain))
        {
            return false;
        }
        if (RequireHook?.Invoke(context, name) == true)
        {
            return installed.Add(plain);
        }
        if (!plain.StartsWith('/') && !plain.StartsWith('.'))
        {
            installed.Add(plain);
            var builtin = InstallLibrary(context, plain);
            if (Stdlib.RubyLibraries.Source(plain) is { } source)
            {
                RunLibrary(context, plain, source);
                builtin = true;
            }
            if (builtin)
            {
                LoadedFeatures.Add(new RString(plain + ".rb"));
                return true;
            }
            installed.Remove(plain);
        }
        if (IsProvided(plain + ".rb") || IsProvidedBelow(context, plain + ".rb"))
        {
            return false;
        }
        return FindFile(context, name) is { } file ? RequireFile(context, file) : IsProvided(name) || IsProvided(plain + ".so") ? false : throw CannotLoad(name);
    }

    /// <summary>A file of the load path has been loaded by that name, though another directory may come first by now.</summary>
    bool IsProvidedBelow(Context context, string name)
    {
        if (name[0] is '/' or '.' or '~')
        {
            return false;
        }
        var ending = "/" + name;
        List<string>? directories = null;
        foreach (var feature in LoadedFeatures)
        {
            if (feature is RString { Text: var path } && path.EndsWith(ending, StringComparison.Ordinal)
                && (directories ??= LoadDirectories(context).ToList()).Contains(path[..^ending.Length]))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary><c>$LOAD_PATH.resolve_feature_path</c>: what require would load, without loading it.</summary>
    internal RArray? ResolveFeature(Context context, string name)
    {
        var plain = name.EndsWith(".rb", StringComparison.Ordinal) ? name[..^3] : name;
        var path = installed.Contains(plain) || IsLibrary(plain) ? plain + ".rb" : FindFile(context, name);
        return path is null ? null : RArray.Of(RSymbol.Of("rb"), new RString(path));
    }

    /// <summary>A library written in Ruby: its text runs once, as files of the load path do.</summary>
    void RunLibrary(Context context, string name, string source)
    {
        var file = $"<internal:{name}>";
        try
        {
            RunTree(context, Parser.Parse(new SourceText(source, file)), file, MainObject, null, source, "<top (required)>");
        }
        catch
        {
            installed.Remove(name);
            throw;
        }
    }

    internal static RubyError CannotLoad(string name) =>
        new("LoadError", $"cannot load such file -- {name}{Stdlib.RubyLibraries.Advice(name)}", (_, e) => e.SetInstanceVariable(RSymbol.Of("@path"), new RString(name)));

    bool IsProvided(string feature) => LoadedFeatures.Any(f => f is RString s && s.Text == feature);

    /// <summary>Whether a constant's file is still to be loaded: neither there already nor being loaded by this thread.</summary>
    internal bool IsToLoad(Context context, Constant constant)
    {
        var me = context.CurrentThread;
        if (constant.Autoload is not { } name || ReferenceEquals(constant.Loader, me))
        {
            return false;
        }
        if (installed.Contains(name) || FindFile(context, name) is not { } file)
        {
            return !installed.Contains(name);
        }
        return !(Loading.TryGetValue(Machine.RealPath(file), out var owner) ? ReferenceEquals(owner, me) : IsLoaded(file));
    }

    /// <summary>The features that files were loaded as, by the files' real paths: links to one file load it once.</summary>
    Dictionary<string, string> RealPaths => field ??= new(StringComparer.Ordinal);

    bool IsLoaded(string path) => IsProvided(path) || (RealPaths.TryGetValue(Machine.RealPath(path), out var feature) && IsProvided(feature));

    bool RequireFile(Context context, string path)
    {
        var real = Machine.RealPath(path);
        var me = context.CurrentThread;
        while (Loading.TryGetValue(real, out var owner) && !ReferenceEquals(owner, me) && owner.IsAlive)
        {
            me.Park(context, TimeSpan.FromMilliseconds(2), false);
        }
        if (IsLoaded(path))
        {
            return false;
        }
        if (!Loading.TryAdd(real, me))
        {
            if (Global("$VERBOSE").Get(context) is true)
            {
                context.Warn($"{path}: warning: loading in progress, circular require considered harmful");
            }
            return false;
        }
        try
        {
            LoadFile(context, path, "<top (required)>");
            if (!IsProvided(path))
            {
                LoadedFeatures.Add(new RString(path));
            }
            RealPaths[real] = path;
        }
        finally
        {
            Loading.Remove(real);
        }
        return true;
    }
}
