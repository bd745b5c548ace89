using System.Runtime.InteropServices;

namespace RecipeEngine.Dsl.Objects;

/// <summary>A module, and the base of <see cref="RClass"/>: methods, constants, class variables, and what is mixed in.</summary>
public class RModule : RObject
{
    readonly Dictionary<RSymbol, MethodEntry> methods = [];
    bool asked;
    static int last;
    readonly int number = Interlocked.Add(ref last, 0x2C1B3C6D);
    readonly Dictionary<string, Constant> constants = new(StringComparer.Ordinal);
    Action<RModule>[]? lateMethods, lateConstants;
    RModule[]? ancestors;
    private protected readonly WeakReference<RModule> reference;
    int ancestorsVersion = -1;

    public RModule(Interpreter interpreter, RClass? metaclass, string? name)
    {
        Interpreter = interpreter;
        klass = metaclass;
        Name = name;
        reference = interpreter.Remember(this);
    }

    public Interpreter Interpreter { get; }

    /// <summary>Full name ("A::B"); null for an anonymous one.</summary>
    public string? Name { get; set; }

    public bool IsClass => this is RClass;

    public Dictionary<string, Constant> Constants
    {
        get
        {
            if (lateConstants is not null)
            {
                Run(ref lateConstants);
            }
            return constants;
        }
    }

    /// <summary>The constants set by now, without those that come with the first look.</summary>
    internal Dictionary<string, Constant> PresentConstants => constants;

    internal Dictionary<string, object?>? ClassVariables { get; set; }

    /// <summary>The name as the one frozen string that <c>name</c> gives.</summary>
    internal RString NameString => nameString is { } known && ReferenceEquals(nameOf, Name) ? known
        : nameString = new RString(nameOf = Name!, System.Text.Ascii.IsValid(Name) ? Text.RubyEncoding.UsAscii : Text.RubyEncoding.Utf8) { Frozen = true };

    RString? nameString;
    string? nameOf;

    /// <summary>Modules given to <c>include</c> here, in order; the last one is asked first.</summary>
    internal List<RModule> Included { get; } = [];
    internal List<RModule> Prepended { get; } = [];
    /// <summary>The classes and modules that this one was prepended to.</summary>
    internal List<RModule>? PrependedTo { get; private set; }

    /// <summary>Made by <c>refine</c>.</summary>
    internal RModule? RefinedClass { get; set; }
    /// <summary>For a refinement: the module whose body made it.</summary>
    internal RModule? RefinementHost { get; set; }
    /// <summary>The refinements that this module's body has made.</summary>
    internal List<RModule>? Refinements { get; set; }
    /// <summary>The scopes of the code in those refinements.</summary>
    internal List<LexicalScope>? RefinementScopes { get; set; }

    public override RClass DefaultClass(Interpreter interpreter) => interpreter.ModuleClass;

    /// <summary>Methods that are defined when the module is first asked for one: most programs never ask most modules.</summary>
    public void AddLateMethods(Action<RModule> define) => Append(ref lateMethods, define);

    /// <summary>Constants that are set when one of the module's constants is first asked for.</summary>
    public void AddLateConstants(Action<RModule> set) => Append(ref lateConstants, set);

    internal void Bind() => Run(ref lateMethods);

    static void Append(ref Action<RModule>[]? late, Action<RModule> step)
    {
        var longer = new Action<RModule>[(late?.Length ?? 0) + 1];
        late?.CopyTo(longer, 0);
        longer[^1] = step;
        late = longer;
    }

    void Run(ref Action<RModule>[]? late)
    {
        while (late is { } steps)
        {
            late = null;
            foreach (var step in steps)
            {
                step(this);
            }
        }
    }

