namespace RecipeEngine.Dsl.Objects;

/// <summary>Who may call a method.</summary>
public enum Visibility { Public, Protected, Private, ModuleFunction }

/// <summary>A method as a module's table holds it.</summary>
/// <param name="owner">the module whose table it is in</param>
/// <param name="name">the name it was found under</param>
/// <param name="body">null: undefined here, the search ends</param>
/// <param name="visibility">who may call it</param>
public sealed class MethodEntry(RModule owner, RSymbol name, MethodBody? body, Visibility visibility)
{
    public RModule Owner { get; } = owner;
    public RSymbol Name { get; } = name;

    /// <summary>What runs; null: undefined here.</summary>
    public MethodBody? Body => ready ?? Get();
    MethodBody? ready = body is LateBody ? null : body;

    MethodBody? Get() => body is LateBody late ? ready = late.Made : null;

    /// <summary>The search for the name ends here.</summary>
    public bool IsUndefined => body is null;
    public Visibility Visibility { get; } = visibility;
    /// <summary>For an alias or a visibility copy: the entry it was made from, whose name and owner super and backtraces use.</summary>
    public MethodEntry? Original { get; init; }
    public MethodEntry Definition => Original?.Definition ?? this;

    /// <summary>What is known of a block that the method is given; looked up with the first one.</summary>
    internal BlockUse BlockUse;
}

/// <summary>What runs when a method is called. A flagged last <see cref="RHash"/> (<see cref="RHash.IsKeywords"/>) holds the call's keywords.
/// Fixed-arity entry points exist so that common calls need no array.</summary>
public abstract class MethodBody
{
    public abstract object? Call(Context context, MethodEntry entry, object? self, object?[] arguments, RProc? block);

    public virtual object? Call0(Context context, MethodEntry entry, object? self, RProc? block) => Call(context, entry, self, [], block);
    public virtual object? Call1(Context context, MethodEntry entry, object? self, object? a, RProc? block) => Call(context, entry, self, [a], block);
    public virtual object? Call2(Context context, MethodEntry entry, object? self, object? a, object? b, RProc? block) => Call(context, entry, self, [a, b], block);
    public virtual object? Call3(Context context, MethodEntry entry, object? self, object? a, object? b, object? c, RProc? block) => Call(context, entry, self, [a, b, c], block);

    /// <summary>As <see cref="Call"/>; up to two arguments go without their array, which many bodies do not need.</summary>
    internal object? CallFew(Context context, MethodEntry entry, object? self, object?[] arguments, RProc? block) => arguments.Length switch
    {
        0 => Call0(context, entry, self, block),
        1 => Call1(context, entry, self, arguments[0], block),
        2 => Call2(context, entry, self, arguments[0], arguments[1], block),
        _ => Call(context, entry, self, arguments, block),
    };

    /// <summary>Ruby's arity: n required, or -(n+1) with optional ones.</summary>
    public abstract int Arity { get; }

    /// <summary>Pairs of kind (req, opt, rest, keyreq, key, keyrest, block, nokey) and name (null when nameless), as <c>Method#parameters</c>.</summary>
    public virtual IReadOnlyList<(string Kind, string? Name)> Parameters => Execution.Arity.Describe(Arity);

    /// <summary>Where it was written; null for builtins.</summary>
    public virtual (string File, int Line)? Location => null;
}

/// <summary>Stands in a method table for a builtin nobody has called yet; all names of the method share it.</summary>
sealed class LateBody(Core.BuiltinTable table, int type, int method) : MethodBody
{
    MethodBody? made;
    public MethodBody Made => made ??= table.Body(type, method);
    public override int Arity => Made.Arity;
    public override object? Call(Context context, MethodEntry entry, object? self, object?[] arguments, RProc? block) => Made.Call(context, entry, self, arguments, block);
}

/// <summary>Calls with n arguments exactly.</summary>
public delegate object? Builtin0(Context context, object? self, RProc? block);
/// <summary>A builtin of one argument.</summary>
public delegate object? Builtin1(Context context, object? self, object? a, RProc? block);
/// <summary>A builtin of two arguments.</summary>
public delegate object? Builtin2(Context context, object? self, object? a, object? b, RProc? block);
/// <summary>A builtin of three arguments.</summary>
public delegate object? Builtin3(Context context, object? self, object? a, object? b, object? c, RProc? block);
/// <summary>A builtin of up to three arguments, of which <paramref name="given"/> were given.</summary>
public delegate object? BuiltinSome(Context context, object? self, object? a, object? b, object? c, int given, RProc? block);
/// <summary>A builtin of any number of arguments.</summary>
public delegate object? BuiltinN(Context context, object? self, object?[] arguments, RProc? block);

/// <summary>A method written in C#: between <paramref name="required"/> and <paramref name="maximum"/> arguments (-1: any number).</summary>
public abstract class BuiltinBody(int required, int maximum) : MethodBody
{
    public int Required { get; } = required;
    public int Maximum { get; } = maximum;
    /// <summary>Leaves the keywords hash flagged, for methods that pass arguments on (<c>new</c>, <c>send</c>) or read keywords themselves.</summary>
    public bool KeepsKeywords { get; init; }
    /// <summary>Names for <c>Method#parameters</c>; null: nameless.</summary>
    public override int Arity => Required == Maximum ? Required : -Required - 1;

