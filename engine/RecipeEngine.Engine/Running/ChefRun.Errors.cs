using RecipeEngine.Cookbooks;

namespace RecipeEngine.Engine.Running;

public sealed partial class ChefRun
{
    /// <summary>An error that ends a run (as opposed to control flow and cancellation).</summary>
    public bool IsFailure(Exception e) => e is RubyError or RecipeError or MachineException or RecipeEngine.Dsl.Syntax.SyntaxErrorException or InvalidOperationException
        or ArgumentException or NullReferenceException or InvalidCastException or FormatException or NotSupportedException or KeyNotFoundException or IndexOutOfRangeException;

    /// <summary>As <see cref="IsFailure"/>, or the run was asked to end.</summary>
    internal bool EndsRun(Exception e) => IsFailure(e) || e is RunStoppedException;

    /// <summary>An error that ignore_failure and retries may catch.</summary>
    public bool IsStandardError(Context context, Exception e)
    {
        if (e is not RubyError ruby)
        {
            return IsFailure(e) && e is not RecipeEngine.Dsl.Syntax.SyntaxErrorException;
        }
        var mark = context.GetMark();
        var value = ruby.ToException(context);
        context.Unwind(mark);
        return context.IsA(value, context.Interpreter.StandardErrorClass);
    }

    /// <summary>Any error as formatters and reports see it.</summary>
    public RunError Describe(Context context, Exception e)
    {
        switch (e)
        {
            case RubyError ruby:
                var value = ruby.ToException(context);
                string message;
                try
                {
                    message = context.ToS(context.Send(value, "message"));
                }
                catch (RubyError)
                {
                    message = ruby.Message;
                }
                return new RunError(ruby.ClassName, message, value.Locations ?? FromText(value.Backtrace))
                {
                    Exception = value,
                    Origin = value.Origin ?? e,
                    ExitStatus = ruby.ClassName == "SystemExit" ? RecipeEngine.Dsl.Core.Exceptions.SystemExitClass.ExitCode(value) : null,
                    TemplateContext = value.GetInstanceVariable(RSymbol.Of("@source_listing")) is RString listing ? $"{value.GetInstanceVariable(RSymbol.Of("@source_location"))}\n{listing.Text}" : null,
                };
            case RecipeError recipe:
                return new RunError(recipe.ErrorClass, recipe.Message, recipe.File is null ? context.Backtrace() : [new BacktraceLine(recipe.File, recipe.Line ?? 1, null)]) { Origin = e };
            case RunStoppedException stopped:
                return new RunError(stopped.ErrorClass, stopped.Message, []) { Origin = e };
            case MachineException machine:
                return new RunError("Errno::" + machine.Name, machine.Message, context.Backtrace()) { Origin = e };
            case RecipeEngine.Dsl.Syntax.SyntaxErrorException syntax:
                return new RunError("SyntaxError", syntax.Message, context.Backtrace()) { Origin = e };
            default:
                return new RunError(e.GetType().Name, e.Message, context.Backtrace()) { Origin = e };
        }
    }

    static IReadOnlyList<BacktraceLine> FromText(object? backtrace)
    {
        var lines = new List<BacktraceLine>();
        foreach (var line in backtrace is RArray a ? a : new RArray())
        {
            var parts = line?.ToString()?.Split(':', 3);
            if (parts is { Length: >= 2 } && int.TryParse(parts[1], out var number))
            {
                lines.Add(new BacktraceLine(parts[0], number, parts.Length > 2 ? parts[2].Replace("in `", "", StringComparison.Ordinal).TrimEnd('\'') : null));
            }
        }
        return lines;
    }

    /// <summary>The same error with a message that says where it happened.</summary>
    public Exception Wrap(Context context, Exception e, RunError error, string message)
    {
        if (error.Exception is { } value)
        {
            var mark = context.GetMark();
            try
            {
                if (context.Send(value, "exception", new RString(message)) is RException copy)
                {
                    copy.Backtrace = value.Backtrace;
                    copy.Locations = value.Locations;
                    copy.Origin = value.Origin ?? e;
                    return new RubyError(copy);
                }
            }
            catch (RubyError)
            {
                context.Unwind(mark);
            }
        }
        return new RubyError(error.Exception is null && !error.ClassName.Contains("::", StringComparison.Ordinal) ? "RuntimeError" : error.ClassName, message, (_, x) => x.Origin = e);
    }
}
