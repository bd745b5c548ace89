using System.Text;

namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>verify</c> checks of a file: commands and blocks that see the new content in a temporary file before it is put in place.</summary>
static class FileVerification
{
    /// <exception cref="RubyError">ValidationFailed when a check says no.</exception>
    public static void Run(Context context, ChefRun run, Resource resource, string path, byte[] content, string staged, IReadOnlySystem machine)
    {
        if (resource.Read(context, "verifications") is not RArray { Count: > 0 } checks || run.WhyRun)
        {
            return;
        }
        // a temporary file of the engine's own, beside the target, gone afterwards
        var system = context.Interpreter.Machine;
        system.WriteAtomically(staged, content, new FileOwnership(Mode: 0x180));
        try
        {
            foreach (var item in checks)
            {
                var check = (FileVerificationObject)item!;
                if (!Passes(context, run, check, content, staged, out var what, out var output))
                {
                    var failed = $"{(run.Config.Text(context, "file_cache_path") ?? "/var/chef/cache").TrimEnd('/')}/failed_validations";
                    system.CreateDirectories(failed);
                    var to = $"{failed}/{Path.GetFileName(staged)}";
                    system.WriteAtomically(to, content, new FileOwnership(Mode: 0x180));
                    throw new RubyError("Chef::Exceptions::ValidationFailed", $"Proposed content for {path} failed verification {what}\n{output}\nTemporary file moved to {to}");
                }
            }
        }
        finally
        {
            system.RemoveFile(staged);
        }
    }

    static bool Passes(Context context, ChefRun run, FileVerificationObject check, byte[] content, string staged, out string what, out string output)
    {
        output = "";
        what = "<Proc>";
        if (check.Block is { } block)
        {
            return Context.Truthy(block.Yield(context, new RString(staged)));
        }
        var command = check.Command;
        what = command is RSymbol s ? $"[:{s.Name}]" : $"[{context.ToS(command)}]";
        switch (command)
        {
            case RSymbol { Name: "json" }:
                context.Interpreter.Require(context, "json");
                return Parses(context, "JSON", "parse", content);
            case RSymbol { Name: "yaml" }:
                context.Interpreter.Require(context, "yaml");
                return Parses(context, "YAML", "load", content);
            case RSymbol { Name: "systemd_unit" }:
                command = new RString("/usr/bin/systemd-analyze verify %{path}");
                break;
        }
        var text = context.ToS(command);
        if (text.Contains("%{file}", StringComparison.Ordinal))
        {
            throw RubyError.Argument("The %{file} expansion for verify commands has been removed. Please use %{path} instead.");
        }
        var line = text.Replace("%{path}", staged, StringComparison.Ordinal);
        var result = run.Machine.Query(ShellCommand.Build(context, run, new RString(line), check.Options));
        output = $"STDOUT: {result.Stdout}\nSTDERR: {result.Stderr}";
        return result.ExitCode == 0;
    }

    static bool Parses(Context context, string module, string method, byte[] content)
    {
        var mark = context.GetMark();
        try
        {
            context.Send(context.Interpreter.FindModule(context, module), method, new RString(Encoding.UTF8.GetString(content)));
            return true;
        }
        catch (RubyError)
        {
            context.Unwind(mark);
            return false;
        }
    }
}
