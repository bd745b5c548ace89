using System.Runtime.CompilerServices;

namespace RecipeEngine.Dsl.Execution.Nodes;

/// <summary>A variable in one of the frame's first four slots.</summary>
sealed class Local(int index) : Exec
{
    public int Index => index;
    public override object? Execute(Frame f) => Sealed.As<NumberCell>(f.Slot(index)) is { } cell ? cell.Value.ToObject() : f.Slot(index);
    public override Operand Evaluate(Frame f) => Read(f, index);

    /// <summary>The node's value. Many are locals: that is asked before the virtual call.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static object? Value(Exec node, Frame f)
    {
        if (node.GetType() == typeof(Local))
        {
            var v = f.Slot(Unsafe.As<Local>(node).Index);
            if (!Sealed.Is<NumberCell>(v))
            {
                return v;
            }
        }
        return node.Execute(f);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Operand Read(Frame f, int index)
    {
        var v = f.Slot(index);
        return Sealed.Is<NumberCell>(v) ? Unsafe.As<NumberCell>(v).Value : Operand.Of(v);
    }
}

sealed class LocalN(int index) : Exec
{
    public int Index => index;
    public override object? Execute(Frame f) => f.GetLocal(index);

    public override Operand Evaluate(Frame f)
    {
        var more = f.More;
        var v = more is not null && (uint)(index - 4) < (uint)more.Length ? more[index - 4] : null;
        return Sealed.Is<NumberCell>(v) ? Unsafe.As<NumberCell>(v).Value : Operand.Of(v);
    }
}

sealed class OuterLocal1(int index) : Exec
{
    public int Index => index;
    public override object? Execute(Frame f) => f.Outer!.GetLocal(index);
    public override Operand Evaluate(Frame f) => f.Outer!.GetNumber(index);
}

sealed class OuterLocal(int depth, int index) : Exec
{
    public int Depth => depth;
    public int Index => index;
    public override object? Execute(Frame f)
    {
        for (var i = depth; i > 0; i--)
        {
            f = f.Outer!;
        }
        return f.GetLocal(index);
    }

    public override Operand Evaluate(Frame f)
    {
        for (var i = depth; i > 0; i--)
        {
            f = f.Outer!;
        }
        return f.GetNumber(index);
    }
}

/// <summary>Assignment to one of the frame's first four slots.</summary>
sealed class SetOwnLocal(int index, Exec value) : Exec
{
    public override object? Execute(Frame f)
    {
        var v = value.Execute(f);
        return f.Slot(index) = v;
    }
}


/// <summary>Assignment of a computed number, in a loop or from a block: where nobody looks at the assignment's own value, the number gets no object.</summary>
sealed class SetNumber(int depth, int index, Exec value) : Exec
{
    readonly bool own = depth == 0;
    bool discarded, isTail;

    public override bool MayThrow { get; } = value.MayThrow;
    public override void Discard() => discarded = true;
    public override void Tail() => isTail = true;

    public override object? Execute(Frame f)
    {
        return Store(f, value.Evaluate(f));
    }

    /// <summary>Nobody will look at the assignment's own value.</summary>
    internal bool IsUnwanted(Frame f) => discarded || (isTail && f.Unwanted);

    internal object? Store(Frame f, Operand v)
    {
        var unwanted = IsUnwanted(f);
        if (own && unwanted && (v.IsInt || v.IsFloat))
        {
            var slot = index < 4 ? f.Slot(index) : f.More is { } more && index - 4 < more.Length ? more[index - 4] : null;
            if (Sealed.Is<NumberCell>(slot))
            {
                Unsafe.As<NumberCell>(slot).Set(v);
                return null;
            }
        }
        return StoreAny(f, v, unwanted);
    }