    /// <summary>Fills in the methods of a builtin class by their names.</summary>
    internal void DefineMethods(Core.BuiltinClass part, string names)
    {
        for (var at = 0; at < names.Length;)
        {
            var visibility = names[at++] switch { '+' => Visibility.Public, '#' => Visibility.Protected, _ => Visibility.Private };
            var method = 0;
            for (; names[at] != ' '; at++)
            {
                method = method * 10 + names[at] - '0';
            }
            var body = new LateBody(part.Table, part.Index, method);
            while (names[at++] != '\n')
            {
                var start = at;
                while (names[at] is not (' ' or '\n'))
                {
                    at++;
                }
                DefineBuiltin(names[start..at], body, visibility);
            }
        }
    }

    /// <summary>The methods defined here (undefined ones have a null body).</summary>
    public Dictionary<RSymbol, MethodEntry> Methods
    {
        get
        {
            if (lateMethods is not null)
            {
                Bind();
            }
            return methods;
        }
    }

    /// <summary>Defines or replaces a method and makes every cache of that name stale.</summary>
    public MethodEntry Define(RSymbol name, MethodBody? body, Visibility visibility = Visibility.Public)
    {
        var entry = new MethodEntry(this, name, body, visibility);
        Define(entry);
        return entry;
    }

    internal void Define(MethodEntry entry)
    {
        Methods[entry.Name] = entry;
        entry.Name.MethodVersion++;
        if (entry.Body is not BuiltinBody)
        {
            Interpreter.Redefined(RefinedClass ?? this, entry.Name);
            PrependedTo?.ForEach(target => Interpreter.Redefined(target, entry.Name));
        }
    }

    public void DefineBuiltin(string name, MethodBody body, Visibility visibility)
    {
        var symbol = RSymbol.Of(name);
        // a program may have defined the method before the table was bound
        if (methods.TryAdd(symbol, new MethodEntry(this, symbol, body, visibility)))
        {
            symbol.MethodVersion++;
        }
    }

    internal bool Remove(RSymbol name)
    {
        if (!Methods.Remove(name))
        {
            return false;
        }
        name.MethodVersion++;
        Interpreter.Redefined(this, name);
        return true;
    }

    /// <summary>Method by name along the ancestors; null when there is none or it was undefined.</summary>
    public MethodEntry? FindMethod(RSymbol name)
    {
        ref var known = ref Interpreter.FoundMethods.Place(number, name);
        if (ReferenceEquals(known.Module, this) && ReferenceEquals(known.Name, name) && known.Version == name.MethodVersion + Interpreter.HierarchyVersion)
        {
            return known.Entry;
        }
        MethodEntry? entry = null;
        foreach (var module in Ancestors())
        {
            if (module.Methods.TryGetValue(name, out entry))
            {
                break;
            }
        }
        if (entry is { IsUndefined: true })
        {
            entry = null;
        }
        asked = true;
        known = new FoundMethod(this, name, name.MethodVersion + Interpreter.HierarchyVersion, entry);
        return entry;
    }

    static int Place(RModule[] list, RModule module)
    {
        var i = 0;
        while (i < list.Length && !ReferenceEquals(list[i], module))
        {
            i++;
        }
        return i;
    }

    /// <summary>The next method of a name after <paramref name="owner"/> in the ancestors of this class: what super calls.</summary>
    public MethodEntry? FindSuperMethod(RModule owner, RSymbol name, MethodEntry? from = null)
    {
        var list = Ancestors();
        var i = Place(list, owner);
        if (i == list.Length && from is not null)
        {
            i = Place(list, from.Owner); // a module's method that was defined here by define_method
        }
        if (i == list.Length)
        {
            i = -1; // a refinement's method: the refined class comes first
        }
        for (i++; i < list.Length; i++)
        {
            if (list[i].Methods.TryGetValue(name, out var entry))
            {
                return entry.IsUndefined ? null : entry;
            }
        }
        return null;
    }

    /// <summary>Method resolution order, this module among them.</summary>
    public RModule[] Ancestors()
    {
        if (ancestors is null || ancestorsVersion != Interpreter.HierarchyVersion)
        {
            var list = new List<RModule>();
            Collect(list);
            ancestors = list.ToArray();
            ancestorsVersion = Interpreter.HierarchyVersion;
        }
        return ancestors;
    }

