namespace RecipeEngine.Dsl.Execution;

public sealed partial class Interpreter
{
    /// <summary>Runs the blocks of <c>at_exit</c>, last first, also those that they register; gives the exception that the process ends with, which a
    /// block may replace.</summary>
    public RException? RunAtExit(Context context, RException? ending)
    {
        while (AtExitBlocks.Count > 0)
        {
            var block = AtExitBlocks[^1];
            AtExitBlocks.RemoveAt(AtExitBlocks.Count - 1);
            var mark = context.GetMark();
            try
            {
                context.CurrentException = ending;
                block.Yield(context, []);
            }
            catch (RubyError e)
            {
                ending = e.ToException(context);
                context.Unwind(mark);
            }
        }
        return ending;
    }
}

/// <summary><c>exit!</c>: the process ends at once with this code.</summary>
public sealed class ImmediateExitException(int code) : Exception
{
    public int Code { get; } = code;
}
