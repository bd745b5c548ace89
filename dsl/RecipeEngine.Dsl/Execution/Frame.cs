using System.Runtime.CompilerServices;

namespace RecipeEngine.Dsl.Execution;

/// <summary>What a node gives back instead of a value when control leaves the statement it stands in; the value is in <see cref="Context.SignalValue"/>.</summary>
sealed class Signal
{
    public static readonly Signal Return = new();
    public static readonly Signal Next = new();
    public static readonly Signal Break = new();
    public static readonly Signal Redo = new();
    public static readonly Signal Retry = new();
    /// <summary>An error is on its way up: it is in <see cref="Context.Pending"/>.</summary>
    public static readonly Signal Throw = new();
}

/// <summary>The names of a scope's local variables, known before it runs. A block's scope has the scope around it as parent.</summary>
public sealed class CodeScope(CodeScope? parent, string file, string? label, int level = 0)
{
    readonly List<string> names = [];

    /// <summary>The scope whose variables are visible too; null for a method, class body or file.</summary>
    public CodeScope? Parent { get; } = parent;
    public string File { get; internal set; } = file;
    /// <summary>Method name as a backtrace shows it: "foo", "block in foo", "&lt;main&gt;", "&lt;class:Foo&gt;".</summary>
    public string? Label { get; } = label;
    /// <summary>How many blocks it lies in: 0 for the code of a method or file itself.</summary>
    public int Level { get; } = level;
    /// <summary>For a block that is written at a call of a builtin that runs it: the builtins' names in a backtrace, innermost first.</summary>
    internal string[] Runners { get; set; } = [];
    public IReadOnlyList<string> Names => names;
    public int Count => names.Count;

    /// <summary>Slot of a name in this scope itself, -1 when not declared.</summary>
    public int IndexOf(string name) => names.IndexOf(name);

    public int Declare(string name)
    {
        var i = names.IndexOf(name);
        return i >= 0 ? i : DeclareNew(name);
    }

    /// <summary>A new slot even if the name exists (nameless temporaries, repeated <c>_</c>).</summary>
    public int DeclareNew(string name)
    {
        names.Add(name);
        return names.Count - 1;
    }

    /// <summary>The method name of the enclosing method scope, without "block in".</summary>
    public string? BaseLabel => Parent is null ? Label : Parent.BaseLabel;
}

/// <summary>The modules around a piece of code (Ruby's cref): constants are looked up along it, <c>def</c> goes to the innermost.</summary>
public sealed class LexicalScope
{
    RModule? module;
    readonly object? singletonOf;

    public LexicalScope(RModule module, LexicalScope? parent, bool definitionOnly = false)
    {
        this.module = module;
        Parent = parent;
        DefinitionOnly = definitionOnly;
    }

    /// <summary>For instance_eval: definitions go to the object's singleton class, which is made when the first one comes.</summary>
    public LexicalScope(object? singletonOf, LexicalScope? parent) : this(singletonOf, parent, definitionOnly: true)
    {
    }

    LexicalScope(object? singletonOf, LexicalScope? parent, bool definitionOnly)
    {
        this.singletonOf = singletonOf;
        Parent = parent;
        DefinitionOnly = definitionOnly;
    }

    /// <summary>For instance_eval of a text: its constants, too, are those of the object's singleton class.</summary>
    public static LexicalScope OfText(object? self, LexicalScope? around) => new(self, around, definitionOnly: false);

    public LexicalScope? Parent { get; }
    /// <summary>Set by class_eval and instance_eval with a block: constants and class variables do not see this scope.</summary>
    public bool DefinitionOnly { get; }

    public RModule Module(Interpreter interpreter) => module ??= interpreter.SingletonClassOf(singletonOf);

    /// <summary>As <see cref="Module"/>, to look constants up: a singleton class that nothing was defined in yet is not made, its class serves.</summary>
    internal RModule LookupModule(Interpreter interpreter) => module ?? interpreter.MainContext.DispatchClass(singletonOf);

    /// <summary>The module for constants: the innermost scope that is not only for definitions.</summary>
    public LexicalScope ForConstants()
    {
        var s = this;
        while (s.DefinitionOnly && s.Parent is not null)
        {
            s = s.Parent;
        }
        return s;
    }

    internal RModule ModuleOrNull => module!;

    List<RModule>? refinements;

    /// <summary>Refinements switched on in this scope itself, the latest last.</summary>
    internal IReadOnlyList<RModule> Refinements => refinements is null ? [] : refinements;

    internal LexicalScope Copy()
    {
        var copy = (LexicalScope)MemberwiseClone();
        copy.refinements = refinements is null ? null : [.. refinements];
        return copy;
    }