    internal virtual void Collect(List<RModule> list) => CollectOwn(list, null);

    protected void CollectOwn(List<RModule> list, RModule[]? inherited)
    {
        for (var i = Prepended.Count - 1; i >= 0; i--)
        {
            AddAll(list, Prepended[i].Ancestors(), null);
        }
        list.Add(this);
        for (var i = Included.Count - 1; i >= 0; i--)
        {
            AddAll(list, Included[i].Ancestors(), inherited);
        }
    }

    // By reference, without the runtime's comparers: they are made by reflection at every start.
    static bool Has(ReadOnlySpan<RModule> modules, RModule module)
    {
        foreach (var m in modules)
        {
            if (ReferenceEquals(m, module))
            {
                return true;
            }
        }
        return false;
    }

    static void AddAll(List<RModule> list, RModule[] more, RModule[]? except)
    {
        foreach (var m in more)
        {
            if (!Has(CollectionsMarshal.AsSpan(list), m) && !Has(except, m))
            {
                list.Add(m);
            }
        }
    }

    /// <summary>Mixes a module in; nothing happens when it is an ancestor already.</summary>
    /// <exception cref="RubyError">ArgumentError for a cyclic include.</exception>
    public void Include(RModule module)
    {
        if (ReferenceEquals(module, this) || Has(module.Ancestors(), this))
        {
            throw RubyError.Argument("cyclic include detected");
        }
        if (Has(Ancestors(), module) && (this is not RClass { Superclass: { } s } || Has(s.Ancestors(), module) || Has(CollectionsMarshal.AsSpan(Included), module)))
        {
            return;
        }
        Included.Add(module);
        HierarchyChanged();
        if (RefinedClass is not null)
        {
            foreach (var name in module.Ancestors().SelectMany(m => m.Methods.Keys))
            {
                Interpreter.Redefined(RefinedClass, name);
            }
        }
    }

    // A fresh singleton class that nothing has looked into needs no new world.
    void HierarchyChanged()
    {
        ancestors = null;
        if (this is not RClass { IsSingleton: true, Attached: not RModule } || asked)
        {
            Interpreter.HierarchyVersion++;
        }
    }

    public void Prepend(RModule module)
    {
        if (ReferenceEquals(module, this) || Has(module.Ancestors(), this))
        {
            throw RubyError.Argument("cyclic prepend detected");
        }
        if (!Prepended.Contains(module))
        {
            Prepended.Add(module);
            (module.PrependedTo ??= []).Add(this);
            HierarchyChanged();
        }
    }

