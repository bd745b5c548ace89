namespace RecipeEngine.Engine.Resources;

/// <summary>Methods of single resources that are more than a property.</summary>
static class SpecialMethods
{
    static void Define(RClass klass, string name, int required, int maximum, Func<Context, Resource, object?[], RProc?, object?> body, bool keepsKeywords = false) =>
        klass.Define(RSymbol.Of(name), BuiltinBody.Of(required, maximum, (c, self, arguments, block) => body(c, (Resource)self!, arguments, block), keepsKeywords));

    static object? Variable(Resource r, string name) => r.GetInstanceVariable(RSymbol.Of(name));

    static void Set(Resource r, string name, object? value) => r.SetInstanceVariable(RSymbol.Of(name), value);

    /// <summary><c>block do … end</c>: kept; without a block it is read.</summary>
    public static void RubyBlock(RClass klass) => Define(klass, "block", 0, 0, (_, r, _, block) =>
    {
        if (block is not null)
        {
            Set(r, "@block", block);
        }
        return Variable(r, "@block");
    });

    /// <summary><c>verify 'cmd'</c>, <c>verify :json</c>, <c>verify { |path| }</c>: collected as [command, options, block].</summary>
    public static void File(RClass klass)
    {
        klass.SetConstant("Verification", klass.Interpreter.NewClass(null, klass.Interpreter.ObjectClass));
        Define(klass, "verify", 0, 2, Verify);
    }

    static object? Verify(Context context, Resource r, object?[] arguments, RProc? block)
    {
        var list = (RArray)r.Read(context, "verifications")!;
        if (arguments.Length == 0 && block is null)
        {
            return list;
        }
        var command = arguments.ElementAtOrDefault(0);
        if (command is not (null or RString or RSymbol or RArray))
        {
            throw RubyError.Argument("verify requires either a string, symbol, or a block");
        }
        list.Add(new FileVerificationObject(context.Interpreter.FindClass(context, "Chef::Resource::File::Verification"), command, arguments.ElementAtOrDefault(1) as RHash, block));
        Set(r, "@verifications", list);
        return null;
    }

    /// <summary>Helper methods and modules of a template.</summary>
    public static void Template(RClass klass)
    {
        Define(klass, "helper", 1, 1, (context, r, arguments, block) =>
        {
            if (block is null)
            {
                throw new RubyError("Chef::Exceptions::ValidationFailed", $"`helper(:method)` requires a block argument (e.g., `helper(:method) {{ code }}`)");
            }
            if (arguments[0] is not RSymbol name)
            {
                throw new RubyError("Chef::Exceptions::ValidationFailed", "method_name argument to `helper(method_name)` must be a symbol (e.g., `helper(:method) { code }`)");
            }
            InlineHelpers(context, r).Set(context, name, block);
            return block;
        });
        Define(klass, "helpers", 0, 1, (context, r, arguments, block) =>
        {
            var modules = Variable(r, "@helper_modules") as RArray ?? new RArray();
            Set(r, "@helper_modules", modules);
            if (block is not null)
            {
                var module = context.Interpreter.NewModule(null);
                context.SendBlock(module, RSymbol.Of("module_eval"), block);
                modules.Add(module);
            }
            else if (arguments.Length > 0)
            {
                if (arguments[0] is not RModule { IsClass: false } given)
                {
                    throw new RubyError("Chef::Exceptions::ValidationFailed", $"helpers argument must be a module. You passed {context.Inspect(arguments[0])}.");
                }
                modules.Add(given);
            }
            return modules;
        });
        Define(klass, "inline_helper_blocks", 0, 0, (context, r, _, _) => InlineHelpers(context, r));
        Define(klass, "helper_modules", 0, 0, (_, r, _, _) => Variable(r, "@helper_modules") ?? new RArray());
    }

    static RHash InlineHelpers(Context context, Resource r)
    {
        if (Variable(r, "@inline_helper_blocks") is not RHash hash)
        {
            Set(r, "@inline_helper_blocks", hash = new RHash());
        }
        return hash;
    }

    /// <summary><c>source</c> takes one URL, several, a list, or a lazy value.</summary>
    public static void RemoteFile(RClass klass)
    {
        DefineConditionalGet(klass);
        Define(klass, "source", 0, -1, Source);
    }

    static object? Source(Context context, Resource r, object?[] arguments, RProc? block)
    {
        if (arguments.Length > 0 && !(arguments.Length == 1 && arguments[0] is null))
        {
            if (arguments.Length > 1 && arguments.Any(a => a is DelayedEvaluator))
            {
                throw new RubyError("Chef::Exceptions::InvalidRemoteFileURI", "Only 1 source argument allowed when using a lazy evaluator");
            }
            var value = arguments is [DelayedEvaluator] ? arguments[0] : (object)Flat(arguments);
            Set(r, "@source", value);
            if (value is RArray list)
            {
                Check(context, list);
            }
            return value is RArray ? value : null;
        }
        if (Variable(r, "@source") is not DelayedEvaluator lazy)
        {
            return Variable(r, "@source");
        }
        var evaluated = Flat([lazy.Evaluate(context, r)]);
        Check(context, evaluated);
        return evaluated;
    }

    /// <summary><c>use_conditional_get</c> stands for both ways of asking whether a file is new.</summary>
    static void DefineConditionalGet(RClass klass) => Define(klass, "use_conditional_get", 1, 1, (context, r, arguments, _) =>
    {
        context.Send(r, "use_etag", arguments[0]);
        return context.Send(r, "use_last_modified", arguments[0]);
    });

    static RArray Flat(object?[] values)
    {
        var list = new RArray();
        foreach (var v in values)
        {
            if (v is RArray a)
            {
                list.AddRange(Flat(a.ToArray()).Span);
            }
            else
            {
                list.Add(v);
            }
        }
        return list;
    }

    static void Check(Context context, RArray sources)
    {
        if (sources.Count == 0)
        {
            throw RubyError.Argument("source is empty");
        }
        foreach (var s in sources)
        {
            var text = context.ToS(s);
            if (!text.StartsWith(@"\\", StringComparison.Ordinal) && !(text.Contains(':', StringComparison.Ordinal) && Uri.TryCreate(text, UriKind.Absolute, out _)))
            {
                throw new RubyError("Chef::Exceptions::InvalidRemoteFileURI",
                    $"{context.Inspect(s)} is not a valid `source` parameter for {"remote_file"}. `source` must be an absolute URI or an array of URIs.");
            }
        }
    }

    /// <summary>Scripts take code, not a command.</summary>
    public static void Script(RClass klass) => Define(klass, "command", 0, 1, (context, r, arguments, _) =>
        arguments is [not null]
            ? throw new RubyError("Chef::Exceptions::Script", $"Do not use the command property on a {r.ResourceName} resource, use the 'code' property instead.")
            : Variable(r, "@command"));

    /// <summary>The message is a value or a block.</summary>
    public static void HttpRequest(RClass klass) => Define(klass, "message", 0, 1, (_, r, arguments, block) =>
    {
        if (block is not null || arguments is [not null])
        {
            Set(r, "@message", block ?? arguments[0]);
        }
        return Variable(r, "@message");
    });
}
