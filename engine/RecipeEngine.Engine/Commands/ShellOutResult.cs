using System.Text;

namespace RecipeEngine.Engine.Commands;

/// <summary>Judges a finished command as Chef's shell_out! does.</summary>
public static class ShellOutResult
{
    public const string Failed = "Mixlib::ShellOut::ShellCommandFailed";

    /// <exception cref="RubyError">ShellCommandFailed with the output, or CommandTimeout.</exception>
    public static CommandResult Check(this CommandResult result, IReadOnlyList<long>? returns = null, string? shownAs = null, bool sensitive = false)
    {
        var command = shownAs ?? result.Command.ToString();
        if (result.TimedOut)
        {
            throw new RubyError("Mixlib::ShellOut::CommandTimeout", $"Command timed out after {result.Command.Timeout?.TotalSeconds ?? 0:0}s:\n{Output(result, command, sensitive)}");
        }
        var valid = returns ?? [0];
        return valid.Contains(result.ExitCode) ? result : throw new RubyError(Failed,
            $"Expected process to exit with [{string.Join(", ", valid)}], but received '{result.ExitCode}'\n{Output(result, command, sensitive)}");
    }

    /// <summary>The block with both outputs.</summary>
    public static string Output(CommandResult result, string command, bool sensitive = false)
    {
        if (sensitive)
        {
            return "STDOUT/STDERR suppressed for sensitive resource";
        }
        var text = new StringBuilder();
        text.Append("---- Begin output of ").Append(command).Append(" ----\n");
        text.Append("STDOUT: ").Append(result.Stdout.Trim()).Append('\n');
        text.Append("STDERR: ").Append(result.Stderr.Trim()).Append('\n');
        text.Append("---- End output of ").Append(command).Append(" ----\n");
        return text.Append($"Ran {command} returned {result.ExitCode}").ToString();
    }
}