    /// <summary>Switches a refinement on for code in this scope.</summary>
    internal void Use(RModule refinement)
    {
        refinements ??= [];
        refinements.Remove(refinement);
        refinements.Add(refinement);
        refinement.Interpreter.UsesRefinements = true;
        refinement.Interpreter.HierarchyVersion++;
    }
}

/// <summary>One activation of a method, block, class body or file. Blocks reach outer variables through <see cref="Outer"/>.</summary>
public sealed class Frame
{
    FourSlots slots;
    internal object? L0 { get => Slot(0); set => Slot(0) = value; }
    internal object? L1 { get => Slot(1); set => Slot(1) = value; }
    internal object? L2 { get => Slot(2); set => Slot(2) = value; }
    internal object? L3 { get => Slot(3); set => Slot(3) = value; }

    /// <summary>One of the first four slots.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref object? Slot(int index) => ref Unsafe.Add(ref Unsafe.As<FourSlots, object?>(ref slots), index);

    internal object?[]? More;

    public Frame(Context context, CodeScope code, LexicalScope lexicalScope, object? self, MethodEntry? method, RProc? block, Frame? outer)
    {
        Context = context;
        Code = code;
        LexicalScope = lexicalScope;
        Self = self;
        Method = method;
        // Storing a null that is there already costs a call of the write barrier.
        if (block is not null)
        {
            Block = block;
        }
        if (outer is not null)
        {
            Outer = outer;
        }
        if (code.Count > 4)
        {
            More = new object?[code.Count - 4];
        }
    }

    public Context Context { get; internal set; }
    public CodeScope Code { get; }
    public LexicalScope LexicalScope { get; internal set; }
    public object? Self { get; internal set; }
    /// <summary>The method this frame runs (for a block: that of the method around it, or of define_method).</summary>
    public MethodEntry? Method { get; internal set; }
    /// <summary>The block given to the method.</summary>
    public RProc? Block { get; internal set; }
    /// <summary>The frame of the code around a block; null for methods.</summary>
    public Frame? Outer { get; internal set; }
    public Frame? Caller { get; internal set; }
    /// <summary>Where it stands, or stood last, among its context's running frames.</summary>
    internal int Place;
    /// <summary>Line being run; 0 before the first call.</summary>
    public int Line;
    FrameExtra? extra;

    /// <summary>The method-level frame: where return goes and the match variables live.</summary>
    public Frame Home
    {
        get
        {
            var f = this;
            while (f.Outer is not null && !f.IsLambdaHome)
            {
                f = f.Outer;
            }
            return f;
        }
    }

    /// <summary>Evaluated text runs in it: its default visibility is its own.</summary>
    internal bool IsEvaluation;

    /// <summary>The frame that keeps the default visibility of definitions made here: blocks share that of the body around them.</summary>
    internal Frame DefinitionHome
    {
        get
        {
            var f = this;
            while (!f.IsEvaluation && f.Outer is { } outer && ReferenceEquals(outer.LexicalScope, f.LexicalScope) && ReferenceEquals(outer.Method, f.Method))
            {
                f = outer;
            }
            return f;
        }
    }

    /// <summary>The method-level frame, lambdas not counted.</summary>
    public Frame MethodHome
    {
        get
        {
            var f = this;
            while (f.Outer is not null)
            {
                f = f.Outer;
            }
            return f;
        }
    }

    /// <summary>The block that <c>super</c> passes on: the method's, or that of the define_method around.</summary>
    internal RProc? PassedBlock
    {
        get
        {
            var f = this;
            while (f.Outer is { } outer)
            {
                if (!ReferenceEquals(f.Method, outer.Method))
                {
                    return f.extra?.MethodBlock;
                }
                f = outer;
            }
            return f.Block;
        }
    }

    /// <summary>The proc that a block's frame runs.</summary>
    internal RProc? Proc;
    /// <summary>A lambda's or define_method's own frame: <c>return</c> ends here.</summary>
    internal bool IsLambdaHome;
    /// <summary>A proc or binding knows this frame: it may outlive its call. Others are used again for the next call.</summary>
    internal bool Captured;
    /// <summary>Whoever called the block does not look at its value.</summary>
    internal bool Unwanted;
    /// <summary>Objects that its slots may hold and that never leave it, kept for the next call.</summary>
    internal NumberCell? KeptCell;
    internal RArray? KeptRest;
    /// <summary>A call uses it now, or has left it by an exception.</summary>
    internal bool Running;
    /// <summary>The frame that the same method uses for a call from within this one.</summary>
    internal Frame? Inner;

