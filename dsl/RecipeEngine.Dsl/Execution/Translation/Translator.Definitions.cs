using RecipeEngine.Dsl.Execution.Nodes;
using RecipeEngine.Dsl.Syntax;

namespace RecipeEngine.Dsl.Execution.Translation;

sealed partial class Translator
{
    LiteralBlock Block(BlockNode n, string? call = null, bool lambda = false)
    {
        var code = BlockScope(call);
        var outer = scope;
        var inner = scope = new Scope(code, outer, ScopeKind.Block);
        var parameters = ParametersOf(n.Parameters, n.NumberedParameters);
        var body = new BlockBody(code, parameters, n.Line) { Body = Bodied(Statement(n.Body, Accept.All), n, TraceEvents.BlockCall, TraceEvents.BlockReturn, parameters, lambda) };
        parameters.RestStays = inner.RestUses == inner.QuietRestUses;
        body.Body?.Tail();
        scope = outer;
        body.Catches = inner.CatchesLoop || inner.CatchesReturn;
        body.NoteUses(inner.FirstUses, inner.NumericFirstUses);
        return new LiteralBlock(body, inner.HasBreak);
    }

    // "block in foo", "block (2 levels) in foo"
    CodeScope BlockScope(string? call)
    {
        var level = scope.Code.Level + 1;
        var where = level == 1 ? "block" : $"block ({level} levels)";
        return new CodeScope(scope.Code, file, scope.Code.BaseLabel is { } label ? $"{where} in {label}" : where, level) { Runners = BlockRunners.Of(call) };
    }

    Exec Def(DefNode n)
    {
        var singleton = ValueOrNull(n.Singleton);
        var outer = scope;
        var code = new CodeScope(null, file, n.Name);
        scope = new Scope(code, null, ScopeKind.Method) { Parameters = n.Parameters };
        var parameters = ParametersOf(n.Parameters, 0);
        var method = new MethodCode(RSymbol.Of(n.Name), code, parameters, n.Line) { Body = Bodied(Statement(n.Body, Accept.All), n, TraceEvents.Call, TraceEvents.Return) };
        method.CatchesReturn = scope.CatchesReturn;
        parameters.RestStays = scope.RestUses == scope.QuietRestUses;
        scope = outer;
        return new DefExec(method, singleton);
    }

    (CodeScope Code, Exec? Body) ModuleBody(Node whole, Node? body, string label)
    {
        var outer = scope;
        var code = new CodeScope(null, file, label);
        scope = new Scope(code, null, ScopeKind.Class);
        var exec = Bodied(Statement(body, Accept.All), whole, TraceEvents.Class, TraceEvents.End);
        scope = outer;
        return (code, exec);
    }

    Exec Class(ClassNode n)
    {
        var outer = ValueOrNull(n.Path.Scope);
        var super = ValueOrNull(n.Superclass);
        var (code, body) = ModuleBody(n, n.Body, $"<class:{n.Path.Name}>");
        return new ClassExec(outer, n.Path.TopLevel, n.Path.Name, super, code, body);
    }

    Exec Module(ModuleNode n)
    {
        var outer = ValueOrNull(n.Path.Scope);
        var (code, body) = ModuleBody(n, n.Body, $"<module:{n.Path.Name}>");
        return new ModuleExec(outer, n.Path.TopLevel, n.Path.Name, code, body);
    }

    Exec SingletonClass(SingletonClassNode n)
    {
        var target = Value(n.Target);
        for (var s = scope; s is not null; s = s.Parent)
        {
            s.CatchesReturn = true; // the body may return from the method
        }
        var (code, body) = ModuleBody(n, n.Body, "singleton class");
        return new SingletonClassExec(target, code, body);
    }

