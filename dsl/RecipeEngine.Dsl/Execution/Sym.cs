namespace RecipeEngine.Dsl.Execution;

/// <summary>Symbols that the interpreter and builtins use often.</summary>
public static class Sym
{
    public static readonly RSymbol Initialize = Of("initialize"), InitializeCopy = Of("initialize_copy"), InitializeClone = Of("initialize_clone"),
        InitializeDup = Of("initialize_dup"), New = Of("new"), Allocate = Of("allocate"), Call = Of("call"), Each = Of("each"), Inspect = Of("inspect"),
        ToS = Of("to_s"), ToStr = Of("to_str"), ToI = Of("to_i"), ToInt = Of("to_int"), ToF = Of("to_f"), ToR = Of("to_r"), ToA = Of("to_a"), ToAry = Of("to_ary"),
        ToH = Of("to_h"), ToHash = Of("to_hash"), ToProc = Of("to_proc"), ToSym = Of("to_sym"), ToPath = Of("to_path"), ToIo = Of("to_io"), Coerce = Of("coerce"),
        EqualTo = Of("=="), CaseEquals = Of("==="), Eql = Of("eql?"), Hash = Of("hash"), Spaceship = Of("<=>"), Match = Of("=~"), Not = Of("!"), NotEquals = Of("!="),
        Less = Of("<"), LessEqual = Of("<="), Greater = Of(">"), GreaterEqual = Of(">="), Plus = Of("+"), Minus = Of("-"), Times = Of("*"), Divide = Of("/"),
        Modulo = Of("%"), Power = Of("**"), ShiftLeft = Of("<<"), ShiftRight = Of(">>"), And = Of("&"), Or = Of("|"), Xor = Of("^"), UnaryMinus = Of("-@"),
        Index = Of("[]"), IndexAssign = Of("[]="), Succ = Of("succ"), RespondTo = Of("respond_to?"), RespondToMissing = Of("respond_to_missing?"),
        MethodMissing = Of("method_missing"), ConstMissing = Of("const_missing"), Inherited = Of("inherited"), Included = Of("included"), Extended = Of("extended"),
        Prepended = Of("prepended"), MethodAdded = Of("method_added"), SingletonMethodAdded = Of("singleton_method_added"), MethodRemoved = Of("method_removed"),
        MethodUndefined = Of("method_undefined"), SingletonMethodRemoved = Of("singleton_method_removed"), SingletonMethodUndefined = Of("singleton_method_undefined"),
        AppendFeatures = Of("append_features"), ExtendObject = Of("extend_object"), PrependFeatures = Of("prepend_features"),
        Message = Of("message"), Exception = Of("exception"), Backtrace = Of("backtrace"), SetBacktrace = Of("set_backtrace"), FullMessage = Of("full_message"), Write = Of("write"), Puts = Of("puts"),
        Deconstruct = Of("deconstruct"), DeconstructKeys = Of("deconstruct_keys"), Lambda = Of("lambda"), Proc = Of("proc"), Raise = Of("raise"), Loop = Of("loop"),
        Key = Of("key?"), Size = Of("size"), Length = Of("length"), Empty = Of("empty?"), Nil = Of("nil?"), Dup = Of("dup"), Freeze = Of("freeze"), Backquote = Of("`"),
        InstanceMethodsReceiver = Of("@receiver"), NameVariable = Of("@name"), Default = Of("default"), Yield = Of("yield"), Send = Of("send"), Begin = Of("begin"), End = Of("end");

    static RSymbol Of(string name) => RSymbol.Of(name);
}
