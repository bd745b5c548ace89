using RecipeEngine.Dsl.Core.Kernels;
using RecipeEngine.Dsl.Execution.Nodes;

namespace RecipeEngine.Dsl.Core.Modules;

/// <summary>Module: making, renaming and removing methods.</summary>
[RubyClass("Module")]
public static class ModuleMethods
{
    /// <summary>What a bare <c>private</c> above has asked for, when the calling code stands in this module's body.</summary>
    static Visibility Default(Context ctx, RModule self) =>
        ctx.Current?.DefinitionHome is { } f && f.ExtraOrNull is { } extra && ReferenceEquals(f.LexicalScope.Module(ctx.Interpreter), self) && ReferenceEquals(f.Self, self) ? extra.DefaultVisibility : Visibility.Public;

    [RubyMethod("define_method")]
    public static RSymbol DefineMethod(Context ctx, RModule self, object? name, [Optional] object? body, RProc? block) =>
        MethodMaking.Define(ctx, self, name, body, block, Default(ctx, self), IsForModule(ctx, self));

    /// <summary>A bare <c>module_function</c> stands above.</summary>
    static bool IsForModule(Context ctx, RModule self) =>
        ctx.Current?.DefinitionHome is { ExtraOrNull.ModuleFunction: true } f && ReferenceEquals(f.LexicalScope.Module(ctx.Interpreter), self) && ReferenceEquals(f.Self, self);

    [RubyMethod("alias_method")]
    public static RSymbol AliasMethod(Context ctx, RModule self, RSymbol newName, RSymbol oldName)
    {
        MethodTables.CheckModifiable(ctx, self);
        var entry = MethodTables.Find(self, oldName) ?? throw MethodTables.Undefined(self, oldName);
        self.Define(new MethodEntry(self, newName, entry.Body, MethodDefinition.IsAlwaysPrivate(newName) ? Visibility.Private : entry.Visibility) { Original = entry.Definition });
        MethodDefinition.Added(ctx, self, newName);
        return newName;
    }

    static void Removed(Context ctx, RModule self, RSymbol name, RSymbol hook, RSymbol singletonHook)
    {
        if (self is RClass { IsSingleton: true } s)
        {
            ctx.Send(s.Attached, singletonHook, name);
        }
        else
        {
            ctx.Send(self, hook, name);
        }
    }

    [RubyMethod("remove_method")]
    public static RModule RemoveMethod(Context ctx, RModule self, params object?[] rest)
    {
        foreach (var n in rest)
        {
            var name = Coerce.ToSymbol(ctx, n);
            MethodTables.CheckModifiable(ctx, self);
            if (!self.Methods.TryGetValue(name, out var entry) || entry.Body is null || !self.Remove(name))
            {
                throw RubyError.Name($"method `{name.Name}' not defined in {self}", self, name.Name);
            }
            Removed(ctx, self, name, Sym.MethodRemoved, Sym.SingletonMethodRemoved);
        }
        return self;
    }

    [RubyMethod("undef_method")]
    public static RModule UndefMethod(Context ctx, RModule self, params object?[] rest)
    {
        foreach (var n in rest)
        {
            var name = Coerce.ToSymbol(ctx, n);
            MethodTables.CheckModifiable(ctx, self);
            if (MethodTables.Find(self, name) is null)
            {
                throw self is RClass { IsSingleton: true, Attached: RModule m }
                    ? RubyError.Name($"undefined method `{name.Name}' for {MethodTables.Describe(m)}", self, name.Name) : MethodTables.Undefined(self, name);
            }
            self.Define(name, null);
            Removed(ctx, self, name, Sym.MethodUndefined, Sym.SingletonMethodUndefined);
        }
        return self;
    }

    // ---- attributes

    static RSymbol AttributeName(Context ctx, object? name)
    {
        var symbol = Coerce.ToSymbol(ctx, name);
        return RubyNames.IsIdentifier(symbol.Name) ? symbol : throw RubyError.Name($"invalid attribute name `{symbol.Name}'", null, symbol.Name);
    }

    static void Reader(Context ctx, RModule self, RSymbol name, RArray made)
    {
        MethodTables.CheckModifiable(ctx, self);
        MethodDefinition.Add(ctx, self, name, new ReaderMethod(RSymbol.Of("@" + name.Name), Place(ctx)), Default(ctx, self));
        made.Add(name);
    }

    static void Writer(Context ctx, RModule self, RSymbol name, RArray made)
    {
        MethodTables.CheckModifiable(ctx, self);
        var writer = RSymbol.Of(name.Name + "=");
        MethodDefinition.Add(ctx, self, writer, new WriterMethod(RSymbol.Of("@" + name.Name), Place(ctx)), Default(ctx, self));
        made.Add(writer);
    }

    static (string, int)? Place(Context ctx) => ctx.Current is { } f ? (f.Code.File, f.Line) : null;

    [RubyMethod("attr_reader")]
    public static RArray AttrReader(Context ctx, RModule self, params object?[] rest)
    {
        var made = new RArray();
        foreach (var n in rest)
        {
            Reader(ctx, self, AttributeName(ctx, n), made);
        }
        return made;
    }

    [RubyMethod("attr_writer")]
    public static RArray AttrWriter(Context ctx, RModule self, params object?[] rest)
    {
        var made = new RArray();
        foreach (var n in rest)
        {
            Writer(ctx, self, AttributeName(ctx, n), made);
        }
        return made;
    }

    [RubyMethod("attr_accessor")]
    public static RArray AttrAccessor(Context ctx, RModule self, params object?[] rest)
    {
        var made = new RArray();
        foreach (var n in rest)
        {
            var name = AttributeName(ctx, n);
            Reader(ctx, self, name, made);
            Writer(ctx, self, name, made);
        }
        return made;
    }

    /// <summary>As attr_reader; the old form <c>attr :a, true</c> makes a writer as well.</summary>
    [RubyMethod("attr")]
    public static RArray Attr(Context ctx, RModule self, params object?[] rest)
    {
        if (rest.Length != 2 || rest[1] is not bool writable)
        {
            return AttrReader(ctx, self, rest);
        }
        ctx.Warn($"{KernelControl.Where(ctx)}warning: optional boolean argument is obsoleted");
        return writable ? AttrAccessor(ctx, self, rest[0]) : AttrReader(ctx, self, rest[0]);
    }
}
