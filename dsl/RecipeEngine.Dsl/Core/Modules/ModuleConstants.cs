using RecipeEngine.Dsl.Core.Kernels;

namespace RecipeEngine.Dsl.Core.Modules;

/// <summary>Module: constants by name.</summary>
[RubyClass("Module")]
public static class ModuleConstants
{
    static string Name(Context ctx, RModule self, object? name)
    {
        var text = Coerce.ToSymbol(ctx, name).Name;
        return RubyNames.IsConstant(text) ? text : throw RubyError.Name($"wrong constant name {text}", self, text);
    }

    [RubyMethod("const_get")]
    public static object? Get(Context ctx, RModule self, object? name, bool inherit = true)
    {
        var text = Coerce.ToSymbol(ctx, name).Name;
        if (name is RSymbol || !text.Contains("::", StringComparison.Ordinal))
        {
            return GetOne(ctx, self, Name(ctx, self, RSymbol.Of(text)), inherit, true);
        }
        object? at = self;
        var first = true;
        foreach (var part in Parts(self, text, ref at, ctx))
        {
            if (at is not RModule module)
            {
                throw RubyError.Type($"{ctx.Inspect(at)} does not refer to class/module");
            }
            at = GetOne(ctx, module, part, inherit, first);
            first = false;
        }
        return at;
    }

    static string[] Parts(RModule self, string text, ref object? at, Context ctx)
    {
        var parts = text.Split("::");
        if (parts[0].Length == 0)
        {
            at = ctx.Interpreter.ObjectClass;
            parts = parts[1..];
        }
        return parts.Length > 0 && parts.All(p => RubyNames.IsConstant(p)) ? parts : throw RubyError.Name($"wrong constant name {text}", self, text);
    }

    static object? GetOne(Context ctx, RModule self, string name, bool inherit, bool withObject)
    {
        if (Find(ctx, self, name, inherit, withObject, out var value))
        {
            return value;
        }
        return ctx.Send(self, Sym.ConstMissing, RSymbol.Of(name));
    }

    static bool Find(Context ctx, RModule self, string name, bool inherit, bool withObject, out object? value)
    {
        if (inherit)
        {
            return ctx.Interpreter.TryFindConstant(ctx, self, name, withObject, out value);
        }
        return self.TryGetOwnConstant(ctx, name, out value);
    }

    [RubyMethod("const_defined?")]
    public static bool IsDefined(Context ctx, RModule self, object? name, bool inherit = true)
    {
        var text = Coerce.ToSymbol(ctx, name).Name;
        object? at = self;
        string[] parts = text.Contains("::", StringComparison.Ordinal) && name is not RSymbol ? Parts(self, text, ref at, ctx) : [Name(ctx, self, RSymbol.Of(text))];
        for (var i = 0; i < parts.Length; i++)
        {
            if (at is not RModule module)
            {
                throw RubyError.Type($"{ctx.Inspect(at)} does not refer to class/module");
            }
            var last = i == parts.Length - 1;
            if (last && HasAutoload(ctx, module, parts[i], inherit))
            {
                return true;
            }
            if (!Find(ctx, module, parts[i], inherit, i == 0 && !text.StartsWith("::", StringComparison.Ordinal), out at))
            {
                return false;
            }
        }
        return true;
    }

    static bool HasAutoload(Context ctx, RModule module, string name, bool inherit) =>
        (inherit ? module.Ancestors() : [module]).Any(m => m.Constants.TryGetValue(name, out var c) && ctx.Interpreter.IsToLoad(ctx, c));

    [RubyMethod("const_set")]
    public static object? Set(Context ctx, RModule self, object? name, object? value)
    {
        var text = Name(ctx, self, name);
        MethodTables.CheckModifiable(ctx, self);
        if (self.Constants.TryGetValue(text, out var old) && old.Value is not Undefined && old.Autoload is null)
        {
            ctx.Warn($"{KernelControl.Where(ctx)}warning: already initialized constant {(ReferenceEquals(self, ctx.Interpreter.ObjectClass) ? "" : self + "::")}{text}");
        }
        var wasPrivate = old?.IsPrivate == true;
        self.SetConstant(text, value);
        self.Constants[text].IsPrivate = wasPrivate;
        if (ctx.Current is { } f)
        {
            self.Constants[text].File = f.Code.File;
            self.Constants[text].Line = f.Line;
        }
        return value;
    }

    [RubyMethod("const_missing")]
    public static object? Missing(Context ctx, RModule self, object? name)
    {
        var text = Coerce.ToSymbol(ctx, name).Name;
        var shown = ReferenceEquals(self, ctx.Interpreter.ObjectClass) ? "" : (ctx.Send(self, "name") is RString own ? own.Text : ctx.Inspect(self)) + "::";
        throw RubyError.Name($"uninitialized constant {shown}{text}", self, text);
    }

