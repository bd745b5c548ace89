namespace RecipeEngine.Dsl.Syntax;

// break, next and redo need a loop or block around them in the same method. A modifier loop (begin … end while x) is only seen after its
// body, so jumps without a loop are kept until the method ends.
public sealed partial class Parser
{
    List<(string Message, int At)>? strayJumps;

    int StrayJumpCount => strayJumps?.Count ?? 0;

    void DropJumps(int from) => strayJumps?.RemoveRange(from, strayJumps.Count - from);

    (bool InLoop, bool InRescue, int Stray) EnterJumps(bool inLoop)
    {
        var saved = (this.inLoop, inRescue, StrayJumpCount);
        this.inLoop = inLoop;
        inRescue = false;
        return saved;
    }

    void LeaveJumps((bool InLoop, bool InRescue, int Stray) saved)
    {
        for (var i = saved.Stray; i < StrayJumpCount; i++)
        {
            Fault(strayJumps![i].Message, strayJumps[i].At);
        }
        DropJumps(saved.Stray);
        (inLoop, inRescue, _) = saved;
    }

    void NoteJump(string message)
    {
        if (!inLoop && !AllowsJumps)
        {
            (strayJumps ??= []).Add((message, lex.Start));
        }
    }

    /// <summary>What begins at an offset has turned out to be the body of a loop.</summary>
    void ForgetJumps(int from) => strayJumps?.RemoveAll(jump => jump.At >= from);

    Node LoopCondition()
    {
        var outer = inLoop;
        inLoop = true;
        var value = ParseExpression();
        CheckValue(value);
        inLoop = outer;
        return Condition(value);
    }
}
