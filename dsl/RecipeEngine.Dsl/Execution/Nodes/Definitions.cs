namespace RecipeEngine.Dsl.Execution.Nodes;

sealed class DefExec(MethodCode code, Exec? singleton) : Exec
{
    public override object? Execute(Frame f)
    {
        var context = f.Context;
        var interpreter = context.Interpreter;
        f.Line = Line;
        var body = new RubyMethod(code, f.LexicalScope);
        if (singleton is not null)
        {
            var target = singleton.Execute(f);
            if (target is RObject { Frozen: true } frozen)
            {
                var what = frozen is RClass ? "Class" : frozen is RModule ? "Module" : "object";
                throw new RubyError("FrozenError", $"can't modify frozen {what}: {context.Inspect(target)}", (_, e) => e.SetInstanceVariable(RSymbol.Of("receiver"), target));
            }
            MethodDefinition.Add(context, interpreter.SingletonClassOf(target), code.Name, body, Visibility.Public);
            return code.Name;
        }
        var module = f.LexicalScope.Module(interpreter);
        var extra = f.DefinitionHome.ExtraOrNull;
        MethodDefinition.Add(context, module, code.Name, body, extra?.DefaultVisibility ?? Visibility.Public);
        if (extra is { ModuleFunction: true })
        {
            MethodDefinition.Add(context, interpreter.SingletonClassOf(module), code.Name, body, Visibility.Public);
        }
        return code.Name;
    }
}

/// <summary>Adding methods with Ruby's hooks and visibility rules; <c>def</c> and <c>define_method</c> use it.</summary>
static class MethodDefinition
{
    public static MethodEntry Add(Context context, RModule module, RSymbol name, MethodBody body, Visibility visibility)
    {
        CheckModifiable(context, module);
        if (IsAlwaysPrivate(name))
        {
            visibility = Visibility.Private;
        }
        var entry = module.Define(name, body, visibility);
        Added(context, module, name);
        return entry;
    }

    public static bool IsAlwaysPrivate(RSymbol name) => name.Name is "initialize" or "initialize_copy" or "initialize_clone" or "initialize_dup" or "respond_to_missing?";

    /// <summary>Methods cannot be added to what is frozen.</summary>
    public static void CheckModifiable(Context context, RModule module)
    {
        var target = module is RClass { IsSingleton: true, Attached: RObject o } ? o : module;
        if (!target.Frozen && !module.Frozen)
        {
            return;
        }
        var what = ReferenceEquals(target, module) ? module.IsClass ? "class" : "module" : target is RClass ? "Class" : target is RModule ? "Module" : "object";
        throw new RubyError("FrozenError", $"can't modify frozen {what}: {context.Inspect(target)}", (_, e) => e.SetInstanceVariable(RSymbol.Of("receiver"), target));
    }

    /// <summary>Calls method_added or singleton_method_added if the program has one.</summary>
    public static void Added(Context context, RModule module, RSymbol name)
    {
        if (module is RClass { IsSingleton: true } s)
        {
            Hook(context, s.Attached, Sym.SingletonMethodAdded, name);
        }
        else
        {
            Hook(context, module, Sym.MethodAdded, name);
        }
    }

    public static void Hook(Context context, object? receiver, RSymbol hook, object? argument)
    {
        if (context.FindMethod(receiver, hook) is not { Body: BuiltinBody })
        {
            context.Send(receiver, hook, argument); // one that was undefined is told as missing
        }
    }
}

/// <summary><c>class</c>, <c>module</c>, <c>class &lt;&lt; x</c>: finds or makes the module and runs the body in it.</summary>
abstract class ModuleBodyExec(CodeScope code, Exec? body) : Exec
{
    protected object? RunBody(Frame f, RModule module, bool returns = false)
    {
        if (body is null)
        {
            return null;
        }
        var context = f.Context;
        var inner = new Frame(context, code, new LexicalScope(module, f.LexicalScope), module, null, null, null) { Line = Line, Finished = true }; // no return ends it
        context.Enter(inner);
        var r = body.Execute(inner);
        context.Leave(inner);
        if (returns && ReferenceEquals(r, Signal.Return))
        {
            throw new ReturnException(f.Home, context.SignalValue); // from the method around
        }
        return context.Delivered(r);
    }

    protected static RModule Outer(Frame f, Exec? scope, bool topLevel)
    {
        var interpreter = f.Context.Interpreter;
        if (topLevel)
        {
            return interpreter.ObjectClass;
        }
        if (scope is null)
        {
            return f.LexicalScope.ForConstants().Module(interpreter);
        }
        return scope.Execute(f) is var m && m is RModule module ? module : throw RubyError.Type($"{f.Context.Inspect(m)} is not a class/module");
    }