    /// <summary>This module, or a class or module that has it among its ancestors.</summary>
    public bool IsSameOrDescendsFrom(RModule other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }
        foreach (var module in Ancestors())
        {
            if (ReferenceEquals(module, other))
            {
                return true;
            }
        }
        return false;
    }

    public void SetConstant(string name, object? value) => SetConstant(name, value, Constants);

    internal void SetConstant(string name, object? value, Dictionary<string, Constant> table)
    {
        table[name] = new Constant(value);
        Interpreter.ConstantVersion++;
        if (value is RModule m && (m.Name is null || m.HasTemporaryName))
        {
            m.TakeName(ReferenceEquals(this, Interpreter.ObjectClass) ? name : $"{Name ?? Interpreter.AddressName(this)}::{name}",
                !ReferenceEquals(this, Interpreter.ObjectClass) && (Name is null || HasTemporaryName));
        }
    }

    /// <summary>Named through a module that has no name itself: a better name may come.</summary>
    bool HasTemporaryName { get; set; }

    void TakeName(string name, bool temporary)
    {
        if (Name is not null && temporary)
        {
            return;
        }
        Name = name;
        HasTemporaryName = temporary;
        if (temporary)
        {
            return;
        }
        foreach (var (inner, constant) in constants)
        {
            if (constant.Value is RModule { HasTemporaryName: true } m && !ReferenceEquals(m, this))
            {
                m.TakeName($"{name}::{inner}", false);
            }
        }
    }

    /// <summary>Own constant, autoloads done; false when not there.</summary>
    public bool TryGetOwnConstant(Context context, string name, out object? value)
    {
        if (Constants.TryGetValue(name, out var c))
        {
            if (c.Autoload is { } path)
            {
                value = null;
                return context.Interpreter.IsToLoad(context, c) && LoadConstant(context, name, c, path, out value);
            }
            if (c.IsDeprecated)
            {
                Core.Modules.WarningModule.Deprecated(context, $"constant {(ReferenceEquals(this, Interpreter.ObjectClass) ? "" : this)}::{name} is deprecated");
            }
            value = c.Value;
            return value is not Undefined;
        }
        value = null;
        return false;
    }

    /// <summary>Requires the file of an autoload. When that fails the constant stays to be loaded; when the file does not define it there is none any more.</summary>
    bool LoadConstant(Context context, string name, Constant constant, string path, out object? value)
    {
        var isFirst = constant.Loader is null;
        constant.Loader ??= context.CurrentThread;
        try
        {
            context.Send(Interpreter.MainObject, "require", new RString(path));
        }
        finally
        {
            if (isFirst)
            {
                constant.Loader = null;
            }
        }
        value = null;
        if (!Constants.TryGetValue(name, out var now))
        {
            return false;
        }
        if (ReferenceEquals(now, constant))
        {
            Constants.Remove(name);
            Interpreter.ConstantVersion++;
            return false;
        }
        value = now.Value;
        return value is not Undefined;
    }

    public override string ToString() => Name ?? Interpreter.AnonymousName(this);
}

/// <summary>A constant's value, or what to require for it.</summary>
public sealed class Constant(object? value)
{
    public object? Value { get; set; } = value;
    public string? Autoload { get; set; }
    /// <summary>The thread that loads the file just now: to it, the constant is not there.</summary>
    internal RThread? Loader { get; set; }
    public bool IsPrivate { get; set; }
    public bool IsDeprecated { get; set; }
    public string? File { get; set; }
    public int Line { get; set; }
}

/// <summary>A class. A singleton class knows the object it is of.</summary>
public sealed class RClass : RModule
{
    public RClass(Interpreter interpreter, RClass? metaclass, string? name, RClass? superclass, object? attached = null)
        : base(interpreter, metaclass, name)
    {
        Superclass = superclass;
        Attached = attached;
        Allocator = superclass?.Allocator;
        superclass?.subclasses.Add(reference);
    }

    readonly List<WeakReference<RModule>> subclasses = [];

    /// <summary>The shape that objects begin with when their class keeps one order of variables; null otherwise.</summary>
    internal Shape? VariableRoot;

    /// <summary>Null only for BasicObject.</summary>
    public RClass? Superclass { get; internal set; }

    /// <summary>For a singleton class: its object.</summary>
    public object? Attached { get; }

    public bool IsSingleton => Attached is not null;

    /// <summary>Makes an empty instance (<c>allocate</c>); null when the class forbids it.</summary>
    public Func<RClass, object?>? Allocator { get; set; }

    /// <summary>Classes made with this one as superclass and still alive, newest last, singleton classes left out.</summary>
    public IEnumerable<RClass> Subclasses()
    {
        foreach (var reference in subclasses)
        {
            if (reference.TryGetTarget(out var m) && m is RClass { IsSingleton: false } c)
            {
                yield return c;
            }
        }
    }

    public override RClass DefaultClass(Interpreter interpreter) => interpreter.ClassClass;

    /// <summary>The first class upward that is not a singleton class: what <c>obj.class</c> gives.</summary>
    public RClass Real()
    {
        var c = this;
        while (c.IsSingleton)
        {
            c = c.Superclass!;
        }
        return c;
    }

    internal override void Collect(List<RModule> list)
    {
        var inherited = Superclass?.Ancestors();
        CollectOwn(list, inherited);
        if (inherited is not null)
        {
            list.AddRange(inherited);
        }
    }
}
