using RecipeEngine.Dsl.Core.Processes;

namespace RecipeEngine.Dsl.Core.Exceptions;

/// <summary>A signal that reached the process.</summary>
[RubyClass("SignalException", Superclass = "Exception")]
public static class SignalExceptionClass
{
    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, RException self, params object?[] rest)
    {
        if (rest.Length is 0 or > 2)
        {
            throw RubyError.WrongArguments(rest.Length, 1, 2);
        }
        if (rest[0] is long or double || (rest[0] is not RString and not RSymbol && ctx.RespondTo(rest[0], Sym.ToInt)))
        {
            var number = Coerce.ToLong(ctx, rest[0]);
            if (number is < 0 or > 64)
            {
                throw RubyError.Argument($"invalid signal number ({number})");
            }
            Hidden.Set(self, "signo", Box.Int(number));
            self.Message = rest.Length > 1 ? rest[1] : new RString("SIG" + (Signals.NameOf((int)number) ?? $"SIG{number}"));
            return;
        }
        if (rest.Length > 1)
        {
            throw RubyError.WrongArguments(rest.Length, 1, 1);
        }
        var name = rest[0] is RSymbol s ? s.Name : Coerce.TryStr(ctx, rest[0])?.Text
            ?? throw RubyError.Argument($"bad signal type {ctx.ClassOf(rest[0])}");
        var plain = name.StartsWith("SIG", StringComparison.Ordinal) ? name[3..] : name;
        var found = Signals.NumberOf(plain) ?? throw RubyError.Argument($"unsupported signal `SIG{plain}'");
        Hidden.Set(self, "signo", Box.Int(found));
        self.Message = new RString("SIG" + plain);
    }

    [RubyMethod("signo")]
    public static object? Number(RException self) => Hidden.Get(self, "signo");

    [RubyMethod("signm")]
    public static object? Name(Context ctx, RException self) => ctx.Send(self, Sym.Message);
}

/// <summary>Ctrl-C.</summary>
[RubyClass("Interrupt", Superclass = "SignalException")]
public static class InterruptClass
{
    [RubyMethod("initialize", Private = true)]
    public static void Initialize(RException self, [Optional] object? message)
    {
        Hidden.Set(self, "signo", Box.Int(2));
        self.Message = message is Undefined ? new RString("Interrupt") : message;
    }
}
