using RecipeEngine.Dsl.Execution.Nodes;
using RecipeEngine.Dsl.Syntax;

namespace RecipeEngine.Dsl.Execution.Translation;

sealed partial class Translator
{
    /// <summary>Where a name lives: how many frames out, and the slot; null when no scope declares it.</summary>
    (int Depth, int Index)? Find(string name)
    {
        var depth = 0;
        for (var s = scope; s is not null; s = s.Parent, depth++)
        {
            var i = s.Code.IndexOf(name);
            if (i >= 0)
            {
                s.FirstUses += i == 0 ? 1 : 0;
                s.RestUses += ReferenceEquals(name, s.RestName) || name == s.RestName ? 1 : 0;
                return (depth, i);
            }
        }
        return null;
    }

    (int Depth, int Index) FindOrDeclare(string name)
    {
        if (Find(name) is { } found)
        {
            return found;
        }
        var depth = 0;
        var s = scope;
        for (; s.IsTransparent; s = s.Parent!)
        {
            depth++;
        }
        return (depth, s.Code.Declare(name));
    }

    Exec ReadLocal(string name)
    {
        var (depth, index) = FindOrDeclare(name);
        return ReadSlot(depth, index);
    }

    static Exec ReadSlot(int depth, int index) => (depth, index) switch
    {
        (0, < 4) => new Local(index),
        (0, _) => new LocalN(index),
        (1, _) => new OuterLocal1(index),
        _ => new OuterLocal(depth, index),
    };

    Exec WriteLocal(string name, Exec value)
    {
        var (depth, index) = FindOrDeclare(name);
        return WriteSlot(depth, index, value);
    }

    Exec WriteSlot(int depth, int index, Exec value) => (depth, index) switch
    {
        _ when value.MayThrow && !(value.IsNumeric && (depth > 0 || scope.Loop is not null)) => new SetLocalPassing(depth, index, value),
        (0, < 4) when value is AddConstantExec { Left: Local own } add && own.Index == index && scope.Loop is not null => new CountLocal(index, add.Addend, new SetNumber(0, index, value)),
        _ when value is AddExec or SubtractExec or MultiplyExec or AddConstantExec && (depth > 0 || scope.Loop is not null) && Reads(((ArithmeticExec)value).Left, depth, index)
            => new UpdateLocal(depth, index, (ArithmeticExec)value, new SetNumber(depth, index, value)),
        _ when value.IsNumeric && (depth > 0 || scope.Loop is not null) => new SetNumber(depth, index, value),
        (0, < 4) => new SetOwnLocal(index, value),
        _ => new SetLocal(depth, index, value),
    };

    static bool Reads(Exec node, int depth, int index) => node switch
    {
        Local l => depth == 0 && l.Index == index,
        LocalN l => depth == 0 && l.Index == index,
        OuterLocal1 o => depth == 1 && o.Index == index,
        OuterLocal o => o.Depth == depth && o.Index == index,
        _ => false,
    };

    LocalAssign LocalTarget(string name)
    {
        var (depth, index) = FindOrDeclare(name);
        return new LocalAssign(depth, index);
    }

    /// <summary>The node that stores a value in an assignment's target.</summary>
    Exec AssignTo(Node target, Exec value) => target.NodeKind switch
    {
        NodeKind.LocalAssign => WriteLocal(As<LocalAssignNode>(target).Name, value),
        NodeKind.InstanceAssign => new SetInstanceVariable(RSymbol.Of(As<InstanceAssignNode>(target).Name), value),
        NodeKind.ClassVariableAssign => new SetClassVariable(As<ClassVariableAssignNode>(target).Name, value),
        NodeKind.GlobalAssign => new SetGlobal(interpreter.Global(As<GlobalAssignNode>(target).Name), value),
        NodeKind.ConstantAssign when As<ConstantAssignNode>(target) is var n => new SetConstantExec(ValueOrNull(n.Target.Scope), n.Target.TopLevel, n.Target.Name, value),
        NodeKind.Call => AttributeAssignment(As<CallNode>(target), As<CallNode>(target).Arguments, value),
        _ => throw new InvalidOperationException($"cannot assign to {target.GetType().Name}"),
    };

