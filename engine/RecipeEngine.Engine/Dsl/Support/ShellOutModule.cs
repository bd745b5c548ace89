namespace RecipeEngine.Engine.Dsl.Support;

/// <summary>Chef::Mixin::ShellOut</summary>
[RubyModule("Chef::Mixin::ShellOut")]
public static class ShellOutModule
{
    [RubyMethod("shell_out", "shell_out_with_systems_locale", "shell_out_compacted")]
    public static object? ShellOut(Context ctx, object? self, [Keywords] RHash? options, params object?[] rest) => Run(ctx, self, rest, options);

    [RubyMethod("shell_out!", "shell_out_with_systems_locale!", "shell_out_compacted!")]
    public static object? ShellOutStrictly(Context ctx, object? self, [Keywords] RHash? options, params object?[] rest)
    {
        var result = Run(ctx, self, rest, options);
        result.Check(ctx);
        return result;
    }

    static ShellOutObject Run(Context ctx, object? self, object?[] arguments, RHash? options)
    {
        var list = arguments.ToList();
        if (options is null && list.Count > 0 && list[^1] is RHash positional)
        {
            options = positional;
            list.RemoveAt(list.Count - 1);
        }
        options = options?.Copy(ctx) ?? new RHash();
        if (self is RubyProvider provider && !options.ContainsKey(ctx, RSymbol.Of("timeout")) && provider.NewResource.Definition.Find("timeout") is { } timeout)
        {
            options.Set(ctx, RSymbol.Of("timeout"), timeout.Get(ctx, provider.NewResource) ?? Box.Int(900));
        }
        var flat = list.SelectMany(a => a is RArray inner ? inner.Where(x => x is not null) : [a]).ToArray();
        var isList = flat.Length > 1 || list is [RArray];
        var command = new ShellOutObject(ctx.Interpreter.FindClass(ctx, "Mixlib::ShellOut"));
        command.Initialize(ctx, isList ? new RArray(flat.Select(f => (object?)ctx.ToRString(f))) : flat.ElementAtOrDefault(0), options, defaultEnvironment: options.Get(ctx, "default_env") is not false);
        command.Run(ctx);
        return command;
    }
}

/// <summary>A command before and after it ran.</summary>
public sealed class ShellOutObject(RClass klass) : RObject(klass)
{
    RHash settings = new();

    public object? Command { get; private set; }
    public CommandResult? Result { get; private set; }
    public List<long> ValidCodes { get; } = [0];
    bool sensitive;

    public void Initialize(Context ctx, object? command, RHash options, bool defaultEnvironment)
    {
        Command = command;
        sensitive = options.Get(ctx, "sensitive") is { } s && Context.Truthy(s);
        if (options.Get(ctx, "returns") is { } returns)
        {
            ValidCodes.Clear();
            ValidCodes.AddRange((returns is RArray a ? a.ToArray() : [returns]).OfType<long>());
        }
        settings = options.Copy(ctx);
        settings.Set(ctx, RSymbol.Of("default_env"), Box.Bool(defaultEnvironment));
    }

    /// <summary>user, cwd, environment …: how the command will be run.</summary>
    public object? Setting(Context ctx, string name) => settings.Get(ctx, name);

    public void Set(Context ctx, string name, object? value)
    {
        settings.Set(ctx, RSymbol.Of(name), value);
        if (name == "valid_exit_codes")
        {
            ValidCodes.Clear();
            ValidCodes.AddRange((value is RArray a ? a.ToArray() : [value]).OfType<long>());
        }
    }

    CommandSpec Spec(Context ctx)
    {
        var spec = ShellCommand.Build(ctx, ChefRun.Of(ctx), Command, settings);
        return settings.Get(ctx, "live_stream") is { } stream && Context.Truthy(stream)
            ? spec with { OnOutput = (_, bytes) => ctx.Send(stream is true ? ctx.Interpreter.Global("$stdout").Get(ctx) : stream, "<<", new RString(System.Text.Encoding.UTF8.GetString(bytes))) }
            : spec;
    }

    public void Run(Context ctx)
    {
        Result = ShellCommand.Started(Spec(ctx), s => ctx.Interpreter.Machine.Run(s));
        if (Result.TimedOut)
        {
            Result.Check(null, Shown(ctx));
        }
    }

