namespace RecipeEngine.Engine.Dsl;

/// <summary>The properties every resource has.</summary>
static class BaseProperties
{
    static readonly ResourceType Table = MakeTable();

    static ResourceType MakeTable()
    {
        var t = new ResourceType("resource", "");
        t.Text("name", "String").NotState().Required().Coerced(static (c, _, v) => v switch
        {
            RArray a => new RString(string.Join(", ", a.Select(c.ToS))),
            RString => v,
            _ => c.ToRString(v),
        });
        t.Number("retries").Default(0).NotState();
        t.Number("retry_delay").Default(2).NotState();
        t.Flag("sensitive", false).NotState();
        t.Flag("compile_time", false).NotState();
        t.Text("umask", "String|Integer").NotState();
        var ignore = t.Any("ignore_failure").Default(false).NotState();
        ignore.Accepts = [TypeCheck.Of(true), TypeCheck.Of(false), TypeCheck.Of(RSymbol.Of("quiet")), TypeCheck.Of(new RString("quiet"))];
        return t;
    }

    public static void Define(Interpreter interpreter)
    {
        var klass = interpreter.FindClass(interpreter.MainContext, "Chef::Resource");
        var info = ResourceClass.Of(klass);
        info.AllowedActions = [RSymbol.Of("nothing")];
        foreach (var p in Table.Properties)
        {
            info.Add(p);
            PropertyMethods.Define(klass, p);
        }
    }
}
