namespace RecipeEngine.Engine.Dsl.Support;

/// <summary>Chef::Util::Selinux: whether the host labels its files, and putting the labels right.</summary>
[RubyModule("Chef::Util::Selinux")]
public static class SelinuxModule
{
    static string? Tool(Context ctx, string name) => ctx.Interpreter.Machine.Which(name, ShellCommand.DefaultPath(ctx.Interpreter.Machine));

    /// <summary>What the command selinuxenabled says; false on a host without it.</summary>
    [RubyMethod("selinux_enabled?")]
    public static bool IsEnabled(Context ctx)
    {
        if (Tool(ctx, "selinuxenabled") is not { } tool)
        {
            return false;
        }
        var result = ShellOut.Of(ctx, tool).Query(ctx.Interpreter.Machine);
        return result.ExitCode switch
        {
            0 => true,
            1 => false,
            var code => throw RubyError.Runtime($"Unknown exit code from command {tool}: {code}"),
        };
    }

    [RubyMethod("restore_security_context")]
    public static void Restore(Context ctx, string path, bool recursive = false)
    {
        if (Tool(ctx, "restorecon") is { } tool)
        {
            ShellOut.Of(ctx, tool, "-R", recursive ? "-r" : null, path).Run(ctx.Interpreter.Machine);
        }
        else
        {
            ChefRun.Of(ctx).Log(LogLevel.Warn, "Can not find 'restorecon' on the system. Skipping selinux security context restore.");
        }
    }
}
