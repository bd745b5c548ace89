namespace RecipeEngine.Dsl.Core.Exceptions;

/// <summary>A name that is not known, and whom it was said to.</summary>
[RubyClass("NameError", Superclass = "StandardError")]
public static class NameErrorClass
{
    [RubyMethod("initialize", Private = true)]
    public static void Initialize(RException self, [Optional] object? message, [Keyword, Optional] object? receiver, object? name = null)
    {
        self.Message = message;
        Hidden.Set(self, "name", name);
        Hidden.SetGiven(self, "receiver", receiver);
    }

    [RubyMethod("name")]
    public static object? Name(RException self) => Hidden.Get(self, "name");

    [RubyMethod("receiver")]
    public static object? Receiver(RException self) => Hidden.Need(self, "receiver");

    /// <summary>Only for the debugger's sake; nothing is known of them here.</summary>
    [RubyMethod("local_variables")]
    public static RArray LocalVariables(RException self) => new();
}

/// <summary>A method that is not there.</summary>
[RubyClass("NoMethodError", Superclass = "NameError")]
public static class NoMethodErrorClass
{
    [RubyMethod("initialize", Private = true)]
    public static void Initialize(RException self, [Optional] object? message, [Keyword, Optional] object? receiver, object? name = null, object? arguments = null, bool isPrivate = false)
    {
        NameErrorClass.Initialize(self, message, receiver, name);
        Hidden.Set(self, "args", arguments);
        Hidden.Set(self, "private_call", isPrivate);
    }

    internal static void SetArguments(RException self, object?[] arguments) => Hidden.Set(self, "args", new RArray(arguments));

    [RubyMethod("args")]
    public static object? Arguments(RException self) => Hidden.Has(self, "args") ? Hidden.Get(self, "args") : new RArray();

    [RubyMethod("private_call?")]
    public static bool IsPrivateCall(RException self) => Hidden.Get(self, "private_call") is true;
}

/// <summary>A write to a frozen object.</summary>
[RubyClass("FrozenError", Superclass = "RuntimeError")]
public static class FrozenErrorClass
{
    [RubyMethod("initialize", Private = true)]
    public static void Initialize(RException self, [Optional] object? message, [Keyword, Optional] object? receiver)
    {
        self.Message = message;
        Hidden.SetGiven(self, "receiver", receiver);
    }

    [RubyMethod("receiver")]
    public static object? Receiver(RException self) => Hidden.Need(self, "receiver");
}

/// <summary>A key that is not there.</summary>
[RubyClass("KeyError", Superclass = "IndexError")]
public static class KeyErrorClass
{
    [RubyMethod("initialize", Private = true)]
    public static void Initialize(RException self, [Optional] object? message, [Keyword, Optional] object? receiver, [Keyword, Optional] object? key)
    {
        self.Message = message;
        Hidden.SetGiven(self, "receiver", receiver);
        Hidden.SetGiven(self, "key", key);
    }

    [RubyMethod("receiver")]
    public static object? Receiver(RException self) => Hidden.Need(self, "receiver");

    [RubyMethod("key")]
    public static object? Key(RException self) => Hidden.Need(self, "key");
}

/// <summary>A hash pattern that failed for want of a key.</summary>
[RubyClass("NoMatchingPatternKeyError", Superclass = "NoMatchingPatternError")]
public static class NoMatchingPatternKeyErrorClass
{
    [RubyMethod("initialize", Private = true)]
    public static void Initialize(RException self, [Optional] object? message, [Keyword, Optional] object? matchee, [Keyword, Optional] object? key)
    {
        self.Message = message;
        Hidden.SetGiven(self, "matchee", matchee);
        Hidden.SetGiven(self, "key", key);
    }

    [RubyMethod("matchee")]
    public static object? Matchee(RException self) => Hidden.Need(self, "matchee");

    [RubyMethod("key")]
    public static object? Key(RException self) => Hidden.Need(self, "key");
}