    /// <summary>Something that may outlive the call knows this frame, and with it the frames around and their blocks.</summary>
    internal void Capture()
    {
        for (var f = this; f is { Captured: false }; f = f.Outer)
        {
            f.Captured = true;
            f.Block?.Escape();
            f.Proc?.Escape();
            f.extra?.MethodBlock?.Escape();
        }
    }
    /// <summary>The method has returned: a <c>return</c> or <c>break</c> from a kept block is a LocalJumpError.</summary>
    internal bool Finished;

    internal FrameExtra Extra => extra ??= new();
    internal FrameExtra? ExtraOrNull => extra;

    /// <summary>What the last match gave (<c>$~</c>), kept per method; null before one.</summary>
    public object? LastMatch
    {
        get => MethodHome.extra?.LastMatch;
        set
        {
            var home = MethodHome;
            if (value is not null || home.extra is not null)
            {
                home.Extra.LastMatch = value;
            }
        }
    }

    /// <summary>Makes this frame of a block stand in another frame around it.</summary>
    internal void MoveTo(Frame outer)
    {
        // Storing what is there already would cost a call of the write barrier.
        if (!ReferenceEquals(Outer, outer))
        {
            Outer = outer;
        }
        if (!ReferenceEquals(Self, outer.Self))
        {
            Self = outer.Self;
        }
        if (!ReferenceEquals(Method, outer.Method))
        {
            Method = outer.Method;
        }
        if (!ReferenceEquals(Block, outer.Block))
        {
            Block = outer.Block;
        }
        if (!ReferenceEquals(LexicalScope, outer.LexicalScope))
        {
            LexicalScope = outer.LexicalScope;
        }
    }

    /// <summary>Makes the frame of a finished call as new, but for what the next call of the same code sets or shares.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Clear()
    {
        slots = default;
        Finished = false;
        if (More is not null || extra is not null || IsEvaluation || KeptRest is not null)
        {
            ClearRest();
        }
    }

    void ClearRest()
    {
        if (More is not null)
        {
            Array.Clear(More);
        }
        extra = null;
        IsEvaluation = false;
        KeptRest?.Hold(0, null, null, null);
    }

    /// <summary>Lets go of what is not likely to be the same in the next call: what a waiting frame holds stays alive.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Rest()
    {
        if (Caller is { Captured: true })
        {
            Caller = null;
        }
        if (Block is { Escaped: true })
        {
            Block = null;
        }
        if (!ReferenceEquals(Self, Context.Interpreter.MainObject))
        {
            Self = null;
        }
    }

    /// <summary>Lets go of all that <see cref="MoveTo"/> gives.</summary>
    internal void Forget()
    {
        Self = null;
        Outer = null;
        Block = null;
        Caller = null;
        LexicalScope = null!;
    }

    public object? GetLocal(int index)
    {
        var v = GetSlot(index);
        return Sealed.As<NumberCell>(v) is { } cell ? cell.Value.ToObject() : v;
    }

    /// <summary>As <see cref="GetLocal"/>, a number without an object where the slot holds it so.</summary>
    internal Operand GetNumber(int index)
    {
        var v = GetSlot(index);
        return Sealed.As<NumberCell>(v) is { } cell ? cell.Value : Operand.Of(v);
    }

    object? GetSlot(int index) => index < 4 ? Slot(index) : More is { } m && index - 4 < m.Length ? m[index - 4] : null;

    /// <summary>Stores a number, in place where the slot has held one before.</summary>
    internal void SetNumber(int index, Operand number)
    {
        var v = GetSlot(index);
        if (Sealed.As<NumberCell>(v) is { } cell)
        {
            cell.Set(number);
        }
        else
        {
            SetLocal(index, v is long or double ? new NumberCell(number) : number.ToObject());
        }
    }

    /// <summary>Stores a number that has an object already.</summary>
    internal void SetNumber(int index, Operand number, object? value)
    {
        if (Sealed.As<NumberCell>(GetSlot(index)) is { } cell)
        {
            cell.Set(number);
        }
        else
        {
            SetLocal(index, value);
        }
    }

    public void SetLocal(int index, object? value)
    {
        if (index < 4)
        {
            Slot(index) = value;
            return;
        }
        if (More is null || index - 4 >= More.Length)
        {
            Array.Resize(ref More, Math.Max(index - 3, Code.Count - 4)); // eval has added variables
        }
        More[index - 4] = value;
    }
}

/// <summary>The parts of a frame that most frames never need.</summary>
sealed class FrameExtra
{
    public object? LastMatch;
    public object? LastLine;
    /// <summary>The block given to a method made by define_method.</summary>
    public RProc? MethodBlock;
    public Visibility DefaultVisibility;
    /// <summary>After <c>module_function</c> without arguments.</summary>
    public bool ModuleFunction { get; set; }
}

/// <summary>The first local variables of a frame.</summary>
[InlineArray(4)]
struct FourSlots
{
    object? first;
}
