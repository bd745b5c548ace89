namespace RecipeEngine.Engine.Dsl.Support;

/// <summary>Chef::NOT_PASSED: the default of a parameter that may also be nil. A property called with it is read.</summary>
public sealed class NotPassedObject : RObject
{
    public NotPassedObject(RClass klass) : base(klass)
    {
        var singleton = klass.Interpreter.SingletonClassOf(this);
        var text = BuiltinBody.Of((_, _, _) => new RString("NOT_PASSED"));
        singleton.Define(RSymbol.Of("to_s"), text);
        singleton.Define(RSymbol.Of("inspect"), text);
        Frozen = true;
    }
}