    object? StoreAny(Frame f, Operand v, bool unwanted)
    {
        if (Sealed.Is<Signal>(v.Ref))
        {
            return v.Ref;
        }
        for (var i = depth; i > 0; i--)
        {
            f = f.Outer!;
        }
        if (unwanted && (v.IsInt || v.IsFloat))
        {
            f.SetNumber(index, v);
            return null;
        }
        var o = v.ToObject();
        if (v.IsInt || v.IsFloat)
        {
            f.SetNumber(index, v, o);
        }
        else
        {
            f.SetLocal(index, o);
        }
        return o;
    }
}

/// <summary><c>s += x</c>, <c>s -= x</c> and their kin, in a loop or from a block.</summary>
sealed class UpdateLocal(int depth, int index, ArithmeticExec operation, SetNumber general) : Exec
{
    readonly Redefined redefined = Redefined.Operators;
    readonly AddExec? sum = operation as AddExec;

    public override bool MayThrow => general.MayThrow;
    public override void Discard() => general.Discard();
    public override void Tail() => general.Tail();

    public override object? Execute(Frame f)
    {
        var home = f;
        for (var i = depth; i > 0; i--)
        {
            home = home.Outer!;
        }
        var slot = index < 4 ? home.Slot(index) : home.More is { } more && index - 4 < more.Length ? more[index - 4] : null;
        if (!Sealed.Is<NumberCell>(slot) || !general.IsUnwanted(f))
        {
            return general.Execute(f);
        }
        var cell = Unsafe.As<NumberCell>(slot);
        var a = cell.Value;
        Operand v;
        if (sum is not null)
        {
            var b = BinaryExec.ReadRight(sum.Right, f);
            if (a.IsInt && b.IsInt && !redefined.OfInteger)
            {
                var r = unchecked(a.Bits + b.Bits);
                v = ((a.Bits ^ r) & (b.Bits ^ r)) >= 0 ? Operand.Int(r) : sum.Apply(f, a, b);
            }
            else
            {
                v = sum.Apply(f, a, b);
            }
        }
        else
        {
            v = operation.Combine(f, a);
        }
        // The operand may have assigned the variable.
        if ((v.IsInt || v.IsFloat) && index < 4 && ReferenceEquals(home.Slot(index), slot))
        {
            cell.Set(v);
            return null;
        }
        return general.Store(f, v);
    }
}

/// <summary><c>i += 1</c> in a loop, on one of the first four slots, where nobody looks at the value.</summary>
sealed class CountLocal(int index, long addend, SetNumber general) : Exec
{
    readonly Redefined redefined = Redefined.Operators;
    bool discarded;

    public override void Discard()
    {
        discarded = true;
        general.Discard();
    }

    public override object? Execute(Frame f)
    {
        if (discarded && Sealed.As<NumberCell>(f.Slot(index)) is { } cell && cell.Value is { IsInt: true } number && !redefined.OfInteger)
        {
            var r = unchecked(number.Bits + addend);
            if (((number.Bits ^ r) & (addend ^ r)) >= 0)
            {
                cell.Set(Operand.Int(r));
                return null;
            }
        }
        return general.Execute(f);
    }
}

sealed class SetLocal(int depth, int index, Exec value) : Exec
{
    public override object? Execute(Frame f)
    {
        var v = value.Execute(f);
        for (var i = depth; i > 0; i--)
        {
            f = f.Outer!;
        }
        f.SetLocal(index, v);
        return v;
    }
}

/// <summary>Assignment of a value that may be an error on its way up.</summary>
sealed class SetLocalPassing(int depth, int index, Exec value) : Exec
{
    public override bool MayThrow => true;

    public override object? Execute(Frame f)
    {
        var v = value.Execute(f);
        if (Sealed.Is<Signal>(v))
        {
            return v;
        }
        for (var i = depth; i > 0; i--)
        {
            f = f.Outer!;
        }
        f.SetLocal(index, v);
        return v;
    }
}

sealed class InstanceVariable(RSymbol name) : Exec
{
    Shape? shape;
    int index;

