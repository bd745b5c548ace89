namespace RecipeEngine.Dsl.Execution.Nodes;

/// <summary>An executable node: a piece of program specialised for running. Gives a value, or a <see cref="Signal"/> where <see cref="MaySignal"/>.</summary>
abstract class Exec
{
    public abstract object? Execute(Frame f);

    /// <summary>The value, a number without an object where the node computes it.</summary>
    public virtual Operand Evaluate(Frame f) => Operand.Of(Execute(f));

    /// <summary><see cref="Evaluate"/> saves making an object of a number.</summary>
    public virtual bool IsNumeric => false;

    /// <summary>The node whose value it gives: of several statements the last one.</summary>
    public virtual Exec Last => this;

    /// <summary>Told before it runs for the first time: nobody will look at its value, only at signals.</summary>
    public virtual void Discard()
    {
    }

    /// <summary>Told before it runs for the first time: its value is that of a block, which the block's caller may not want (<see cref="Frame.Unwanted"/>).</summary>
    public virtual void Tail()
    {
    }

    /// <summary>The value's truth; conditions call this and may answer without making a value.</summary>
    public virtual bool Test(Frame f) => Context.Truthy(Execute(f));

    /// <summary>May give a <see cref="Signal"/> instead of a value.</summary>
    public virtual bool MaySignal => false;

    /// <summary>May give <see cref="Signal.Throw"/> instead of a value.</summary>
    public virtual bool MayThrow => false;

    public int Line { get; set; }
}
