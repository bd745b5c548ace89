using RecipeEngine.Dsl.Core.Procs;
using RecipeEngine.Dsl.Execution.Nodes;

namespace RecipeEngine.Dsl.Core.Modules;

/// <summary>define_method, for modules and single objects.</summary>
static class MethodMaking
{
    public static RSymbol Define(Context ctx, RModule module, object? name, object? body, RProc? block, Visibility visibility, bool forModule = false)
    {
        var symbol = Coerce.ToSymbol(ctx, name);
        MethodTables.CheckModifiable(ctx, module);
        if (body is Undefined)
        {
            body = block ?? throw RubyError.Argument("tried to create Proc object without a block");
        }
        switch (body)
        {
            case RProc proc:
                MethodDefinition.Add(ctx, module, symbol, proc.FromMethod is RMethod from ? from.Entry.Body is ProcMethod ? from.Entry.Body : new ReceiverMethod(from) : new ProcMethod(proc.IsLambda ? proc : proc.Copy(true)), visibility);
                break;
            case RMethod m:
                Check(module, m.Entry.Owner);
                Add(ctx, module, symbol, m.Entry, visibility);
                break;
            case RUnboundMethod u:
                Check(module, u.Entry.Owner);
                Add(ctx, module, symbol, u.Entry, visibility);
                break;
            default:
                throw RubyError.Type($"wrong argument type {(body is null ? "NilClass" : Coerce.Describe(ctx, body))} (expected Proc/Method/UnboundMethod)");
        }
        if (forModule && module.Methods.TryGetValue(symbol, out var made))
        {
            var singleton = ctx.Interpreter.SingletonClassOf(module);
            singleton.Define(new MethodEntry(singleton, symbol, made.Body, Visibility.Public));
            MethodDefinition.Added(ctx, singleton, symbol);
        }
        return symbol;
    }

    static void Add(Context ctx, RModule module, RSymbol name, MethodEntry entry, Visibility visibility)
    {
        visibility = MethodDefinition.IsAlwaysPrivate(name) ? Visibility.Private : visibility;
        module.Define(new MethodEntry(module, name, entry.Body, visibility) { Original = ReferenceEquals(entry.Owner, module) && ReferenceEquals(entry.Name, name) ? null : entry });
        MethodDefinition.Added(ctx, module, name);
    }

    static void Check(RModule module, RModule owner)
    {
        if (!owner.IsClass || module.IsSameOrDescendsFrom(owner))
        {
            return;
        }
        throw RubyError.Type(owner is RClass { IsSingleton: true } ? "can't bind singleton method to a different class" : $"bind argument must be a subclass of {owner}");
    }
}

/// <summary>A method defined from <c>&amp;object.method(:x)</c>: it keeps its first receiver.</summary>
sealed class ReceiverMethod(RMethod method) : MethodBody
{
    public override object? Call(Context context, MethodEntry entry, object? self, object?[] arguments, RProc? block) =>
        method.Entry.Body!.Call(context, method.Entry, method.Receiver, arguments, block);

    public override int Arity => method.Entry.Body!.Arity;
    public override IReadOnlyList<(string Kind, string? Name)> Parameters => method.Entry.Body!.Parameters;
    public override (string File, int Line)? Location => method.Entry.Body!.Location;
}
