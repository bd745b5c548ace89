using System.Runtime.InteropServices;
using RecipeEngine.Systems;

namespace RecipeEngine.Dsl.Core.Exceptions;

/// <summary>An error of the operating system; new gives the class of its errno.</summary>
[RubyClass("SystemCallError", Superclass = "StandardError")]
public static class SystemCallErrorClass
{
    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, RException self, params object?[] rest)
    {
        var klass = ctx.ClassOf(self);
        object? message = null, number, function = null;
        if (ReferenceEquals(klass, ctx.Interpreter.FindClass(ctx, "SystemCallError")))
        {
            if (rest.Length is < 1 or > 3)
            {
                throw RubyError.WrongArguments(rest.Length, 1, 3);
            }
            message = rest[0];
            number = rest.Length > 1 ? rest[1] : null;
            function = rest.Length > 2 ? rest[2] : null;
            if (rest.Length == 1 && message is long)
            {
                (message, number) = (null, message);
            }
            if (number is not null)
            {
                number = Box.Int(Coerce.ToLong(ctx, number));
                if (ErrnoModule.ClassOf(ctx, (long)number) is { } known)
                {
                    self.klass = known;
                }
            }
        }
        else
        {
            if (rest.Length > 2)
            {
                throw RubyError.WrongArguments(rest.Length, 0, 2);
            }
            message = rest.Length > 0 ? rest[0] : null;
            function = rest.Length > 1 ? rest[1] : null;
            number = klass.TryGetOwnConstant(ctx, "Errno", out var n) || ctx.Interpreter.TryFindConstant(ctx, klass, "Errno", false, out n) ? n : null;
        }
        Hidden.Set(self, "errno", number);
        var text = number is long code ? Describe(code) : "unknown error";
        if (function is not null)
        {
            text += $" @ {Coerce.ToText(ctx, function)}";
        }
        if (message is not null)
        {
            text += $" - {Coerce.ToText(ctx, message)}";
        }
        self.Message = new RString(text);
    }

    internal static string Describe(long errno) =>
        errno is >= 0 and <= int.MaxValue ? Marshal.GetPInvokeErrorMessage((int)errno) : $"Unknown error {errno}";

    [RubyMethod("errno")]
    public static object? Errno(Context ctx, RException self) =>
        Hidden.Get(self, "errno") ?? (ctx.Interpreter.TryFindConstant(ctx, ctx.ClassOf(self), "Errno", false, out var n) ? n : null);

    /// <summary>Any error with this class's number is one of it.</summary>
    [RubyMethod("===", Singleton = true)]
    public static bool CaseEqual(Context ctx, RClass self, object? other)
    {
        if (ctx.IsA(other, self))
        {
            return true;
        }
        if (other is not RException e || !ctx.IsA(other, ctx.Interpreter.FindClass(ctx, "SystemCallError")))
        {
            return false;
        }
        return ctx.Interpreter.TryFindConstant(ctx, self, "Errno", false, out var mine) && ctx.Equal(mine, Errno(ctx, e));
    }
}

/// <summary>One class for each error number of the machine.</summary>
[RubyModule("Errno")]
public static class ErrnoModule
{
    // Other names of the same numbers.
    static readonly (string Name, Errno Errno)[] Aliases =
        [("EWOULDBLOCK", Systems.Errno.EAGAIN), ("EDEADLOCK", Systems.Errno.EDEADLK), ("ENOTSUP", Systems.Errno.EOPNOTSUPP)];

    /// <summary>Number 0; asking for it makes the others as well.</summary>
    [RubyConstant("NOERROR")]
    public static RClass NoError(Context ctx)
    {
        var interpreter = ctx.Interpreter;
        var module = (RModule)interpreter.ObjectClass.Constants["Errno"].Value!;
        var super = (RClass)interpreter.Ensure("SystemCallError");
        foreach (var errno in Enum.GetValues<Errno>())
        {
            if (errno != Systems.Errno.None)
            {
                module.SetConstant(errno.ToString(), Make(interpreter, super, "Errno::" + errno, (long)errno));
            }
        }
        foreach (var (name, errno) in Aliases)
        {
            module.SetConstant(name, module.Constants[errno.ToString()].Value);
        }
        return Make(interpreter, super, "Errno::NOERROR", 0);
    }

    static RClass Make(Interpreter interpreter, RClass super, string name, long number)
    {
        var c = interpreter.NewClass(name, super);
        c.Allocator = static k => new RException(k);
        c.SetConstant("Errno", Box.Int(number));
        return c;
    }

    /// <summary>The class of a number; null when there is none.</summary>
    internal static RClass? ClassOf(Context ctx, long number)
    {
        if (number == 0)
        {
            return ctx.Interpreter.FindClass(ctx, "Errno::NOERROR");
        }
        return Enum.IsDefined((Errno)number) ? ctx.Interpreter.FindClass(ctx, "Errno::" + (Errno)number) : null;
    }
}

/// <summary>IO::EAGAINWaitReadable and its kin: what the non-blocking calls raise.</summary>
[RubyClass("IO")]
public static class WaitErrors
{
    [RubyConstant("EAGAINWaitReadable")]
    public static RClass AgainReadable(Context ctx) => Make(ctx, "EAGAIN", "WaitReadable");

    [RubyConstant("EAGAINWaitWritable")]
    public static RClass AgainWritable(Context ctx) => Make(ctx, "EAGAIN", "WaitWritable");

    [RubyConstant("EINPROGRESSWaitReadable")]
    public static RClass ProgressReadable(Context ctx) => Make(ctx, "EINPROGRESS", "WaitReadable");

    [RubyConstant("EINPROGRESSWaitWritable")]
    public static RClass ProgressWritable(Context ctx) => Make(ctx, "EINPROGRESS", "WaitWritable");

    [RubyConstant("EWOULDBLOCKWaitReadable")]
    public static object? BlockReadable(Context ctx) => ctx.Interpreter.Ensure("IO").Constants["EAGAINWaitReadable"].Value;

    [RubyConstant("EWOULDBLOCKWaitWritable")]
    public static object? BlockWritable(Context ctx) => ctx.Interpreter.Ensure("IO").Constants["EAGAINWaitWritable"].Value;

    static RClass Make(Context ctx, string error, string kind)
    {
        var interpreter = ctx.Interpreter;
        var made = interpreter.NewClass("IO::" + error + kind, interpreter.FindClass(ctx, "Errno::" + error));
        made.Include(interpreter.Ensure("IO::" + kind));
        return made;
    }
}
