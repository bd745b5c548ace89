namespace RecipeEngine.Dsl.Execution;

/// <summary>A global variable; special ones compute their value.</summary>
public sealed class GlobalVariable(string name)
{
    object? value;
    public string Name { get; } = name;
    public Func<Context, object?>? Getter { get; set; }
    /// <summary>Null with a getter: read-only.</summary>
    public Action<Context, object?>? Setter { get; set; }
    public bool IsDefined { get => other?.IsDefined ?? field; set; }

    GlobalVariable? other;

    /// <summary>Becomes another name of a variable.</summary>
    internal void Forward(GlobalVariable target)
    {
        other = target;
        Getter = target.Get;
        Setter = target.Set;
    }

    public object? Get(Context context) => Getter is null ? value : Getter(context);

    /// <summary>What trace_var registered, in the order they are called.</summary>
    internal List<object?>? Tracers { get; set; }

    public void Set(Context context, object? v)
    {
        Store(context, v);
        foreach (var tracer in Tracers?.ToArray() ?? [])
        {
            if (tracer is RProc proc)
            {
                proc.Yield(context, v);
            }
            else
            {
                context.Interpreter.Run(context, Coerce.ToText(context, tracer), "(eval)");
            }
        }
    }

    void Store(Context context, object? v)
    {
        if (Setter is not null)
        {
            Setter(context, v);
            return;
        }
        if (Getter is not null)
        {
            throw RubyError.Name($"{Name} is a read-only variable", null, Name);
        }
        value = v;
        IsDefined = true;
    }
}

public sealed partial class Interpreter
{
    readonly Dictionary<string, GlobalVariable> globals = new(StringComparer.Ordinal);

    /// <summary>Names with the <c>$</c> of all variables that exist.</summary>
    public IEnumerable<GlobalVariable> Globals => globals.Values;

    /// <summary>All names, aliases too.</summary>
    public IEnumerable<string> GlobalNames => globals.Keys;

    /// <summary>The variable of a name (with <c>$</c>), made on first use.</summary>
    public GlobalVariable Global(string name)
    {
        if (!globals.TryGetValue(name, out var variable))
        {
            globals[name] = variable = new GlobalVariable(name);
        }
        return variable;
    }

    public void AliasGlobal(string newName, string oldName)
    {
        var target = Global(oldName);
        if (globals.TryGetValue(newName, out var known) && !ReferenceEquals(known, target))
        {
            known.Forward(target); // code that knows the variable already
        }
        globals[newName] = target;
    }

    /// <summary>A variable with code behind it; without setter it is read-only.</summary>
    public void DefineGlobal(string name, Func<Context, object?> getter, Action<Context, object?>? setter = null) =>
        globals[name] = new GlobalVariable(name) { Getter = getter, Setter = setter, IsDefined = true };

    void DefineGlobals()
    {
        DefineGlobal("$!", c => c.CurrentException);
        DefineGlobal("$@", c => c.CurrentException is { } e ? c.Send(e, Sym.Backtrace) : null);
        DefineGlobal("$~", c => c.Current?.LastMatch, (c, v) => c.Current!.LastMatch = v is null || (v is RObject o && c.IsA(o, MatchDataClass)) ? v
            : throw RubyError.Type($"wrong argument type {c.ClassOf(v)} (expected MatchData)"));
        // As names these are looked up by their aliases only: the parser has nodes of its own for them.
        DefineGlobal("$&", c => c.Current?.LastMatch is { } match ? c.Send(match, "[]", Box.Int(0)) : null);
        DefineGlobal("$`", c => c.Current?.LastMatch is { } match ? c.Send(match, "pre_match") : null);
        DefineGlobal("$'", c => c.Current?.LastMatch is { } match ? c.Send(match, "post_match") : null);
        DefineGlobal("$+", c => c.Current?.LastMatch is { } match ? ((RArray)c.Send(match, "captures")!).LastOrDefault(group => group is not null) : null);
        DefineGlobal("$_", c => c.Current?.MethodHome.ExtraOrNull?.LastLine, (c, v) => c.Current!.MethodHome.Extra.LastLine = v);
        DefineGlobal("$$", c => Box.Int(Machine.Identity.ProcessId));
        object? program = new RString("main");
        DefineGlobal("$0", _ => program, (c, v) => program = Coerce.ToStr(c, v));
        AliasGlobal("$PROGRAM_NAME", "$0");
        void Deprecated(string name)
        {
            object? value = null;
            DefineGlobal(name, _ => value, (c, v) =>
            {
                if (v is not null)
                {
                    Core.Modules.WarningModule.Deprecated(c, $"`{name}' is deprecated");
                }
                value = v is null or RString || (name == "$;" && v is RRegexp) ? v : throw RubyError.Type($"value of {name} must be String{(name == "$;" ? " or Regexp" : "")}");
            });
        }

        void Ineffective(Context c) => c.Warn($"{Core.Kernels.KernelControl.Where(c)}warning: variable $= is no longer effective; ignored");
        DefineGlobal("$=", c =>
        {
            Ineffective(c);
            return false;
        }, (c, _) => Ineffective(c));
        Deprecated("$,");
        object? separator = new RString("\n") { Frozen = true };
        DefineGlobal("$/", _ => separator, (_, v) => separator = v is RString or null ? v : throw RubyError.Type("value of $/ must be String"));
        object? lineNumber = Box.Int(0);
        DefineGlobal("$.", _ => lineNumber, (c, v) => lineNumber = Box.Int(Coerce.ToLong(c, v)));
        AliasGlobal("$-0", "$/");
        Deprecated("$;");
        AliasGlobal("$-F", "$;");
        DefineGlobal("$:", _ => LoadPath);
        SingletonClassOf(LoadPath).AddLateMethods(m => m.DefineBuiltin("resolve_feature_path",
            BuiltinBody.Of(1, 1, (c, _, args, _) => ResolveFeature(c, Coerce.ToPath(c, args[0]))), Visibility.Public));
        foreach (var feature in (string[])["enumerator.so", "thread.rb", "fiber.so", "rational.so", "complex.so", "ruby2_keywords.rb"])
        {
            LoadedFeatures.Add(new RString(feature));
        }
        AliasGlobal("$LOAD_PATH", "$:");
        AliasGlobal("$-I", "$:");
        DefineGlobal("$\"", _ => LoadedFeatures);
        AliasGlobal("$LOADED_FEATURES", "$\"");
        object? verbose = Box.False;
        DefineGlobal("$VERBOSE", _ => verbose, (_, v) => verbose = v is null ? null : Box.Bool(v is not false));
        AliasGlobal("$-v", "$VERBOSE");
        AliasGlobal("$-w", "$VERBOSE");
        Global("$DEBUG").Set(MainContext, false);
        AliasGlobal("$-d", "$DEBUG");
        DefineGlobal("$FILENAME", c => ObjectClass.Constants.TryGetValue("ARGF", out var argf) ? c.Send(argf.Value, "filename") : new RString("-"));
        Global("$*").Set(MainContext, new RArray());
        DefineGlobal("$?", c => c.CurrentThread.LastStatus);
        object? ending = null;
        DefineGlobal("$\\", _ => ending, (_, v) => ending = v is RString or null ? v : throw RubyError.Type("value of $\\ must be String"));
        foreach (var option in (string[])["$-a", "$-l", "$-p"])
        {
            DefineGlobal(option, static _ => Box.False);
        }
    }
}