    /// <summary>Declares the parameters in the current scope and translates their defaults.</summary>
    Parameters ParametersOf(ParametersNode? node, int numbered)
    {
        var code = scope.Code;
        var items = node?.Items;
        var count = items?.Count ?? 0;
        int requiredCount = numbered, optionalCount = 0, postCount = 0, keywordCount = 0;
        for (var i = 0; i < count; i++)
        {
            switch (items![i].Kind)
            {
                case ParameterKind.Required: requiredCount++; break;
                case ParameterKind.Optional: optionalCount++; break;
                case ParameterKind.Post: postCount++; break;
                case ParameterKind.Keyword or ParameterKind.RequiredKeyword: keywordCount++; break;
            }
        }
        var required = new Parameters.Positional[requiredCount];
        var optional = new Parameters.OptionalParameter[optionalCount];
        var post = new Parameters.Positional[postCount];
        var keywords = new Parameters.KeywordParameter[keywordCount];
        requiredCount = optionalCount = postCount = keywordCount = 0;
        int rest = -1, keywordRest = -1, block = -1;
        string? restName = null, keywordRestName = null, blockName = null;
        bool noKeywords = false, forwards = false;
        for (var i = 1; i <= numbered; i++)
        {
            required[requiredCount++] = new($"_{i}", code.DeclareNew($"_{i}"), null);
        }
        // simple parameters take the first slots
        var slots = new int[count];
        for (var i = 0; i < count; i++)
        {
            if (items![i].Kind != ParameterKind.Numbered && SlotName(items[i]) is { } name)
            {
                slots[i] = code.DeclareNew(RepeatedName(name, code.Names));
            }
        }
        for (var i = 0; i < count; i++)
        {
            var p = items![i];
            var slot = slots[i];
            switch (p.Kind)
            {
                case ParameterKind.Required:
                    required[requiredCount++] = new(p.Name, slot, p.Destructure is null ? null : Destructured(p, slot));
                    break;
                case ParameterKind.Post:
                    post[postCount++] = new(p.Name, slot, p.Destructure is null ? null : Destructured(p, slot));
                    break;
                case ParameterKind.Optional:
                    optional[optionalCount++] = new(p.Name!, slot, Value(p.Default!));
                    break;
                case ParameterKind.Rest:
                    rest = slot;
                    restName = p.Name;
                    break;
                case ParameterKind.Forward:
                    rest = slot;
                    forwards = true;
                    block = code.DeclareNew("%forwarded");
                    break;
                case ParameterKind.Keyword or ParameterKind.RequiredKeyword:
                    keywords[keywordCount++] = new(RSymbol.Of(p.Name!), slot, p.Kind == ParameterKind.Keyword ? Value(p.Default!) : null);
                    break;
                case ParameterKind.KeywordRest:
                    keywordRest = slot;
                    keywordRestName = p.Name;
                    break;
                case ParameterKind.NoKeywords:
                    noKeywords = true;
                    break;
                case ParameterKind.Block:
                    block = slot;
                    blockName = p.Name;
                    break;
            }
        }
        scope.RestName = rest >= 0 ? restName ?? "*" : null;
        var result = new Parameters
        {
            Required = required,
            Optional = optional,
            Rest = rest,
            RestName = restName,
            Post = post,
            Keywords = keywords,
            KeywordRest = keywordRest,
            KeywordRestName = keywordRestName,
            NoKeywords = noKeywords,
            Block = block,
            BlockName = blockName,
            Forwards = forwards,
            TrailingComma = node?.TrailingComma == true,
            IsNumbered = numbered > 0,
        };
        result.Complete();
        return result;
    }

    /// <summary>The name of a parameter's slot; null without one.</summary>
    static string? SlotName(ParameterNode p) => p.Name ?? p.Kind switch
    {
        ParameterKind.Rest => "*",
        ParameterKind.KeywordRest => "**",
        ParameterKind.Forward => "...",
        ParameterKind.Block => "&",
        _ when p.Destructure is not null => $"%destructured{p.Span.Start}",
        _ => null,
    };

    // `_` may come more than once: the first is the one that is read.
    static string RepeatedName(string name, IReadOnlyCollection<string> before) =>
        name[0] == '_' && before.Contains(name) ? $"%{name}{before.Count(b => b.EndsWith(name, StringComparison.Ordinal))}" : name;

    /// <summary>A destructuring parameter keeps the whole value too, for super.</summary>
    Assign Destructured(ParameterNode p, int slot) => new Both(new LocalAssign(0, slot), MultiTarget(p.Destructure!));

    sealed class Both(Assign first, Assign second) : Assign
    {
        public override void Set(Frame f, object? value)
        {
            first.Set(f, value);
            second.Set(f, value);
        }
    }
}