    public string Shown(Context ctx) => Command is RArray a ? string.Join(' ', a.Select(ctx.ToS)) : ctx.ToS(Command);

    public void Check(Context ctx) => Result?.Check(ValidCodes, Shown(ctx), sensitive);
}

/// <summary>Mixlib::ShellOut</summary>
[RubyClass("Mixlib::ShellOut")]
public static class ShellOutClass
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => new ShellOutObject(klass);

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, ShellOutObject self, [Keywords] RHash? options, params object?[] rest)
    {
        var list = rest.ToList();
        if (options is null && list.Count > 0 && list[^1] is RHash positional)
        {
            options = positional;
            list.RemoveAt(list.Count - 1);
        }
        self.Initialize(ctx, list.Count == 1 ? list[0] : new RArray(list), options ?? new RHash(), defaultEnvironment: false);
    }

    [RubyMethod("run_command")]
    public static object? Run(Context ctx, ShellOutObject self)
    {
        self.Run(ctx);
        return self;
    }

    [RubyMethod("stdout")]
    public static object? Stdout(ShellOutObject self) => self.Result is { } r ? new RString(r.Output.Span, RecipeEngine.Dsl.Text.RubyEncoding.Utf8) : null;

    [RubyMethod("stderr")]
    public static object? Stderr(ShellOutObject self) => self.Result is { } r ? new RString(r.ErrorOutput.Span, RecipeEngine.Dsl.Text.RubyEncoding.Utf8) : null;

    [RubyMethod("exitstatus")]
    public static object? ExitStatus(ShellOutObject self) => self.Result is { } r ? Box.Int(r.ExitCode) : null;

    [RubyMethod("status")]
    public static object? Status(Context ctx, ShellOutObject self) => self;

    [RubyMethod("success?")]
    public static bool IsSuccess(ShellOutObject self) => self.Result?.IsSuccess ?? false;

    [RubyMethod("command")]
    public static object? Command(ShellOutObject self) => self.Command;

    [RubyMethod("error?")]
    public static bool IsError(ShellOutObject self) => self.Result is { } r && !self.ValidCodes.Contains(r.ExitCode);

    [RubyMethod("error!")]
    public static void Error(Context ctx, ShellOutObject self) => self.Check(ctx);

    [RubyMethod("invalid!")]
    public static void Invalid(Context ctx, ShellOutObject self, string? message = null) =>
        throw new RubyError(ShellOutResult.Failed, (message ?? "Command produced unexpected results") + "\n" + (self.Result is { } r ? ShellOutResult.Output(r, self.Shown(ctx)) : ""));

    [RubyMethod("format_for_exception")]
    public static string Format(Context ctx, ShellOutObject self) => self.Result is { } r ? ShellOutResult.Output(r, self.Shown(ctx)) : "";

    /// <summary><c>command.user = 'x'</c> and its like, before the command runs; and what they are.</summary>
    [RubyMethod("method_missing", Private = true)]
    public static object? Missing(Context ctx, ShellOutObject self, RSymbol name, params object?[] rest)
    {
        var setting = name.Name.TrimEnd('=');
        if (System.Array.IndexOf(Settings, setting) < 0)
        {
            throw RubyError.NoMethod($"undefined method `{name.Name}' for {ctx.Inspect(self)}", self, name.Name);
        }
        if (name.Name.EndsWith('='))
        {
            self.Set(ctx, setting, rest.ElementAtOrDefault(0));
        }
        return self.Setting(ctx, setting);
    }

    static readonly string[] Settings = ["user", "group", "cwd", "umask", "environment", "timeout", "input", "login", "live_stream", "live_stdout", "live_stderr", "valid_exit_codes", "log_level", "log_tag", "sensitive"];

    [RubyMethod("respond_to_missing?", Private = true)]
    public static bool Responds(RSymbol name, bool all = false) => System.Array.IndexOf(Settings, name.Name.TrimEnd('=')) >= 0;

    [RubyMethod("execution_time")]
    public static double ExecutionTime(ShellOutObject self) => self.Result?.Elapsed.TotalSeconds ?? 0;
}
