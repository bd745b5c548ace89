namespace RecipeEngine.Dsl.Core.Kernels;

/// <summary>Kernel: what only old programs use.</summary>
[RubyModule("Kernel")]
static class KernelOld
{
    [RubyMethod("taint")]
    public static object? Taint(Context ctx, object? self) => Gone(ctx, "taint", self);

    [RubyMethod("untaint")]
    public static object? Untaint(Context ctx, object? self) => Gone(ctx, "untaint", self);

    [RubyMethod("trust")]
    public static object? Trust(Context ctx, object? self) => Gone(ctx, "trust", self);

    [RubyMethod("untrust")]
    public static object? Untrust(Context ctx, object? self) => Gone(ctx, "untrust", self);

    [RubyMethod("tainted?")]
    public static object? Tainted(Context ctx, object? self) => Gone(ctx, "tainted?", Box.False);

    [RubyMethod("untrusted?")]
    public static object? Untrusted(Context ctx, object? self) => Gone(ctx, "untrusted?", Box.False);

    // Taint went away in 2.7; the methods stayed until 3.2 and do nothing.
    static object? Gone(Context ctx, string name, object? value)
    {
        if (ctx.Interpreter.Global("$VERBOSE").Get(ctx) is true)
        {
            ctx.Warn($"{KernelControl.Where(ctx)}warning: Object#{name} is deprecated and will be removed in Ruby 3.2");
        }
        return value;
    }

    [RubyMethod("fork", Private = true)]
    public static object? Fork() => throw RubyError.NotImplemented("fork() function is unimplemented on this machine");

    /// <summary>File tests by one letter.</summary>
    [RubyMethod("test", ModuleFunction = true)]
    public static object? Test(Context ctx, object? command, object? first, [Optional] object? second)
    {
        var letter = command is RString { IsEmpty: false } s ? s.Text[0] : (char)Coerce.ToInt(ctx, command);
        var file = ctx.Interpreter.FindClass(ctx, "File");
        string? method = letter switch
        {
            'e' => "exist?",
            'f' => "file?",
            'd' => "directory?",
            'r' => "readable?",
            'R' => "readable_real?",
            'w' => "writable?",
            'W' => "writable_real?",
            'x' => "executable?",
            'X' => "executable_real?",
            'o' => "owned?",
            'O' => "owned?",
            'G' => "grpowned?",
            's' => "size?",
            'z' => "zero?",
            'l' => "symlink?",
            'p' => "pipe?",
            'S' => "socket?",
            'b' => "blockdev?",
            'c' => "chardev?",
            'u' => "setuid?",
            'g' => "setgid?",
            'k' => "sticky?",
            'M' => "mtime",
            'A' => "atime",
            'C' => "ctime",
            _ => null,
        };
        if (method is not null)
        {
            return ctx.Send(file, method, first);
        }
        if (letter is '=' or '<' or '>' or '-')
        {
            if (second is Undefined)
            {
                throw RubyError.WrongArguments(2, 3, 3);
            }
            return letter == '-' ? ctx.Send(file, "identical?", first, second)
                : ctx.Send(ctx.Send(file, "mtime", first), letter == '=' ? "==" : letter.ToString(), ctx.Send(file, "mtime", second));
        }
        throw RubyError.Argument($"unknown command '{letter}'");
    }

    static GlobalVariable Variable(Context ctx, object? name)
    {
        var text = Coerce.ToSymbol(ctx, name).Name;
        return text.StartsWith('$') ? ctx.Interpreter.Global(text) : throw RubyError.Name($"undefined global variable {text}", null, text);
    }

    /// <summary>Calls a block with each new value of a global variable; latest first.</summary>
    [RubyMethod("trace_var", ModuleFunction = true)]
    public static object? TraceVariable(Context ctx, RProc? block, object? name, [Optional] object? command)
    {
        if (command is null)
        {
            return UntraceVariable(ctx, name, Undefined.Value);
        }
        var body = command is Undefined ? block ?? throw RubyError.Argument("tried to create Proc object without a block") : command;
        (Variable(ctx, name).Tracers ??= []).Insert(0, body);
        return null;
    }

    [RubyMethod("untrace_var", ModuleFunction = true)]
    public static object? UntraceVariable(Context ctx, object? name, [Optional] object? command)
    {
        var variable = Variable(ctx, name);
        var tracers = variable.Tracers ??= [];
        if (command is Undefined)
        {
            var all = new RArray(tracers.ToArray());
            tracers.Clear();
            return all;
        }
        return tracers.RemoveAll(t => ReferenceEquals(t, command)) > 0 ? RArray.Of(command) : null;
    }
}
