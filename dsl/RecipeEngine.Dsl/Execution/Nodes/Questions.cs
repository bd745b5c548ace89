using System.Runtime.CompilerServices;

namespace RecipeEngine.Dsl.Execution.Nodes;

/// <summary>A call that asks something, with one argument, where the builtin's answer is known without calling it.</summary>
abstract class QuestionExec(Exec? receiver, CallSite site) : Exec
{
    // The builtin, once a call has found it.
    MethodEntry? own;

    protected CallSite Site => site;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected object? Receiver(Frame f) => receiver is null ? f.Self : Local.Value(receiver, f);

    /// <summary>The name means the class's own builtin method for this receiver.</summary>
    protected bool IsOwn(Frame f, object receiver, RClass owner)
    {
        var found = site.Find(f.Context, receiver, f.Self);
        if (found is null || !ReferenceEquals(found, own))
        {
            if (found is not { Original: null, Body: BuiltinBody } || !ReferenceEquals(found.Owner, owner) || !ReferenceEquals(found.Name, site.Name))
            {
                return false;
            }
            own = found;
        }
        return true;
    }
}

/// <summary><c>a.start_with?("text")</c> and <c>a.end_with?("text")</c>.</summary>
sealed class TextQuestion(Exec? receiver, CallSite site, StringLiteral text, bool atStart) : QuestionExec(receiver, site)
{
    public override object? Execute(Frame f)
    {
        var r = Receiver(f);
        return IsQuick(f, r) ? Box.Bool(Answer(r)) : Ask(f, r);
    }

    public override bool Test(Frame f)
    {
        var r = Receiver(f);
        return IsQuick(f, r) ? Answer(r) : Context.Truthy(Ask(f, r));
    }

    bool IsQuick(Frame f, object? r) =>
        Sealed.As<RString>(r) is { klass: null, IsAscii: true } s && text.Compared.IsAscii && IsOwn(f, s, f.Context.Interpreter.StringClass);

    bool Answer(object? r)
    {
        var s = Unsafe.As<RString>(r)!.Span;
        var wanted = text.Compared.Span;
        return wanted.Length <= s.Length && (atStart ? s[..wanted.Length] : s[^wanted.Length..]).SequenceEqual(wanted);
    }

    object? Ask(Frame f, object? r)
    {
        var a = text.Execute(f);
        f.Line = Line;
        return Site.Call1(f.Context, r, a, null, f.Self);
    }
}

/// <summary><c>a.key?(x)</c></summary>
sealed class KeyQuestion(Exec? receiver, CallSite site, Exec argument) : QuestionExec(receiver, site)
{
    public override object? Execute(Frame f)
    {
        var r = Receiver(f);
        var a = Local.Value(argument, f);
        return IsQuick(f, r) ? Box.Bool(Unsafe.As<RHash>(r)!.ContainsKey(f.Context, a)) : Ask(f, r, a);
    }

    public override bool Test(Frame f)
    {
        var r = Receiver(f);
        var a = Local.Value(argument, f);
        return IsQuick(f, r) ? Unsafe.As<RHash>(r)!.ContainsKey(f.Context, a) : Context.Truthy(Ask(f, r, a));
    }

    bool IsQuick(Frame f, object? r)
    {
        f.Line = Line;
        return Sealed.As<RHash>(r) is { klass: null } hash && IsOwn(f, hash, f.Context.Interpreter.HashClass);
    }

    object? Ask(Frame f, object? r, object? a) => Site.Call1(f.Context, r, a, null, f.Self);
}