    Exec AttributeAssignment(CallNode n, IReadOnlyList<Node> arguments, Exec value)
    {
        var name = n.Method.EndsWith('=') ? n.Method : n.Method + "=";
        var receiver = Receiver(n);
        var site = Site(name, n.Receiver);
        var list = ArgumentsOf(arguments, out _, out var simple);
        return n.SafeNavigation || simple is not { Length: < 2 } ? new AttributeAssign(receiver, site, list, value, n.SafeNavigation) { Line = n.NameLine }
            : simple.Length == 0 ? new MemberSet(receiver, site, value) { Line = n.NameLine }
            : name == "[]=" && simple[0] is StringLiteral text ? new IndexTextAssign(receiver, site, text, value) { Line = n.NameLine }
            : name == "[]=" ? new ElementSet(receiver, site, simple[0], value) { Line = n.NameLine } : new AttributeAssign(receiver, site, list, value, false) { Line = n.NameLine };
    }

    /// <summary>A target of multiple assignment, for, or rescue.</summary>
    Assign Target(Node target)
    {
        switch (target)
        {
            case LocalAssignNode n: return LocalTarget(n.Name);
            case MultiTargetNode n: return MultiTarget(n);
            case SplatNode { Value: null }: return new NoAssign();
            case SplatNode n: return Target(n.Value!);
            case CallNode n:
                return new MemberAssign(Receiver(n), Site(n.Method.EndsWith('=') ? n.Method : n.Method + "=", n.Receiver), ArgumentsOf(n.Arguments, out _), n.SafeNavigation, n.NameLine);
            case ConstantAssignNode { Target: { Scope: not null } path }:
                return new ScopedConstantAssign(Value(path.Scope), path.Name, target.Line);
            default:
                return new NodeAssign(holder =>
                {
                    var exec = AssignTo(target, holder);
                    exec.Line = target.Line;
                    return exec;
                });
        }
    }

    MultiAssign MultiTarget(MultiTargetNode node)
    {
        var before = new List<Assign>();
        var after = new List<Assign>();
        Assign? splat = null;
        foreach (var t in node.Targets)
        {
            if (t is SplatNode s)
            {
                splat = s.Value is null ? new NoAssign() : Target(s.Value);
            }
            else
            {
                (splat is null ? before : after).Add(Target(t));
            }
        }
        return new MultiAssign(before.ToArray(), splat, after.ToArray());
    }

    Exec MultipleAssignment(MultiAssignNode n, bool unused = false)
    {
        // blocks in the values share the targets' variables
        DeclareTargets(n.Target);
        if (unused && n.Value is ArrayNode { Elements: { Count: 2 or 3 } elements } && n.Target.Targets.Count == elements.Count
            && n.Target.Targets.All(t => t is LocalAssignNode or InstanceAssignNode) && elements.All(e => e is not (SplatNode or HashNode { Braces: false })))
        {
            return new ParallelAssign(n.Target.Targets.Select(Target).ToArray(), elements.Select(Value).ToArray());
        }
        var value = n.Value is SplatNode s ? List([s]) : Value(n.Value);
        return new MultiAssignExec(MultiTarget(n.Target), value, n.Value is ArrayNode or SplatNode);
    }

    void DeclareTargets(Node target)
    {
        switch (target)
        {
            case LocalAssignNode n:
                FindOrDeclare(n.Name);
                break;
            case MultiTargetNode n:
                foreach (var inner in n.Targets)
                {
                    DeclareTargets(inner);
                }
                break;
            case SplatNode { Value: { } inner }:
                DeclareTargets(inner);
                break;
        }
    }

