using System.Runtime.CompilerServices;
using RecipeEngine.Dsl.Core;
using RecipeEngine.Systems;

namespace RecipeEngine.Dsl.Execution;

/// <summary>One Ruby world: its classes, globals, loaded files and the machine it runs on. Worlds share nothing but symbols.</summary>
public sealed partial class Interpreter
{
    /// <summary>Sum part of every method cache: goes up when ancestors change.</summary>
    internal int HierarchyVersion;
    /// <summary>Some code has switched a refinement on: call sites ask their scope.</summary>
    internal bool UsesRefinements;
    internal int ConstantVersion;
    internal readonly FoundMethods FoundMethods = new();
    internal readonly KeyTexts KeyTexts = new();

    readonly BuiltinTable[] tables;
    ConditionalWeakTable<object, object> ObjectIds => field ??= [];
    long nextObjectId = 8;

    /// <param name="machine">what File, Dir, ENV, processes and the clock work on</param>
    /// <param name="tables">builtins of other assemblies, beside the core ones</param>
    public Interpreter(ISystem machine, params BuiltinTable[] tables)
    {
        Machine = machine;
        MainContext = new Context(this);
        MakeRoots();
        this.tables = new BuiltinTable[tables.Length + 1];
        this.tables[0] = Generated.Builtins.Table;
        tables.CopyTo(this.tables, 1);
        MainObject = new RObject(ObjectClass);
        MakeClasses();
        DefineGlobals();
        Core.Kernels.MainMethods.Define(this);
        Core.Modules.ClassClass.Undefine(this);
        MachineFault = static (_, m) => Core.Exceptions.ForeignErrors.Of(m);
        Io.Define();
    }

    public ISystem Machine { get; set; }
    public Context MainContext { get; }
    public RObject MainObject { get; }

    /// <summary>Procs of <c>&amp;:name</c>. Symbols belong to all worlds, these do not: their call sites remember this world's classes.</summary>
    internal System.Collections.Concurrent.ConcurrentDictionary<RSymbol, RProc> SymbolProcs => field ??= new();

    /// <summary>Core operators that a program has replaced: fast paths look here.</summary>
    internal Redefinitions Redefinitions { get; } = new();

    internal void Redefined(RModule module, RSymbol name)
    {
        if (module.Name is "Integer" or "Float" or "String" or "Array" or "Hash" or "Comparable" or "Kernel" or "Object" or "NilClass" or "Symbol" or "Numeric" or "Proc" or "Range")
        {
            Redefinitions.Note(module.Name, name.Name);
        }
    }

    /// <summary>A module has been put before a class: its operators count as redefined.</summary>
    internal void Prepended(RModule target, RModule module)
    {
        foreach (var name in module.Methods.Keys)
        {
            Redefined(target, name);
        }
    }

    /// <summary><c>object_id</c></summary>
    public long ObjectId(object? value)
    {
        switch (value)
        {
            case null: return 8;
            case true: return 20;
            case false: return 0;
            case long l: return 2 * l + 1;
        }
        return (long)ObjectIds.GetValue(value, _ => (object)(nextObjectId += 8));
    }

    internal string AnonymousName(RModule module) =>
        module is RClass { IsSingleton: true } s
            ? $"#<Class:{(s.Attached is RModule m ? m.ToString() : MainContext.AnyToS(s.Attached))}>"
            : AddressName(module);

    /// <summary>As <see cref="AnonymousName"/>, but singleton classes, too, by their address: what names below them begin with.</summary>
    internal string AddressName(RModule module) => $"#<{(module.IsClass ? "Class" : "Module")}:0x{ObjectId(module) * 8:x16}>";