    public override object? Execute(Frame f)
    {
        var v = Slot(f);
        return Sealed.Is<NumberCell>(v) || Sealed.Is<Undefined>(v) ? RObject.Plain(v) : v;
    }

    public override Operand Evaluate(Frame f)
    {
        var v = Slot(f);
        return Sealed.Is<NumberCell>(v) ? Unsafe.As<NumberCell>(v).Value : Sealed.Is<Undefined>(v) ? default : Operand.Of(v);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    object? Slot(Frame f)
    {
        var o = Sealed.As<RObject>(f.Self) ?? f.Self as RObject;
        if (o is null)
        {
            return null;
        }
        return o.IsShaped(shape) || Look(o) ? o.Slots[index] : null;
    }

    bool Look(RObject o)
    {
        var i = o.Shape.IndexOf(name);
        if (i < 0)
        {
            return false;
        }
        shape = o.Shape;
        index = i;
        return true;
    }
}

sealed class SetInstanceVariable(RSymbol name, Exec value) : Exec
{
    readonly bool numeric = value.IsNumeric;
    Shape? before, after;
    int index;
    bool discarded, isTail;

    public override void Discard() => discarded = true;
    public override void Tail() => isTail = true;

    public override object? Execute(Frame f)
    {
        if (!numeric)
        {
            return Store(f, value.Execute(f));
        }
        var v = value.Evaluate(f);
        if (discarded || (isTail && f.Unwanted))
        {
            StoreNumber(f, v);
            return null;
        }
        return Store(f, v.ToObject());
    }

    public override Operand Evaluate(Frame f)
    {
        if (!numeric)
        {
            return Operand.Of(Store(f, value.Execute(f)));
        }
        var v = value.Evaluate(f);
        StoreNumber(f, v);
        return v;
    }

    void StoreNumber(Frame f, Operand v)
    {
        if (Sealed.As<RObject>(f.Self) is { Frozen: false } o && o.IsShaped(before) && ReferenceEquals(before, after))
        {
            o.SetNumber(index, v);
        }
        else
        {
            Store(f, v.ToObject());
        }
    }

    object? Store(Frame f, object? v)
    {
        var o = Sealed.As<RObject>(f.Self) ?? f.Self as RObject;
        if (o is not { Frozen: false })
        {
            throw RubyError.Frozen(f.Self);
        }
        if (!ReferenceEquals(o.Shape, before))
        {
            before = o.Shape;
            index = before.IndexOf(name);
            after = before;
            if (index < 0)
            {
                after = before.With(name);
                index = after.Count;
            }
        }
        if (!ReferenceEquals(before, after))
        {
            o.SetShape(after!);
        }
        o.SetSlot(index, v);
        return v;
    }
}

sealed class GlobalVariableExec(GlobalVariable variable) : Exec
{
    public override object? Execute(Frame f)
    {
        if (!variable.IsDefined && f.Context.Interpreter.Global("$VERBOSE").Get(f.Context) is true)
        {
            f.Context.Warn($"{f.Code.File}:{Line}: warning: global variable `{variable.Name}' not initialized");
        }
        return variable.Get(f.Context);
    }
}

sealed class SetGlobal(GlobalVariable variable, Exec value) : Exec
{
    public override object? Execute(Frame f)
    {
        var v = value.Execute(f);
        f.Line = Line;
        variable.Set(f.Context, v);
        return v;
    }
}

sealed class ClassVariableExec(string name) : Exec
{
    public override object? Execute(Frame f)
    {
        var interpreter = f.Context.Interpreter;
        var module = ClassVariableScope.Of(f);
        f.Line = Line;
        return interpreter.TryGetClassVariable(module, name, out var value) ? value
            : throw RubyError.Name($"uninitialized class variable {name} in {module}", module, name);
    }
}

sealed class SetClassVariable(string name, Exec value) : Exec
{
    public override object? Execute(Frame f)
    {
        var v = value.Execute(f);
        f.Line = Line;
        f.Context.Interpreter.SetClassVariable(ClassVariableScope.Of(f), name, v);
        return v;
    }
}

static class ClassVariableScope
{
    /// <summary>The innermost real class or module around the code; at top level that is an error in Ruby 3.</summary>
    public static RModule Of(Frame f)
    {
        var interpreter = f.Context.Interpreter;
        var scope = f.LexicalScope.ForConstants();
        while (scope.Parent is not null && scope.Module(interpreter) is RClass { IsSingleton: true, Attached: not RModule })
        {
            scope = scope.Parent.ForConstants();
        }
        var module = scope.Module(interpreter);
        return scope.Parent is null && ReferenceEquals(module, interpreter.ObjectClass) ? throw RubyError.Runtime("class variable access from toplevel") : module;
    }
}

/// <summary>A constant by name, cached until any constant changes.</summary>
sealed class ConstantExec(string name) : Exec
{
    LexicalScope? scope;
    int version = -1;
    object? value;

