using System.Runtime.CompilerServices;

namespace RecipeEngine.Dsl.Core;

/// <summary>Struct.new and the methods of the classes it makes.</summary>
[RubyClass("Struct", Includes = ["Enumerable"])]
public static class StructMaking
{
    static readonly ConditionalWeakTable<RClass, StructLayout> Layouts = [];

    internal static StructLayout? LayoutOf(RClass? klass)
    {
        for (; klass is not null; klass = klass.Superclass)
        {
            if (Layouts.TryGetValue(klass, out var layout))
            {
                return layout;
            }
        }
        return null;
    }

    [RubyMethod("new", Singleton = true, KeepsKeywords = true)]
    public static object? New(Context ctx, RClass self, RProc? block, params object?[] rest)
    {
        var keywords = Coerce.TakeKeywords(ref rest);
        Coerce.OnlyKeywords(ctx, keywords, "keyword_init");
        if (rest.Length == 0)
        {
            throw RubyError.WrongArguments(0, 1, -1);
        }
        string? constant = null;
        if (rest[0] is not RSymbol && (rest[0] is null || Coerce.TryStr(ctx, rest[0]) is not null))
        {
            constant = rest[0] is null ? null : Coerce.ToText(ctx, rest[0]);
            rest = rest[1..];
            if (rest.Length == 0 && constant is null)
            {
                throw RubyError.WrongArguments(0, 1, -1);
            }
        }
        var members = Array.ConvertAll(rest, m => Coerce.ToSymbol(ctx, m));
        for (var i = 0; i < members.Length; i++)
        {
            if (Array.IndexOf(members, members[i]) != i)
            {
                throw RubyError.Argument($"duplicate member: {members[i].Name}");
            }
        }
        var layout = new StructLayout(members, keywords?.Get(ctx, "keyword_init"));
        var made = ctx.Interpreter.NewClass(null, self);
        Layouts.Add(made, layout);
        made.Allocator = k => new RStruct(k, layout);
        if (constant is not null)
        {
            if (constant.Length == 0 || !char.IsUpper(constant[0]))
            {
                throw RubyError.Name($"identifier {constant} needs to be constant", self, constant);
            }
            if (self.Constants.ContainsKey(constant))
            {
                Warnings.Warn(ctx, $"redefining constant {self}::{constant}");
            }
            self.SetConstant(constant, made);
        }
        DefineMembers(ctx, made, layout);
        ctx.Send(self, Sym.Inherited, made);
        if (block is not null)
        {
            ctx.SendBlock(made, RSymbol.Of("class_eval"), block);
        }
        return made;
    }

    static void DefineMembers(Context ctx, RClass made, StructLayout layout)
    {
        var singleton = ctx.Interpreter.SingletonClassOf(made);
        BuiltinBody construct = BuiltinBody.Of(0, -1, static (c, self, arguments, block) => Construct(c, (RClass)self!, arguments, block), keepsKeywords: true);
        singleton.DefineBuiltin("new", construct, Visibility.Public);
        singleton.DefineBuiltin("[]", construct, Visibility.Public);
        singleton.DefineBuiltin("members", BuiltinBody.Of((_, _, _) => Names(layout)), Visibility.Public);
        singleton.DefineBuiltin("inspect", BuiltinBody.Of((_, self, _) => new RString(((RClass)self!).ToString() + (layout.KeywordInit is true ? "(keyword_init: true)" : ""))), Visibility.Public);
        singleton.DefineBuiltin("keyword_init?", BuiltinBody.Of((_, _, _) => layout.KeywordInit is null ? null : Box.Bool(Context.Truthy(layout.KeywordInit))), Visibility.Public);
        for (var i = 0; i < layout.Members.Length; i++)
        {
            made.DefineBuiltin(layout.Members[i].Name, new MemberReader(i), Visibility.Public);
            made.DefineBuiltin(layout.Members[i].Name + "=", new MemberWriter(i), Visibility.Public);
        }
    }

    static object? Construct(Context ctx, RClass klass, object?[] arguments, RProc? block)
    {
        var made = klass.Allocator!(klass);
        var initialize = ctx.FindMethod(made, Sym.Initialize)!;
        if (Sealed.As<RStruct>(made) is { Layout.KeywordInit: null } plain && arguments.Length <= plain.Values.Length && initialize.Owner.Name == "Struct"
            && initialize.Body is BuiltinBody && (arguments.Length == 0 || Sealed.As<RHash>(arguments[^1]) is not { IsKeywords: true }))
        {
            arguments.CopyTo(plain.Values, 0);
            return made;
        }
        initialize.Body!.Call(ctx, initialize, made, arguments, block);
        return made;
    }

    internal static RArray Names(StructLayout layout) => new(layout.Members.ToArray<object?>());

    [RubyMethod("initialize", Private = true, KeepsKeywords = true)]
    public static void Initialize(Context ctx, RStruct self, params object?[] rest)
    {
        self.CheckFrozen();
        var layout = self.Layout;
        var keywords = rest.Length > 0 && rest[^1] is RHash { IsKeywords: true } k ? k : null;
        if (Context.Truthy(layout.KeywordInit) && rest.Length > 0)
        {
            if (rest.Length > 1 || rest[0] is not RHash hash)
            {
                throw RubyError.WrongArguments(rest.Length, 0, 0);
            }
            hash.IsKeywords = false;
            FromKeywords(ctx, self, hash);
            return;
        }
        if (keywords is not null)
        {
            keywords.IsKeywords = false;
            if (keywords.Count == 0)
            {
                rest = rest[..^1];
            }
            else if (rest.Length == 1 && layout.KeywordInit is null)
            {
                Warnings.Warn(ctx, "Passing only keyword arguments to Struct#initialize will behave differently from Ruby 3.2. Please use a Hash literal like .new({k: v}) instead of .new(k: v).");
            }
        }
        if (rest.Length > layout.Members.Length)
        {
            throw RubyError.Argument("struct size differs");
        }
        rest.CopyTo(self.Values, 0);
        Array.Clear(self.Values, rest.Length, self.Values.Length - rest.Length);
    }

    static void FromKeywords(Context ctx, RStruct self, RHash hash)
    {
        var unknown = new List<string>();
        for (var i = 0; hash.Next(ref i, out var key, out var value);)
        {
            var at = key is RSymbol or RString ? self.Layout.IndexOf(Coerce.ToSymbol(ctx, key)) : -1;
            if (at < 0)
            {
                unknown.Add(ctx.ToS(key));
                continue;
            }
            self.Values[at] = value;
        }
        if (unknown.Count > 0)
        {
            throw RubyError.Argument($"unknown keywords: {string.Join(", ", unknown)}");
        }
    }

    [RubyMethod("initialize_copy")]
    public static object? Copy(RStruct self, RStruct other)
    {
        if (!ReferenceEquals(self, other))
        {
            self.CheckFrozen();
            self.Values = other.Values.ToArray();
        }
        return self;
    }
}
