using System.Runtime.CompilerServices;

namespace RecipeEngine.Dsl.Execution.Nodes;

/// <summary><c>a.b = v</c>: gives v.</summary>
sealed class MemberSet(Exec? receiver, CallSite site, Exec value) : Exec
{
    public override object? Execute(Frame f)
    {
        var r = receiver is null ? f.Self : Local.Value(receiver, f);
        var v = value.Execute(f);
        f.Line = Line;
        site.Call1(f.Context, r, v, null, f.Self);
        return v;
    }
}

/// <summary><c>a[i] = v</c>: gives v.</summary>
sealed class ElementSet(Exec? receiver, CallSite site, Exec index, Exec value) : Exec
{
    readonly Redefined redefined = Redefined.Operators;

    public override object? Execute(Frame f)
    {
        var r = receiver is null ? f.Self : Local.Value(receiver, f);
        var i = index.Execute(f);
        var v = value.Execute(f);
        f.Line = Line;
        Store(f, redefined, site, r, i, v);
        return v;
    }

    internal static void Store(Frame f, Redefined redefined, CallSite site, object? r, object? i, object? v)
    {
        if (Sealed.As<RHash>(r) is { klass: null, Frozen: false } hash && !redefined.OfHash)
        {
            hash.Set(f.Context, i, v);
            return;
        }
        if (Sealed.As<RArray>(r) is { klass: null, Frozen: false } array && Sealed.Int(i, out var at) && (ulong)at < (ulong)array.Count && !redefined.OfArray)
        {
            array[(int)at] = v;
            return;
        }
        site.Call2(f.Context, r, i, v, null, f.Self);
    }
}

/// <summary>The value that the node around has left in the context, for a node that needs one to stand on.</summary>
sealed class LeftValue : Exec
{
    public override object? Execute(Frame f) => f.Context.AssignedValue;
    public override Operand Evaluate(Frame f) => Operand.Of(f.Context.AssignedValue);
}

/// <summary><c>a.b op= v</c>; <paramref name="combined"/> reads the old value by <see cref="LeftValue"/>.</summary>
sealed class MemberUpdate(Exec? receiver, CallSite read, CallSite write, Exec combined) : Exec
{
    readonly ArithmeticExec? arithmetic = combined as ArithmeticExec;
    bool discarded, isTail;

    public override void Discard() => discarded = true;
    public override void Tail() => isTail = true;

    // Where an attr_reader and the attr_writer of the same variable found it.
    ReaderCache reader;
    int writerVersion;

    public override object? Execute(Frame f)
    {
        var r = receiver is null ? f.Self : Local.Value(receiver, f);
        if (!(discarded || (isTail && f.Unwanted)) || Cell(f, r) is not { } cell)
        {
            return Update(f, r);
        }
        var number = arithmetic!.Combine(f, cell.Value);
        // The operand may have changed anything.
        if ((number.IsInt || number.IsFloat) && ReferenceEquals(Cell(f, r), cell))
        {
            cell.Set(number);
            return null;
        }
        f.Line = Line;
        write.Call1(f.Context, r, number.ToObject(), null, f.Self);
        return null;
    }

    /// <summary>The number that reader and writer would read and write, when nothing speaks against changing it in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    NumberCell? Cell(Frame f, object? r) => reader.Holds(f.Context, read, r) && write.Name.MethodVersion == writerVersion && !Unsafe.As<RObject>(r)!.Frozen
        ? Sealed.As<NumberCell>(reader.Slot(r)) : null;

    [MethodImpl(MethodImplOptions.NoInlining)]
    object? Update(Frame f, object? r)
    {
        var context = f.Context;
        f.Line = Line;
        if (arithmetic is null)
        {
            context.AssignedValue = read.Call0(context, r, null, f.Self);
            var v = combined.Execute(f);
            f.Line = Line;
            write.Call1(context, r, v, null, f.Self);
            return v;
        }
        var readerMethod = read.Find(context, r, f.Self) is { } found ? Sealed.As<ReaderMethod>(found.Body) : null;
        var number = arithmetic.Combine(f, readerMethod is not null ? readerMethod.ReadNumber(r) : Operand.Of(read.Call0(context, r, null, f.Self)));
        f.Line = Line;
        if ((number.IsInt || number.IsFloat) && (discarded || (isTail && f.Unwanted)) && write.Find(context, r, f.Self) is { } entry && Sealed.As<WriterMethod>(entry.Body) is { } writer)
        {
            writer.WriteNumber(r, number);
            Keep(context, r, readerMethod, entry, writer, f.Self);
            return null;
        }
        var value = number.ToObject();
        write.Call1(context, r, value, null, f.Self);
        return value;
    }

    void Keep(Context context, object? r, ReaderMethod? readerMethod, MethodEntry entry, WriterMethod writer, object? caller)
    {
        if (readerMethod is not null && ReferenceEquals(readerMethod.Variable, writer.Variable) && Sealed.As<RObject>(r) is { klass: { } c } && ReferenceEquals(write.Known(c, out _), entry)
            && read.Find(context, r, caller) is { } again && ReferenceEquals(again.Body, readerMethod))
        {
            readerMethod.Keep(r, read, again, ref reader);
            writerVersion = write.Name.MethodVersion;
        }
    }
}

/// <summary><c>a[i] op= v</c> with one index.</summary>
sealed class ElementUpdate(Exec? receiver, Exec index, CallSite read, CallSite write, Exec combined) : Exec
{
    readonly Redefined redefined = Redefined.Operators;

    public override object? Execute(Frame f)
    {
        var context = f.Context;
        var r = receiver is null ? f.Self : Local.Value(receiver, f);
        var i = index.Execute(f);
        f.Line = Line;
        context.AssignedValue = Sealed.As<RArray>(r) is { klass: null } array && Sealed.Int(i, out var at) && !redefined.OfArray ? array.At(at) : Sealed.As<RHash>(r) is { klass: null } hash && !redefined.OfHash && hash.TryGet(context, i, out var old) ? old : read.Call1(context, r, i, null, f.Self);
        var v = combined.Execute(f);
        f.Line = Line;
        ElementSet.Store(f, redefined, write, r, i, v);
        return v;
    }
}

/// <summary><c>a, b = x, y</c> on variables whose value nobody uses: no array is made.</summary>
sealed class ParallelAssign(Assign[] targets, Exec[] values) : Exec
{
    public override object? Execute(Frame f)
    {
        var a = values[0].Execute(f);
        var b = values[1].Execute(f);
        var c = values.Length > 2 ? values[2].Execute(f) : null;
        f.Line = Line;
        targets[0].Set(f, a);
        targets[1].Set(f, b);
        if (values.Length > 2)
        {
            targets[2].Set(f, c);
        }
        return null;
    }
}