    /// <summary>The class that only this object has, made now if need be.</summary>
    /// <exception cref="RubyError">TypeError for numbers and symbols.</exception>
    public RClass SingletonClassOf(object? value)
    {
        switch (value)
        {
            case null: return NilClass;
            case bool b: return b ? TrueClass : FalseClass;
            case RObject o when o is not RSymbol:
                if (o.klass is { IsSingleton: true } k && ReferenceEquals(k.Attached, o))
                {
                    return k;
                }
                if (o is RClass { IsSingleton: true } meta)
                {
                    return MetaclassOf(meta);
                }
                var super = o.klass ?? o.DefaultClass(this);
                // A singleton class is itself of the class of the object's class: methods of that one's class answer on it.
                o.klass = new RClass(this, o is RClass ? ClassClass.klass : super.Real().klass, null, super, o) { Frozen = false };
                return o.klass;
            default: throw RubyError.Type("can't define singleton");
        }
    }

    // The singleton class of a singleton class. It is known before its superclasses are made: those of Class go round in a ring.
    RClass MetaclassOf(RClass meta)
    {
        var before = meta.klass ?? ClassClass.klass!;
        var made = new RClass(this, ClassClass.klass, null, null, meta);
        meta.klass = made;
        made.Superclass = SingletonClassOf(meta.Superclass ?? ClassClass);
        made.Allocator = made.Superclass.Allocator;
        made.klass = ReferenceEquals(before, meta) ? made : SingletonClassOf(before);
        HierarchyVersion++;
        return made;
    }

    /// <summary>A new class with its metaclass, not yet bound to a constant; <c>inherited</c> is not called.</summary>
    public RClass NewClass(string? name, RClass? superclass)
    {
        var c = new RClass(this, null, name, superclass);
        c.klass = new RClass(this, ClassClass.klass, null, superclass?.klass ?? ClassClass, c);
        return c;
    }

    public RModule NewModule(string? name) => new(this, null, name);
}

/// <summary>Which classes have had a core operator redefined.</summary>
sealed class Redefinitions
{
    static readonly HashSet<string> Watched = ["+", "-", "*", "/", "%", "**", "<", "<=", ">", ">=", "==", "!=", "!", "===", "<=>", "<<", ">>", "&", "|", "[]", "[]=", "each", "length", "size", "empty?", "nil?", "succ", "-@", "=~", "hash", "eql?", "call", "to_s", "map", "times"];
    public bool Integer, Float, String, Array, Hash, Any;

    public void Note(string module, string name)
    {
        if (!Watched.Contains(name))
        {
            return;
        }
        Any = true;
        Redefined.Note(module);
        switch (module)
        {
            case "Integer": Integer = true; break;
            case "Float": Float = true; break;
            case "String": String = true; break;
            case "Array": Array = true; break;
            case "Hash": Hash = true; break;
            case "Comparable": Integer = Float = String = true; break;
            case "Numeric": Integer = Float = true; break;
            case "Kernel" or "Object": Integer = Float = String = Array = Hash = true; break;
        }
    }
}

/// <summary>The same for all interpreters of the process together: what nodes look at, without walking to their interpreter. Where one program
/// has redefined an operator, the others lose the quick path, nothing else.</summary>
sealed class Redefined
{
    /// <summary>The only one. Nodes that run all the time keep it in a field: code that was compiled ahead calls the runtime for a static.</summary>
    public static readonly Redefined Operators = new();

    public bool OfInteger, OfFloat, OfString, OfArray, OfHash;

    public static bool Integer => Operators.OfInteger;
    public static bool Float => Operators.OfFloat;
    public static bool String => Operators.OfString;
    public static bool Array => Operators.OfArray;
    public static bool Hash => Operators.OfHash;

    public static void Note(string module)
    {
        var every = module is "Kernel" or "Object";
        Operators.OfInteger |= every || module is "Integer" or "Comparable" or "Numeric";
        Operators.OfFloat |= every || module is "Float" or "Comparable" or "Numeric";
        Operators.OfString |= every || module is "String" or "Comparable";
        Operators.OfArray |= every || module is "Array";
        Operators.OfHash |= every || module is "Hash";
    }
}