    /// <summary>The constant as it is found for reopening: own ones, and for a plain name at top level Object's ancestors.</summary>
    protected static bool TryExisting(Frame f, Exec? scope, RModule outer, string name, out object? value)
    {
        if (outer.TryGetOwnConstant(f.Context, name, out value))
        {
            return scope is null || !Interpreter.IsPrivateConstant(outer, name) ? true : throw RubyError.Name($"private constant {outer}::{name} referenced", outer, name);
        }
        return ReferenceEquals(outer, f.Context.Interpreter.ObjectClass) && f.Context.Interpreter.TryFindConstant(f.Context, outer, name, true, out value);
    }
}

sealed class ClassExec(Exec? scope, bool topLevel, string name, Exec? superclass, CodeScope code, Exec? body) : ModuleBodyExec(code, body)
{
    public override object? Execute(Frame f)
    {
        var context = f.Context;
        var interpreter = context.Interpreter;
        f.Line = Line;
        var outer = Outer(f, scope, topLevel);
        object? super = null;
        if (superclass is not null)
        {
            super = superclass.Execute(f);
            f.Line = Line;
            if (super is not RClass)
            {
                throw RubyError.Type("superclass must be a Class");
            }
        }
        RClass c;
        if (TryExisting(f, scope, outer, name, out var existing))
        {
            c = existing as RClass ?? throw RubyError.Type($"{name} is not a class");
            if (super is not null && !ReferenceEquals(Superclass(c), super))
            {
                throw RubyError.Type($"superclass mismatch for class {name}");
            }
        }
        else
        {
            c = ClassCreation.Make(context, (RClass?)super ?? interpreter.ObjectClass, outer, name);
            outer.Constants[name].File = f.Code.File;
            outer.Constants[name].Line = Line;
            ClassCreation.Inherited(context, c);
        }
        return RunBody(f, c);
    }

    static RClass? Superclass(RClass c) => c.Superclass;
}

/// <summary>Making classes with Ruby's checks and the inherited hook.</summary>
static class ClassCreation
{
    public static RClass Make(Context context, RClass super, RModule? outer, string? name)
    {
        if (super.IsSingleton)
        {
            throw RubyError.Type("can't make subclass of singleton class");
        }
        if (ReferenceEquals(super, context.Interpreter.ClassClass))
        {
            throw RubyError.Type("can't make subclass of Class");
        }
        var c = context.Interpreter.NewClass(null, super);
        if (outer is not null)
        {
            outer.CheckFrozen();
            outer.SetConstant(name!, c);
        }
        return c;
    }

    public static void Inherited(Context context, RClass c)
    {
        if (context.FindMethod(c.Superclass, Sym.Inherited) is { } hook && hook.Body is not null)
        {
            hook.Body.Call1(context, hook, c.Superclass, c, null);
        }
    }
}

sealed class ModuleExec(Exec? scope, bool topLevel, string name, CodeScope code, Exec? body) : ModuleBodyExec(code, body)
{
    public override object? Execute(Frame f)
    {
        f.Line = Line;
        var outer = Outer(f, scope, topLevel);
        RModule m;
        if (TryExisting(f, scope, outer, name, out var existing))
        {
            m = existing is RModule { IsClass: false } found ? found : throw RubyError.Type($"{name} is not a module");
        }
        else
        {
            outer.CheckFrozen();
            m = f.Context.Interpreter.NewModule(null);
            outer.SetConstant(name, m);
            outer.Constants[name].File = f.Code.File;
            outer.Constants[name].Line = Line;
        }
        return RunBody(f, m);
    }
}

sealed class SingletonClassExec(Exec target, CodeScope code, Exec? body) : ModuleBodyExec(code, body)
{
    public override object? Execute(Frame f)
    {
        var t = target.Execute(f);
        f.Line = Line;
        return RunBody(f, f.Context.Interpreter.SingletonClassOf(t), true);
    }
}

sealed class UndefExec(Exec[] names) : Exec
{
    readonly CallSite site = new(RSymbol.Of("undef_method"));

    public override object? Execute(Frame f)
    {
        foreach (var n in names)
        {
            var name = n.Execute(f);
            f.Line = Line;
            site.Call1(f.Context, f.LexicalScope.Module(f.Context.Interpreter), name, null);
        }
        return null;
    }
}

sealed class AliasExec(Exec newName, Exec oldName) : Exec
{
    readonly CallSite site = new(RSymbol.Of("alias_method"));

    public override object? Execute(Frame f)
    {
        var n = newName.Execute(f);
        var o = oldName.Execute(f);
        f.Line = Line;
        site.Call2(f.Context, f.LexicalScope.Module(f.Context.Interpreter), n, o, null);
        return null;
    }
}

sealed class GlobalAlias(Interpreter interpreter, string newName, string oldName) : Exec
{
    public override object? Execute(Frame f)
    {
        interpreter.AliasGlobal(newName, oldName);
        return null;
    }
}

/// <summary><c>END { }</c>: registers its block once.</summary>
sealed class AtExitExec(BlockBody body) : Exec
{
    bool done;

    public override object? Execute(Frame f)
    {
        if (!done)
        {
            done = true;
            f.Context.Interpreter.AtExitBlocks.Add(new RProc(body, f, f.Self));
        }
        return null;
    }
}
