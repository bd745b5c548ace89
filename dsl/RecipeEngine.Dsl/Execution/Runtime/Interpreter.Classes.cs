using RecipeEngine.Dsl.Core;

namespace RecipeEngine.Dsl.Execution;

public sealed partial class Interpreter
{
    public RClass BasicObjectClass { get; private set; } = null!;
    public RClass ObjectClass { get; private set; } = null!;
    public RClass ModuleClass { get; private set; } = null!;
    public RClass ClassClass { get; private set; } = null!;
    public RModule KernelModule { get; private set; } = null!;
    public RModule ComparableModule { get; private set; } = null!;
    public RModule EnumerableModule { get; private set; } = null!;
    public RClass NilClass { get; private set; } = null!;
    public RClass TrueClass { get; private set; } = null!;
    public RClass FalseClass { get; private set; } = null!;
    public RClass IntegerClass { get; private set; } = null!;
    public RClass FloatClass { get; private set; } = null!;
    public RClass StringClass { get; private set; } = null!;
    public RClass SymbolClass { get; private set; } = null!;
    public RClass ArrayClass { get; private set; } = null!;
    public RClass HashClass { get; private set; } = null!;
    public RClass RangeClass { get; private set; } = null!;
    public RClass ProcClass { get; private set; } = null!;
    public RClass RegexpClass { get; private set; } = null!;
    public RClass MatchDataClass { get; private set; } = null!;
    public RClass ExceptionClass { get; private set; } = null!;
    public RClass StandardErrorClass { get; private set; } = null!;

    readonly Dictionary<string, BuiltinClass> described = new(StringComparer.Ordinal);

    void MakeRoots()
    {
        BasicObjectClass = new RClass(this, null, "BasicObject", null);
        ObjectClass = new RClass(this, null, "Object", BasicObjectClass);
        ModuleClass = new RClass(this, null, "Module", ObjectClass);
        ClassClass = new RClass(this, null, "Class", ModuleClass);
        RClass? super = null;
        foreach (var c in new[] { BasicObjectClass, ObjectClass, ModuleClass, ClassClass })
        {
            c.klass = new RClass(this, ClassClass, null, super?.klass ?? ClassClass, c);
            super = c;
            ObjectClass.SetConstant(c.Name!, c);
        }
        foreach (var c in new[] { BasicObjectClass, ObjectClass, ModuleClass, ClassClass })
        {
            c.klass!.klass = ClassClass.klass;
        }
        BasicObjectClass.SetConstant("BasicObject", BasicObjectClass);
        Func<RClass, object?> plain = static k => new RObject(k);
        BasicObjectClass.Allocator = ObjectClass.Allocator = plain;
        ModuleClass.Allocator = k => new RModule(this, k, null);
        KernelModule = NewModule("Kernel");
        ObjectClass.SetConstant("Kernel", KernelModule);
        ObjectClass.Include(KernelModule);
        ComparableModule = NewModule("Comparable");
        ObjectClass.SetConstant("Comparable", ComparableModule);
        EnumerableModule = NewModule("Enumerable");
        ObjectClass.SetConstant("Enumerable", EnumerableModule);
        RClass Core(string name, RClass super, Func<RClass, object?>? allocator)
        {
            var c = NewClass(name, super);
            c.Allocator = allocator;
            ObjectClass.SetConstant(name, c);
            return c;
        }
        NilClass = Core("NilClass", ObjectClass, null);
        TrueClass = Core("TrueClass", ObjectClass, null);
        FalseClass = Core("FalseClass", ObjectClass, null);
        var numeric = Core("Numeric", ObjectClass, plain);
        numeric.Include(ComparableModule);
        IntegerClass = Core("Integer", numeric, null);
        FloatClass = Core("Float", numeric, null);
        StringClass = Core("String", ObjectClass, static k => new RString("", Text.RubyEncoding.Binary) { klass = k.Name == "String" ? null : k });
        SymbolClass = Core("Symbol", ObjectClass, null);
        ArrayClass = Core("Array", ObjectClass, static k => new RArray() { klass = k.Name == "Array" ? null : k });
        HashClass = Core("Hash", ObjectClass, static k => new RHash() { klass = k.Name == "Hash" ? null : k });
        RangeClass = Core("Range", ObjectClass, static k => new RRange(null, null, false) { klass = k.Name == "Range" ? null : k, Frozen = false, IsInitialized = false });
        ProcClass = Core("Proc", ObjectClass, null);
        RegexpClass = Core("Regexp", ObjectClass, null);
        MatchDataClass = Core("MatchData", ObjectClass, null);
        ExceptionClass = Core("Exception", ObjectClass, static k => new RException(k));
        StandardErrorClass = Core("StandardError", ExceptionClass, static k => new RException(k));
        StringClass.Include(ComparableModule);
        SymbolClass.Include(ComparableModule);
        ArrayClass.Include(EnumerableModule);
        HashClass.Include(EnumerableModule);
        RangeClass.Include(EnumerableModule);
    }

