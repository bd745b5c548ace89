namespace RecipeEngine.Dsl.Core.Modules;

/// <summary>Module: names, order of descent, ancestors.</summary>
[RubyClass("Module")]
public static class ModuleIdentity
{
    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, RModule self, RProc? block)
    {
        if (block is not null)
        {
            ModuleEvaluation.Exec(ctx, self, block, [self]);
        }
    }

    [RubyMethod("initialize_copy", Private = true)]
    public static RModule InitializeCopy(Context ctx, RModule self, RModule other)
    {
        if (self is RClass c && other is RClass o)
        {
            if (o.Superclass is not { } super)
            {
                throw RubyError.Type("can't copy the root class");
            }
            c.Superclass = super;
            c.Allocator = o.Allocator;
            if (c.klass is { IsSingleton: true } own)
            {
                own.Superclass = super.klass;
            }
            ctx.Interpreter.HierarchyVersion++;
        }
        foreach (var (name, constant) in other.Constants)
        {
            self.Constants[name] = new Constant(constant.Value) { Autoload = constant.Autoload, IsPrivate = constant.IsPrivate, IsDeprecated = constant.IsDeprecated, File = constant.File, Line = constant.Line };
        }
        if (other.ClassVariables is { } variables)
        {
            self.ClassVariables = new(variables, StringComparer.Ordinal);
        }
        Kernels.KernelCopy.CopyMethods(other, self);
        if (other.klass is { IsSingleton: true } singleton)
        {
            Kernels.KernelCopy.CopyMethods(singleton, ctx.Interpreter.SingletonClassOf(self));
        }
        return self;
    }

    [RubyMethod("name")]
    public static object? Name(RModule self) => self is RClass { IsSingleton: true } || self.Name is null ? null : self.NameString;

    [RubyMethod("to_s", "inspect")]
    public static string ToS(Context ctx, RModule self)
    {
        if (self.RefinedClass is { } refined)
        {
            return $"#<refinement:{refined}@{self.RefinementHost}>";
        }
        return self is RClass { IsSingleton: true } s
            ? $"#<Class:{(s.Attached is RModule ? ctx.Inspect(s.Attached) : ctx.AnyToS(s.Attached))}>" : self.ToString();
    }

    [RubyMethod("===")]
    public static bool CaseEqual(Context ctx, RModule self, object? other) => ctx.IsA(other, self);

    [RubyMethod("==")]
    public static bool Equal(RModule self, object? other) => ReferenceEquals(self, other);

    static RModule Compared(object? other) => other as RModule ?? throw RubyError.Type("compared with non class/module");

    /// <summary>Whether self descends from the other; nil when they are not related.</summary>
    [RubyMethod("<")]
    public static object? Less(RModule self, object? other) => ReferenceEquals(self, Compared(other)) ? Box.False : LessOrEqual(self, other);

    [RubyMethod("<=")]
    public static object? LessOrEqual(RModule self, object? other) =>
        self.IsSameOrDescendsFrom(Compared(other)) ? Box.True : Compared(other).IsSameOrDescendsFrom(self) ? Box.False : null;

    [RubyMethod(">")]
    public static object? Greater(RModule self, object? other) => Less(Compared(other), self);

    [RubyMethod(">=")]
    public static object? GreaterOrEqual(RModule self, object? other) => LessOrEqual(Compared(other), self);

    [RubyMethod("<=>")]
    public static object? Compare(RModule self, object? other)
    {
        if (ReferenceEquals(self, other))
        {
            return Box.Int(0);
        }
        return other is not RModule m ? null : self.IsSameOrDescendsFrom(m) ? Box.Int(-1) : m.IsSameOrDescendsFrom(self) ? Box.Int(1) : null;
    }

    [RubyMethod("ancestors")]
    public static RArray Ancestors(RModule self) => new(self.Ancestors().AsEnumerable<object?>());

    [RubyMethod("included_modules")]
    public static RArray IncludedModules(RModule self) => new(self.Ancestors().Where(m => !m.IsClass && !ReferenceEquals(m, self)));

    [RubyMethod("include?")]
    public static bool IsIncluded(Context ctx, RModule self, object? other)
    {
        var module = CheckModule(ctx, other);
        return !ReferenceEquals(self, module) && self.IsSameOrDescendsFrom(module);
    }

    [RubyMethod("singleton_class?")]
    public static bool IsSingleton(RModule self) => self is RClass { IsSingleton: true };

    [RubyMethod("freeze")]
    public static RModule Freeze(RModule self)
    {
        self.Frozen = true;
        return self;
    }

    internal static RModule CheckModule(Context ctx, object? value) =>
        value is RModule { IsClass: false } m ? m : throw RubyError.Type($"wrong argument type {Coerce.Describe(ctx, value is RModule ? ctx.Interpreter.ClassClass : value) switch { _ when value is RModule => "Class", var d => d }} (expected module)");

    /// <summary>The modules around the calling code, innermost first.</summary>
    [RubyMethod("nesting", Singleton = true)]
    public static RArray Nesting(Context ctx)
    {
        var list = new RArray();
        for (var s = ctx.Current?.LexicalScope; s?.Parent is not null; s = s.Parent)
        {
            if (!s.DefinitionOnly)
            {
                list.Add(s.Module(ctx.Interpreter));
            }
        }
        return list;
    }
}
