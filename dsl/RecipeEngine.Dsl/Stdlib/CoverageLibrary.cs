namespace RecipeEngine.Dsl.Stdlib;

/// <summary>coverage: how often the lines and methods of files ran that were loaded since it was set up.</summary>
[RubyModule("Coverage", Library = "coverage")]
public static class CoverageLibrary
{
    [RubyLibrary("coverage")]
    public static void Load(Context ctx) => _ = ctx;

    static CoverageState State(Context ctx, string problem = "coverage measurement is not enabled") => ctx.Interpreter.Coverage ?? throw new RubyError("RuntimeError", problem);

    [RubyMethod("setup", ModuleFunction = true)]
    public static void Setup(Context ctx, [Optional] object? what, [Keywords] RHash? options = null)
    {
        if (ctx.Interpreter.Coverage is not null)
        {
            throw new RubyError("RuntimeError", "coverage measurement is already setup");
        }
        var all = what is RSymbol { Name: "all" };
        var wanted = options ?? (what is Undefined or null || all ? null : Coerce.ToHash(ctx, what));
        bool Asked(string name) => wanted is not null && wanted.TryGet(ctx, RSymbol.Of(name), out var value) && Context.Truthy(value);
        if (Asked("branches"))
        {
            throw RubyError.NotImplemented("branches cannot be counted here; lines:, oneshot_lines: and methods: can");
        }
        var lines = all || Asked("lines");
        if (lines && Asked("oneshot_lines"))
        {
            throw new RubyError("RuntimeError", "cannot enable lines and oneshot_lines simultaneously");
        }
        var plain = !all && wanted is null;
        if (wanted is not null && !lines && !Asked("oneshot_lines") && !Asked("methods"))
        {
            throw new RubyError("RuntimeError", "no measuring target is specified");
        }
        ctx.Interpreter.Coverage = new CoverageState { IsPlain = plain, Lines = lines || plain, OneShot = Asked("oneshot_lines"), Methods = all || Asked("methods") };
    }

    [RubyMethod("start", ModuleFunction = true)]
    public static void Start(Context ctx, [Optional] object? what, [Keywords] RHash? options = null)
    {
        Setup(ctx, what, options);
        State(ctx).Run(true);
    }

    [RubyMethod("resume", ModuleFunction = true)]
    public static void Resume(Context ctx)
    {
        var state = State(ctx, "coverage measurement is not set up yet");
        if (state.IsRunning)
        {
            throw new RubyError("RuntimeError", "coverage measurement is already running");
        }
        state.Run(true);
    }

    [RubyMethod("suspend", ModuleFunction = true)]
    public static void Suspend(Context ctx)
    {
        if (ctx.Interpreter.Coverage is not { IsRunning: true } state)
        {
            throw new RubyError("RuntimeError", "coverage measurement is not running");
        }
        state.Run(false);
    }

    [RubyMethod("running?", ModuleFunction = true)]
    public static bool IsRunning(Context ctx) => ctx.Interpreter.Coverage is { IsRunning: true };

    [RubyMethod("peek_result", ModuleFunction = true)]
    public static RHash Peek(Context ctx)
    {
        var state = State(ctx);
        var found = new RHash();
        foreach (var (file, counts) in state.Files)
        {
            found.Set(ctx, new RString(file), state.IsPlain ? Lines(counts) : Modes(ctx, state, counts));
        }
        return found;
    }

    static RArray Lines(FileCounts counts) => new(counts.Lines.Select(n => n is { } count ? Box.Int(count) : null));

    static RHash Modes(Context ctx, CoverageState state, FileCounts counts)
    {
        var modes = new RHash();
        if (state.Lines)
        {
            modes.Set(ctx, RSymbol.Of("lines"), Lines(counts));
        }
        if (state.OneShot)
        {
            modes.Set(ctx, RSymbol.Of("oneshot_lines"), new RArray(counts.FirstRuns.Select(n => (object?)Box.Int(n))));
        }
        if (state.Methods)
        {
            modes.Set(ctx, RSymbol.Of("methods"), Methods(ctx, counts));
        }
        return modes;
    }

    // Methods that have not run are found in the classes that have them now.
    static RHash Methods(Context ctx, FileCounts counts)
    {
        var found = new RHash();
        foreach (var method in counts.Methods)
        {
            var (line, column, endLine, endColumn) = method.Place;
            foreach (var owner in method.Calls.Keys.Concat(Owners(ctx, method.Name, line)).Distinct())
            {
                found.Set(ctx, RArray.Of(owner, RSymbol.Of(method.Name), Box.Int(line), Box.Int(column), Box.Int(endLine), Box.Int(endColumn)), Box.Int(method.Calls.GetValueOrDefault(owner)));
            }
        }
        return found;
    }

    static IEnumerable<RModule> Owners(Context ctx, string name, int line)
    {
        var symbol = RSymbol.Of(name);
        return ctx.Interpreter.LivingModules().Where(m => m.Methods.TryGetValue(symbol, out var entry) && entry.Body?.Location?.Line == line);
    }

    [RubyMethod("result", ModuleFunction = true)]
    public static RHash Result(Context ctx, [Keyword] object? stop = null, [Keyword] object? clear = null)
    {
        var state = State(ctx);
        var (stops, clears) = (stop is null && clear is null || Context.Truthy(stop), stop is null && clear is null || Context.Truthy(clear));
        if (stops && !clears)
        {
            Warnings.Warn(ctx, "stop implies clear");
            clears = true;
        }
        var found = Peek(ctx);
        if (clears)
        {
            foreach (var counts in state.Files.Values)
            {
                counts.Clear();
            }
        }
        if (stops)
        {
            state.Run(false);
            ctx.Interpreter.Coverage = null;
        }
        return found;
    }
}