    Exec OperatorAssignment(OperatorAssignNode n, Accept signals)
    {
        if (n.Target is ConstantAssignNode { Target: { Scope: not null } path })
        {
            // the module is evaluated once, into a place of its own
            var slot = scope.Code.DeclareNew("%scope");
            var holder = ReadSlot(0, slot);
            var logical = n.Operator is "||" or "&&";
            var before = new ScopedConstant(holder, path.Name) { Line = n.Line };
            var after = new SetConstantExec(holder, false, path.Name, logical ? Value(n.Value) : Binary(n.Operator, before, Value(n.Value), n.Line)) { Line = n.Line };
            Func<Frame, bool>? isDefined = n.Operator != "||" ? null : f => holder.Execute(f) is RModule m && interpreter.TryFindConstant(f.Context, m, path.Name, false, out _);
            return new Sequence([WriteSlot(0, slot, Value(path.Scope)), logical ? new LogicalAssign(before, isDefined, after, n.Operator == "||") : after]);
        }
        if (n.Target is CallNode call)
        {
            var logical = n.Operator is "||" or "&&";
            if (!logical && !call.SafeNavigation)
            {
                var receiver = Receiver(call);
                ArgumentsOf(call.Arguments, out _, out var simple);
                var read = Site(call.Method, call.Receiver);
                if (simple is { Length: 0 })
                {
                    return new MemberUpdate(receiver, read, Site(call.Method + "=", call.Receiver), Binary(n.Operator, new LeftValue(), Value(n.Value), n.Line));
                }
                if (simple is { Length: 1 } && call.Method == "[]")
                {
                    return new ElementUpdate(receiver, simple[0], read, Site("[]=", call.Receiver), Binary(n.Operator, new LeftValue(), Value(n.Value), n.Line));
                }
            }
            return new MemberOperatorAssign(Receiver(call), ArgumentsOf(call.Arguments, out _), Site(call.Method, call.Receiver), Site(call.Method == "[]" ? "[]=" : call.Method + "=", call.Receiver),
                logical ? null : new CallSite(RSymbol.Of(n.Operator), publicOnly: true), n.Operator == "||", Value(n.Value), call.SafeNavigation);
        }
        if (n.Target is LocalAssignNode local)
        {
            FindOrDeclare(local.Name);
        }
        var old = n.Target switch
        {
            LocalAssignNode t => ReadLocal(t.Name),
            InstanceAssignNode t => new InstanceVariable(RSymbol.Of(t.Name)),
            ClassVariableAssignNode t => new ClassVariableExec(t.Name),
            GlobalAssignNode t => new GlobalVariableExec(interpreter.Global(t.Name)),
            ConstantAssignNode t => Value(t.Target),
            _ => throw new InvalidOperationException($"cannot op-assign to {n.Target.GetType().Name}"),
        };
        if (n.Operator is "||" or "&&")
        {
            Func<Frame, bool>? defined = n.Operator == "&&" ? null : n.Target switch
            {
                ClassVariableAssignNode t => f => interpreter.TryGetClassVariable(ClassVariableScope.Of(f), t.Name, out _),
                ConstantAssignNode { Target: { Scope: null, TopLevel: false } t } => f => interpreter.TryLookUpConstant(f.Context, f.LexicalScope, t.Name, out _),
                ConstantAssignNode { Target: var t } => ScopedDefined(t),
                _ => null,
            };
            return new LogicalAssign(old, defined, AssignTo(n.Target, Value(n.Value)), n.Operator == "||");
        }
        return AssignTo(n.Target, Binary(n.Operator, old, n.Target is LocalAssignNode && PassesErrors(n.Operator) ? Translate(n.Value, ErrorsOnly(signals)) : Value(n.Value), n.Line));
    }

    Func<Frame, bool> ScopedDefined(ConstantNode t)
    {
        var outer = t.Scope is null ? null : Value(t.Scope);
        return f => (outer is null ? interpreter.ObjectClass : outer.Execute(f)) is RModule m && interpreter.TryFindConstant(f.Context, m, t.Name, false, out _);
    }

    Exec For(ForNode n)
    {
        // a for loop's variables belong to the scope around it
        var target = Target(n.Variable);
        var code = BlockScope("each");
        var slot = code.Declare("%for");
        var outer = scope;
        var inner = new Scope(code, scope, ScopeKind.Block) { IsTransparent = true };
        scope = inner;
        var list = new Parameters { Required = [], Optional = [], Post = [], Keywords = [], Rest = slot };
        list.Complete();
        var body = new BlockBody(code, list, n.Line);
        var statements = Statement(n.Body, Accept.All);
        scope = outer;
        body.Body = new ForBody(target, n.Variable is MultiTargetNode, slot, statements);
        body.Catches = inner.CatchesLoop || inner.CatchesReturn;
        return new CallMany(Value(n.Iterable), new CallSite(Sym.Each, publicOnly: true), new Arguments([], false, false), new LiteralBlock(body, inner.HasBreak), false, false);
    }

    Exec FlipFlop(FlipFlopNode n)
    {
        var home = scope.Home;
        var index = home.Code.DeclareNew("%flip");
        var depth = 0;
        for (var s = scope; !ReferenceEquals(s, home); s = s.Parent!)
        {
            depth++;
        }
        return new FlipFlop(n.Begin is null ? Nil : Condition(n.Begin), n.End is null ? Nil : Condition(n.End), n.Exclusive, ReadSlot(depth, index), v => WriteSlot(depth, index, v));
    }
}

/// <summary>A for loop's body: assigns the loop variables in the frame around, then runs the statements.</summary>
sealed class ForBody(Assign target, bool spread, int slot, Exec? statements) : Exec
{
    public override bool MaySignal => statements?.MaySignal == true;
    public override bool MayThrow => statements?.MayThrow == true;

    public override object? Execute(Frame f)
    {
        var values = (RArray)f.GetLocal(slot)!;
        // targets were resolved in the scope around the block
        target.Set(f.Outer!, spread && values.Count != 1 ? values : values.Count == 0 ? null : values[0]);
        return statements?.Execute(f);
    }
}
