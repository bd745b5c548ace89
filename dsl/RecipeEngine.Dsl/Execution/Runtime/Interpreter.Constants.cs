namespace RecipeEngine.Dsl.Execution;

public sealed partial class Interpreter
{
    /// <summary>A constant as code in a lexical scope sees it: the scopes outward (their own constants), then the ancestors of the innermost, then
    /// Object; then const_missing.</summary>
    public object? LookUpConstant(Context context, LexicalScope scope, string name)
    {
        if (TryLookUpConstant(context, scope, name, out var value))
        {
            return value;
        }
        return context.Send(scope.ForConstants().LookupModule(this), Sym.ConstMissing, RSymbol.Of(name));
    }

    public bool TryLookUpConstant(Context context, LexicalScope scope, string name, out object? value)
    {
        var inner = scope.ForConstants();
        for (var s = inner; s?.Parent is not null; s = s.Parent)
        {
            if (!s.DefinitionOnly && s.LookupModule(this).TryGetOwnConstant(context, name, out value))
            {
                return true;
            }
        }
        return TryFindConstant(context, inner.LookupModule(this), name, true, out value);
    }

    /// <summary>Whether a name means a constant whose file is still to be loaded: <c>defined?</c> does not load it.</summary>
    internal bool IsToLoad(Context context, LexicalScope scope, string name)
    {
        var inner = scope.ForConstants();
        for (var s = inner; s?.Parent is not null; s = s.Parent)
        {
            if (!s.DefinitionOnly && s.LookupModule(this).Constants.TryGetValue(name, out var own))
            {
                return IsToLoad(context, own);
            }
        }
        return IsToLoad(context, inner.LookupModule(this), name, true);
    }

    internal bool IsToLoad(Context context, RModule module, string name, bool withObject)
    {
        foreach (var m in withObject ? module.Ancestors().Append(ObjectClass) : module.Ancestors())
        {
            if (m.Constants.TryGetValue(name, out var c))
            {
                return IsToLoad(context, c);
            }
        }
        return false;
    }

    /// <summary>A constant of a module and its ancestors; Object's too when <paramref name="withObject"/> is set.</summary>
    public bool TryFindConstant(Context context, RModule module, string name, bool withObject, out object? value)
    {
        foreach (var m in module.Ancestors())
        {
            if (!withObject && ReferenceEquals(m, ObjectClass) && !ReferenceEquals(module, ObjectClass))
            {
                continue; // only Object's own constants are out of reach
            }
            if (m.TryGetOwnConstant(context, name, out value))
            {
                return true;
            }
        }
        if (withObject && !module.IsClass && ObjectClass.Ancestors().Any(m => m.TryGetOwnConstant(context, name, out _)))
        {
            return TryFindConstant(context, ObjectClass, name, true, out value);
        }
        value = null;
        return false;
    }

    /// <summary><c>module::NAME</c></summary>
    /// <exception cref="RubyError">TypeError when the scope is no module, NameError from const_missing.</exception>
    public object? ScopedConstant(Context context, object? scope, string name)
    {
        if (scope is not RModule module)
        {
            throw RubyError.Type($"{context.Inspect(scope)} is not a class/module");
        }
        if (TryFindConstant(context, module, name, ReferenceEquals(module, ObjectClass), out var value))
        {
            if (IsPrivateConstant(module, name))
            {
                return context.FindMethod(module, Sym.ConstMissing) is { Body: not BuiltinBody } ? context.Send(module, Sym.ConstMissing, RSymbol.Of(name))
                    : throw RubyError.Name($"private constant {module}::{name} referenced", module, name);
            }
            return value;
        }
        return context.Send(module, Sym.ConstMissing, RSymbol.Of(name));
    }

    internal static bool IsPrivateConstant(RModule module, string name)
    {
        foreach (var m in module.Ancestors())
        {
            if (m.Constants.TryGetValue(name, out var c))
            {
                return c.IsPrivate;
            }
        }
        return false;
    }

    // ---- class variables

    RModule? ClassVariableOwner(RModule module, string name)
    {
        if (module is RClass { IsSingleton: true, Attached: RModule attached })
        {
            module = attached;
        }
        RModule? owner = null, front = null;
        foreach (var m in module.Ancestors())
        {
            if (m.ClassVariables?.ContainsKey(name) == true)
            {
                owner = m;
                front ??= m;
            }
        }
        return ReferenceEquals(owner, front) ? owner : throw RubyError.Runtime($"class variable {name} of {front} is overtaken by {owner}");
    }

    public bool TryGetClassVariable(RModule module, string name, out object? value)
    {
        value = null;
        return ClassVariableOwner(module, name) is { } owner && owner.ClassVariables!.TryGetValue(name, out value);
    }

    /// <summary>Sets it where an ancestor has it, else here.</summary>
    public void SetClassVariable(RModule module, string name, object? value)
    {
        var owner = ClassVariableOwner(module, name) ?? (module is RClass { IsSingleton: true, Attached: RModule attached } ? attached : module);
        owner.CheckFrozen();
        (owner.ClassVariables ??= new(StringComparer.Ordinal))[name] = value;
    }
}
