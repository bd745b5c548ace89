namespace RecipeEngine.Dsl.Execution.Nodes;

/// <summary>A place that a value can be put: targets of multiple assignment, for, rescue and pattern binding.</summary>
abstract class Assign
{
    public abstract void Set(Frame f, object? value);

    /// <summary>Has receivers or arguments of its own, which are evaluated before the assigned values.</summary>
    public virtual bool Prepares => false;

    /// <summary>Evaluates receivers and arguments, leaving them in the list.</summary>
    public virtual void Prepare(Frame f, List<object?> prepared)
    {
    }

    /// <summary>Sets with what <see cref="Prepare"/> has left from <paramref name="at"/> on, and moves that on.</summary>
    public virtual void Set(Frame f, object? value, List<object?> prepared, ref int at) => Set(f, value);
}

/// <summary><c>a.b</c> and <c>a[i]</c> as a target among several.</summary>
sealed class MemberAssign(Exec? receiver, CallSite site, Arguments arguments, bool safe, int line) : Assign
{
    public override bool Prepares => true;

    public override void Prepare(Frame f, List<object?> prepared)
    {
        var r = receiver is null ? f.Self : receiver.Execute(f);
        prepared.Add(r);
        prepared.Add(safe && r is null ? null : arguments.Evaluate(f));
    }

    public override void Set(Frame f, object? value, List<object?> prepared, ref int at)
    {
        var r = prepared[at++];
        if (prepared[at++] is object?[] given)
        {
            f.Line = line;
            site.Call(f.Context, r, [.. given, value], null, f.Self);
        }
    }

    public override void Set(Frame f, object? value)
    {
        var prepared = new List<object?>();
        var at = 0;
        Prepare(f, prepared);
        Set(f, value, prepared, ref at);
    }
}

/// <summary><c>A::B</c> as a target among several.</summary>
sealed class ScopedConstantAssign(Exec scope, string name, int line) : Assign
{
    public override bool Prepares => true;

    public override void Prepare(Frame f, List<object?> prepared) => prepared.Add(scope.Execute(f));

    public override void Set(Frame f, object? value, List<object?> prepared, ref int at)
    {
        f.Line = line;
        ConstantAssignment.Set(f, prepared[at++], name, value);
    }

    public override void Set(Frame f, object? value) => ConstantAssignment.Set(f, scope.Execute(f), name, value);
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
    public override bool Prepares { get; } = before.Any(b => b.Prepares) || splat?.Prepares == true || after.Any(a => a.Prepares);

    public override void Prepare(Frame f, List<object?> prepared)
    {
        foreach (var target in before)
        {
            target.Prepare(f, prepared);
        }
        splat?.Prepare(f, prepared);
        foreach (var target in after)
        {
            target.Prepare(f, prepared);
        }
    }

    public override void Set(Frame f, object? value) => Spread(f, Coerce.TryAry(f.Context, value) ?? RArray.Of(value));

    public override void Set(Frame f, object? value, List<object?> prepared, ref int at) =>
        Spread(f, Coerce.TryAry(f.Context, value) ?? RArray.Of(value), prepared, ref at);

    public void Spread(Frame f, RArray values)
    {
        var at = 0;
        var prepared = new List<object?>();
        if (Prepares)
        {
            Prepare(f, prepared);
        }
        Spread(f, values, prepared, ref at);
    }

    public void Spread(Frame f, RArray values, List<object?> prepared, ref int at)
    {
        for (var i = 0; i < before.Length; i++)
        {
            before[i].Set(f, values.At(i), prepared, ref at);
        }
        if (splat is null)
        {
            return;
        }
        var middle = Math.Max(0, values.Count - before.Length - after.Length);
        splat.Set(f, middle == 0 ? new RArray() : new RArray(values.Span.Slice(before.Length, middle).ToArray()), prepared, ref at);
        for (var i = 0; i < after.Length; i++)
        {
            after[i].Set(f, values.At(before.Length + middle + i), prepared, ref at);
        }
    }
}

sealed class MultiAssignExec(MultiAssign target, Exec value, bool isList) : Exec
{
    public override object? Execute(Frame f)
    {
        if (target.Prepares)
        {
            return Prepared(f);
        }
        var v = value.Execute(f);
        f.Line = Line;
        if (isList)
        {
            target.Spread(f, (RArray)v!);
            return v;
        }
        target.Set(f, Sealed.As<RArray>(v) is { } a ? a.Copy() : v);
        return v;
    }

    // Receivers and arguments of the targets come first, from left to right; then the values.
    object? Prepared(Frame f)
    {
        var prepared = new List<object?>();
        var at = 0;
        target.Prepare(f, prepared);
        var v = value.Execute(f);
        f.Line = Line;
        if (isList)
        {
            target.Spread(f, (RArray)v!, prepared, ref at);
        }
        else
        {
            target.Set(f, Sealed.As<RArray>(v) is { } a ? a.Copy() : v, prepared, ref at);
        }
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