    [RubyMethod("const_source_location")]
    public static object? SourceLocation(Context ctx, RModule self, object? name, bool inherit = true)
    {
        var text = Coerce.ToSymbol(ctx, name).Name;
        object? at = self;
        string[] parts = name is not RSymbol && text.Contains("::", StringComparison.Ordinal) ? Parts(self, text, ref at, ctx) : [Name(ctx, self, RSymbol.Of(text))];
        for (var i = 0; i < parts.Length - 1; i++)
        {
            at = GetOne(ctx, (RModule)at!, parts[i], inherit, i == 0);
        }
        var module = (RModule)at!;
        var modules = inherit ? module.Ancestors().AsEnumerable() : [module];
        if (inherit && !module.IsClass)
        {
            modules = modules.Append(ctx.Interpreter.ObjectClass);
        }
        foreach (var m in modules)
        {
            if (m.Constants.TryGetValue(parts[^1], out var c))
            {
                return c.File is null ? new RArray() : RArray.Of(new RString(c.File), Box.Int(c.Line));
            }
        }
        return null;
    }

    [RubyMethod("constants")]
    public static RArray Constants(Context ctx, RModule self, bool inherit = true)
    {
        var names = new List<string>();
        foreach (var m in inherit ? self.Ancestors() : [self])
        {
            if (ReferenceEquals(m, ctx.Interpreter.ObjectClass) && !ReferenceEquals(self, m))
            {
                break;
            }
            names.AddRange(m.Constants.Where(c => !c.Value.IsPrivate && !char.IsAsciiLetterLower(c.Key[0])).Select(c => c.Key));
        }
        return new RArray(names.Distinct(StringComparer.Ordinal).Select(n => (object?)RSymbol.Of(n)));
    }

    /// <summary>The constants that the calling code can name.</summary>
    [RubyMethod("constants", Singleton = true)]
    public static RArray All(Context ctx, RModule self, params object?[] rest)
    {
        if (rest.Length > 0 || !ReferenceEquals(self, ctx.Interpreter.ModuleClass))
        {
            return Constants(ctx, self, rest.Length == 0 || Context.Truthy(rest[0]));
        }
        var names = new List<string>();
        for (var s = ctx.Current?.LexicalScope; s is not null; s = s.Parent)
        {
            if (!s.DefinitionOnly)
            {
                names.AddRange(s.Module(ctx.Interpreter).Ancestors().SelectMany(m => m.Constants.Where(c => !c.Value.IsPrivate && !char.IsAsciiLetterLower(c.Key[0])).Select(c => c.Key)));
            }
        }
        return new RArray(names.Distinct(StringComparer.Ordinal).Select(n => (object?)RSymbol.Of(n)));
    }

    [RubyMethod("remove_const", Private = true)]
    public static object? Remove(Context ctx, RModule self, object? name)
    {
        var text = Coerce.ToSymbol(ctx, name).Name;
        if (!RubyNames.IsConstant(text))
        {
            throw RubyError.Name($"`{text}' is not allowed as a constant name", self, text);
        }
        if (!self.Constants.Remove(text, out var constant))
        {
            throw RubyError.Name($"constant {(ReferenceEquals(self, ctx.Interpreter.ObjectClass) ? "" : self + "::")}{text} not defined", self, text);
        }
        ctx.Interpreter.ConstantVersion++;
        return constant.Value is Undefined ? null : constant.Value;
    }

    static void Mark(Context ctx, RModule self, object?[] names, Action<Constant> change)
    {
        foreach (var n in names)
        {
            var text = Coerce.ToSymbol(ctx, n).Name;
            if (!self.Constants.TryGetValue(text, out var constant))
            {
                throw RubyError.Name($"constant {self}::{text} not defined", self, text);
            }
            change(constant);
        }
        ctx.Interpreter.ConstantVersion++;
    }

    [RubyMethod("private_constant")]
    public static void PrivateConstant(Context ctx, RModule self, params object?[] rest) => Mark(ctx, self, rest, c => c.IsPrivate = true);

    [RubyMethod("public_constant")]
    public static void PublicConstant(Context ctx, RModule self, params object?[] rest) => Mark(ctx, self, rest, c => c.IsPrivate = false);

    [RubyMethod("deprecate_constant")]
    public static RModule DeprecateConstant(Context ctx, RModule self, params object?[] rest)
    {
        Mark(ctx, self, rest, c => c.IsDeprecated = true);
        return self;
    }
}