    void MakeClasses()
    {
        foreach (var table in tables)
        {
            foreach (var c in table.Classes)
            {
                Describe(c);
            }
        }
        foreach (var table in tables)
        {
            foreach (var c in table.Classes)
            {
                if (c.Library is null)
                {
                    Install(c);
                }
            }
        }
        foreach (var name in new[] { "NilClass", "TrueClass", "FalseClass", "Integer", "Float", "Symbol", "Rational", "Complex", "Enumerator::ArithmeticSequence" })
        {
            SingletonClassOf(Ensure(name)).Define(Sym.New, null);
        }
        var complex = Ensure("Complex");
        foreach (var name in new[] { "%", "<", "<=", ">", ">=", "between?", "clamp", "div", "divmod", "floor", "ceil", "modulo", "remainder", "round", "step", "truncate", "i", "positive?", "negative?" })
        {
            complex.Define(RSymbol.Of(name), null); // there is no order among complex numbers
        }
        var warning = Ensure("Warning");
        SingletonClassOf(warning).Include(warning); // Warning.warn may be overridden and call super
        ObjectClass.AddLateConstants(static m => m.Constants["Fixnum"].IsDeprecated = m.Constants["Bignum"].IsDeprecated = true);
        Ensure("Random").AddLateConstants(static m => m.Constants["DEFAULT"].IsDeprecated = true);
    }

    // A class is of a library when all its parts say so; a part with a Library added to a core class waits for the require.
    void Describe(BuiltinClass c) =>
        described[c.Name] = described.TryGetValue(c.Name, out var known)
            ? known with { Superclass = known.Superclass ?? c.Superclass, Library = c.Library is null ? null : known.Library }
            : c;

    /// <summary>Adds one part of a builtin class: makes the class if it is not there, and queues its methods.</summary>
    void Install(BuiltinClass part)
    {
        var module = Ensure(part.Name);
        if (part.Has('a') && module is RClass c)
        {
            SetAllocator(c, part.Table.Allocator(part.Index));
        }
        foreach (var include in part.Includes)
        {
            module.Include(Ensure(include));
        }
        if (part.Has('i'))
        {
            module.AddLateMethods(m => m.DefineMethods(part, part.Table.MethodNames(part.Index)));
        }
        if (part.Has('s'))
        {
            SingletonClassOf(module).AddLateMethods(m => m.DefineMethods(part, part.Table.SingletonMethodNames(part.Index)));
        }
        if (part.Has('k'))
        {
            module.AddLateConstants(m => part.Table.Constants(part.Index, MainContext, m));
        }
    }

    /// <summary>Subclasses that were made before and inherit it get it too.</summary>
    static void SetAllocator(RClass c, Func<RClass, object?> allocator)
    {
        var old = c.Allocator;
        c.Allocator = allocator;
        foreach (var sub in c.Subclasses())
        {
            if (ReferenceEquals(sub.Allocator, old))
            {
                SetAllocator(sub, allocator);
            }
        }
    }

    internal RModule Ensure(string name)
    {
        // By character: the search for a text would set up cultures at every start.
        var cut = name.LastIndexOf(':');
        RModule outer = cut < 0 ? ObjectClass : Ensure(name[..(cut - 1)]);
        var simple = cut < 0 ? name : name[(cut + 1)..];
        if (outer.PresentConstants.TryGetValue(simple, out var constant) && constant.Value is RModule existing)
        {
            return existing;
        }
        if (!described.TryGetValue(name, out var description))
        {
            throw new InvalidOperationException($"builtin class {name} is named but nowhere described");
        }
        RModule module;
        if (description.IsModule)
        {
            module = NewModule(name);
        }
        else
        {
            var super = description.Superclass is null ? ObjectClass : (RClass)Ensure(description.Superclass);
            module = NewClass(name, super);
        }
        outer.SetConstant(simple, module, outer.PresentConstants);
        return module;
    }

    /// <summary>The module of a full name if it is there already; constants that are made late are left as they are.</summary>
    public RModule? PresentModule(string name)
    {
        var cut = name.LastIndexOf(':');
        var outer = cut < 0 ? ObjectClass : PresentModule(name[..(cut - 1)]);
        return outer is not null && outer.PresentConstants.TryGetValue(cut < 0 ? name : name[(cut + 1)..], out var constant) ? constant.Value as RModule : null;
    }

    /// <summary>Class by full name, for builtins that make instances.</summary>
    public RClass FindClass(Context context, string name) => (RClass)FindModule(context, name);

    public RModule FindModule(Context context, string name)
    {
        RModule at = ObjectClass;
        foreach (var part in name.Split("::"))
        {
            if (!at.TryGetOwnConstant(context, part, out var value) || value is not RModule module)
            {
                if (described.TryGetValue(name, out var d) && d.Library is { } library && Require(context, library))
                {
                    return FindModule(context, name);
                }
                throw RubyError.Name($"uninitialized constant {name}", ObjectClass, name);
            }
            at = module;
        }
        return at;
    }

    internal bool IsLibrary(string name) =>
        Stdlib.RubyLibraries.Source(name) is not null || tables.Any(t => t.Classes.Any(c => c.Library == name) || t.Loaders(name).Any());

    /// <summary>Makes the builtin classes of a library, then runs its loaders. False when no builtin library has the name.</summary>
    bool InstallLibrary(Context context, string name)
    {
        var parts = tables.SelectMany(t => t.Classes).Where(c => c.Library == name).ToList();
        foreach (var part in parts)
        {
            Install(part);
        }
        foreach (var part in parts)
        {
            // at once: what has been looked for in vain before must be found now
            Ensure(part.Name).Bind();
            SingletonClassOf(Ensure(part.Name)).Bind();
        }
        var found = parts.Count > 0;
        foreach (var table in tables.ToArray())
        {
            foreach (var loader in table.Loaders(name))
            {
                table.Load(loader, context);
                found = true;
            }
        }
        return found;
    }
}