    public static BuiltinBody Of(Builtin0 f) => new Zero(f);
    public static BuiltinBody Of(Builtin1 f) => new One(f);
    public static BuiltinBody Of(Builtin2 f) => new Two(f);
    public static BuiltinBody Of(Builtin3 f) => new Three(f);
    public static BuiltinBody Of(int required, int maximum, BuiltinSome f) => new Some(required, maximum, f);
    public static BuiltinBody Of(int required, int maximum, BuiltinN f, bool keepsKeywords = false) => new Many(required, maximum, f) { KeepsKeywords = keepsKeywords };

    protected object?[] Plain(Context context, object?[] arguments)
    {
        if (arguments.Length > 0 && Sealed.As<RHash>(arguments[^1]) is { IsKeywords: true } k && !KeepsKeywords)
        {
            if (k.Count == 0)
            {
                return arguments[..^1];
            }
            k.IsKeywords = k.IsRuby2Keywords = false;
        }
        return arguments;
    }

    static object? PlainOne(object? a)
    {
        if (Sealed.As<RHash>(a) is { IsKeywords: true } k)
        {
            k.IsKeywords = k.IsRuby2Keywords = false;
        }
        return a;
    }

    static bool NoKeywords(object? a) => Sealed.As<RHash>(a) is { IsKeywords: true, Count: 0 };

    protected RubyError WrongNumber(int given) => RubyError.WrongArguments(given, Required, Maximum);

    sealed class Zero(Builtin0 f) : BuiltinBody(0, 0)
    {
        public override object? Call0(Context context, MethodEntry entry, object? self, RProc? block) => f(context, self, block);
        public override object? Call(Context context, MethodEntry entry, object? self, object?[] arguments, RProc? block)
        {
            arguments = Plain(context, arguments);
            return arguments.Length == 0 ? f(context, self, block) : throw WrongNumber(arguments.Length);
        }
    }

    sealed class One(Builtin1 f) : BuiltinBody(1, 1)
    {
        public override object? Call1(Context context, MethodEntry entry, object? self, object? a, RProc? block) =>
            NoKeywords(a) ? throw WrongNumber(0) : f(context, self, PlainOne(a), block);
        public override object? Call(Context context, MethodEntry entry, object? self, object?[] arguments, RProc? block)
        {
            arguments = Plain(context, arguments);
            return arguments.Length == 1 ? f(context, self, arguments[0], block) : throw WrongNumber(arguments.Length);
        }
    }

    sealed class Two(Builtin2 f) : BuiltinBody(2, 2)
    {
        public override object? Call2(Context context, MethodEntry entry, object? self, object? a, object? b, RProc? block) =>
            NoKeywords(b) ? throw WrongNumber(1) : f(context, self, a, PlainOne(b), block);
        public override object? Call(Context context, MethodEntry entry, object? self, object?[] arguments, RProc? block)
        {
            arguments = Plain(context, arguments);
            return arguments.Length == 2 ? f(context, self, arguments[0], arguments[1], block) : throw WrongNumber(arguments.Length);
        }
    }

    sealed class Three(Builtin3 f) : BuiltinBody(3, 3)
    {
        public override object? Call3(Context context, MethodEntry entry, object? self, object? a, object? b, object? c, RProc? block) =>
            NoKeywords(c) ? throw WrongNumber(2) : f(context, self, a, b, PlainOne(c), block);
        public override object? Call(Context context, MethodEntry entry, object? self, object?[] arguments, RProc? block)
        {
            arguments = Plain(context, arguments);
            return arguments.Length == 3 ? f(context, self, arguments[0], arguments[1], arguments[2], block) : throw WrongNumber(arguments.Length);
        }
    }

    sealed class Some(int required, int maximum, BuiltinSome f) : BuiltinBody(required, maximum)
    {
        public override object? Call0(Context context, MethodEntry entry, object? self, RProc? block) =>
            Required == 0 ? f(context, self, null, null, null, 0, block) : throw WrongNumber(0);

        public override object? Call1(Context context, MethodEntry entry, object? self, object? a, RProc? block) =>
            NoKeywords(a) ? Call0(context, entry, self, block) : Required <= 1 ? f(context, self, PlainOne(a), null, null, 1, block) : throw WrongNumber(1);

        public override object? Call2(Context context, MethodEntry entry, object? self, object? a, object? b, RProc? block) =>
            NoKeywords(b) ? Call1(context, entry, self, a, block) : Maximum >= 2 && Required <= 2 ? f(context, self, a, PlainOne(b), null, 2, block) : throw WrongNumber(2);

        public override object? Call(Context context, MethodEntry entry, object? self, object?[] arguments, RProc? block)
        {
            arguments = Plain(context, arguments);
            var n = arguments.Length;
            return n < Required || n > Maximum ? throw WrongNumber(n)
                : f(context, self, n > 0 ? arguments[0] : null, n > 1 ? arguments[1] : null, n > 2 ? arguments[2] : null, n, block);
        }
    }

    sealed class Many(int required, int maximum, BuiltinN f) : BuiltinBody(required, maximum)
    {
        public override object? Call(Context context, MethodEntry entry, object? self, object?[] arguments, RProc? block)
        {
            arguments = Plain(context, arguments);
            if (!KeepsKeywords && (arguments.Length < Required || (Maximum >= 0 && arguments.Length > Maximum)))
            {
                throw WrongNumber(arguments.Length);
            }
            return f(context, self, arguments, block);
        }
    }
}