    public override object? Execute(Frame f)
    {
        var interpreter = f.Context.Interpreter;
        var s = f.LexicalScope.ForConstants();
        if (ReferenceEquals(s, scope) && version == interpreter.ConstantVersion + interpreter.HierarchyVersion)
        {
            return value;
        }
        f.Line = Line;
        if (interpreter.TryLookUpConstant(f.Context, s, name, out var found))
        {
            scope = s;
            value = found;
            version = interpreter.ConstantVersion + interpreter.HierarchyVersion;
            return found;
        }
        return interpreter.LookUpConstant(f.Context, s, name);
    }
}

/// <summary><c>scope::Name</c>; a null scope is <c>::Name</c>.</summary>
sealed class ScopedConstant(Exec? scope, string name) : Exec
{
    object? module;
    int version = -1;
    object? value;

    public override object? Execute(Frame f)
    {
        var interpreter = f.Context.Interpreter;
        var m = scope is null ? interpreter.ObjectClass : scope.Execute(f);
        if (ReferenceEquals(m, module) && version == interpreter.ConstantVersion + interpreter.HierarchyVersion)
        {
            return value;
        }
        f.Line = Line;
        var before = interpreter.ConstantVersion + interpreter.HierarchyVersion;
        var found = interpreter.ScopedConstant(f.Context, m, name);
        if (m is RModule real && real.Constants.ContainsKey(name))
        {
            module = m;
            value = found;
            version = before;
        }
        return found;
    }
}

sealed class SetConstantExec(Exec? scope, bool topLevel, string name, Exec value) : Exec
{
    public override object? Execute(Frame f)
    {
        var interpreter = f.Context.Interpreter;
        var v = value.Execute(f); // before the module, as Ruby 3.1 does
        var target = topLevel ? interpreter.ObjectClass : scope is null ? f.LexicalScope.ForConstants().Module(interpreter) : scope.Execute(f);
        f.Line = Line;
        ConstantAssignment.Set(f, target, name, v);
        return v;
    }
}

static class ConstantAssignment
{
    public static void Set(Frame f, object? target, string name, object? value)
    {
        if (target is not RModule module)
        {
            throw RubyError.Type($"{f.Context.Inspect(target)} is not a class/module");
        }
        module.CheckFrozen();
        if (module.Constants.TryGetValue(name, out var old) && old.Autoload is null && !Sealed.Is<Undefined>(old.Value))
        {
            f.Context.Warn($"{f.Code.File}:{f.Line}: warning: already initialized constant {(ReferenceEquals(module, f.Context.Interpreter.ObjectClass) ? "" : module + "::")}{name}");
        }
        var wasPrivate = old?.IsPrivate == true;
        module.SetConstant(name, value);
        var constant = module.Constants[name];
        constant.IsPrivate = wasPrivate;
        constant.File = f.Code.File;
        constant.Line = f.Line;
    }
}
