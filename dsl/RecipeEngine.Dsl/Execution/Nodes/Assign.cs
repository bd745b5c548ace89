namespace RecipeEngine.Dsl.Execution.Nodes;

/// <summary>A place that a value can be put: targets of multiple assignment, for, rescue and pattern binding.</summary>
abstract class Assign
{
    public abstract void Set(Frame f, object? value);
}

/// <summary>Puts the value through an assignment node that reads it from here.</summary>
sealed class NodeAssign : Assign
{
    readonly Holder holder = new();
    readonly Exec assignment;

    /// <param name="make">makes the assignment node around the value it shall store</param>
    public NodeAssign(Func<Exec, Exec> make) => assignment = make(holder);

    public override void Set(Frame f, object? value)
    {
        f.Context.AssignedValue = value;
        assignment.Execute(f);
    }

    sealed class Holder : Exec
    {
        public override object? Execute(Frame f) => f.Context.AssignedValue;
    }
}

sealed class LocalAssign(int depth, int index) : Assign
{
    public override void Set(Frame f, object? value)
    {
        for (var i = depth; i > 0; i--)
        {
            f = f.Outer!;
        }
        f.SetLocal(index, value);
    }
}

/// <summary><c>*</c> without a name: drops the value.</summary>
sealed class NoAssign : Assign
{
    public override void Set(Frame f, object? value) { }
}

/// <summary><c>(a, *b, c)</c>: takes a value apart.</summary>
sealed class MultiAssign(Assign[] before, Assign? splat, Assign[] after) : Assign
{
    public override void Set(Frame f, object? value) => Spread(f, Coerce.TryAry(f.Context, value) ?? RArray.Of(value));

    public void Spread(Frame f, RArray values)
    {
        for (var i = 0; i < before.Length; i++)
        {
            before[i].Set(f, values.At(i));
        }
        if (splat is null)
        {
            return;
        }
        var middle = Math.Max(0, values.Count - before.Length - after.Length);
        splat.Set(f, middle == 0 ? new RArray() : new RArray(values.Span.Slice(before.Length, middle).ToArray()));
        for (var i = 0; i < after.Length; i++)
        {
            after[i].Set(f, values.At(before.Length + middle + i));
        }
    }
}

sealed class MultiAssignExec(MultiAssign target, Exec value, bool isList) : Exec
{
    public override object? Execute(Frame f)
    {
        var v = value.Execute(f);
        f.Line = Line;
        if (isList)
        {
            target.Spread(f, (RArray)v!);
            return v;
        }
        target.Set(f, v is RArray a ? a.Copy() : v);
        return v;
    }
}

/// <summary><c>x ||= v</c>, <c>x &amp;&amp;= v</c> on variables. <paramref name="defined"/> guards reads that would raise.</summary>
sealed class LogicalAssign(Exec read, Func<Frame, bool>? defined, Exec write, bool or) : Exec
{
    public override object? Execute(Frame f)
    {
        var v = defined is null || defined(f) ? read.Execute(f) : null;
        return Context.Truthy(v) == or ? v : write.Execute(f);
    }
}

/// <summary><c>a.b op= v</c> and <c>a[i] op= v</c>; operator null with <paramref name="or"/> set or not: || or &amp;&amp;.</summary>
sealed class MemberOperatorAssign(Exec? receiver, Arguments arguments, CallSite read, CallSite write, CallSite? @operator, bool or, Exec value, bool safe) : Exec
{
    public override object? Execute(Frame f)
    {
        var context = f.Context;
        var r = receiver is null ? f.Self : receiver.Execute(f);
        if (safe && r is null)
        {
            return null;
        }
        var args = arguments.Evaluate(f);
        f.Line = Line;
        var v = read.Call(context, r, args, null, f.Self);
        if (@operator is null)
        {
            if (Context.Truthy(v) == or)
            {
                return v;
            }
            v = value.Execute(f);
        }
        else
        {
            var operand = value.Execute(f);
            f.Line = Line;
            v = @operator.Call1(context, v, operand, null, f.Self);
        }
        f.Line = Line;
        write.Call(context, r, [.. args, v], null, f.Self);
        return v;
    }
}
