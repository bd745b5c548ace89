namespace RecipeEngine.Dsl.Core.Threads;

/// <summary>ThreadGroup: threads kept together.</summary>
[RubyClass("ThreadGroup")]
static class ThreadGroupClass
{
    [RubyConstant("Default")]
    public static object? MakeDefault(Context ctx) => new RObject((RClass)ctx.Interpreter.Ensure("ThreadGroup"));

    internal static object? Default(Context ctx) => ctx.Interpreter.FindClass(ctx, "ThreadGroup").Constants["Default"].Value;

    [RubyMethod("add")]
    public static object? Add(Context ctx, RObject self, object? thread)
    {
        var t = Coerce.Expect<RThread>(ctx, thread, "VM/thread");
        if (self.Frozen)
        {
            throw new RubyError("ThreadError", "can't move to the frozen thread group");
        }
        if (IsEnclosed(self))
        {
            throw new RubyError("ThreadError", "can't move to the enclosed thread group");
        }
        if (t.Group is RObject from && IsEnclosed(from))
        {
            throw new RubyError("ThreadError", "can't move from the enclosed thread group");
        }
        t.Group = self;
        return self;
    }

    [RubyMethod("list")]
    public static RArray List(Context ctx, RObject self) =>
        new(ThreadClass.List(ctx).Where(t => ReferenceEquals(((RThread)t!).Group ?? Default(ctx), self)));

    [RubyMethod("enclose")]
    public static RObject Enclose(RObject self)
    {
        Exceptions.Hidden.Set(self, "enclosed", true);
        return self;
    }

    [RubyMethod("enclosed?")]
    public static bool IsEnclosed(RObject self) => Exceptions.Hidden.Get(self, "enclosed") is true;
}
