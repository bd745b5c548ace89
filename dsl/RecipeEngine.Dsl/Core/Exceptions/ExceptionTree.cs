namespace RecipeEngine.Dsl.Core.Exceptions;

// The classes that add nothing to their superclass; those with methods of their own have a file.

[RubyClass("NoMemoryError", Superclass = "Exception")]
static class NoMemoryErrorClass;

[RubyClass("ScriptError", Superclass = "Exception")]
static class ScriptErrorClass;

[RubyClass("NotImplementedError", Superclass = "ScriptError")]
static class NotImplementedErrorClass;

[RubyClass("SyntaxError", Superclass = "ScriptError")]
static class SyntaxErrorClass;

[RubyClass("SecurityError", Superclass = "Exception")]
static class SecurityErrorClass;

[RubyClass("SystemStackError", Superclass = "Exception")]
static class SystemStackErrorClass;

[RubyClass("fatal", Superclass = "Exception")]
static class FatalClass;

[RubyClass("ArgumentError", Superclass = "StandardError")]
static class ArgumentErrorClass;

[RubyClass("EncodingError", Superclass = "StandardError")]
static class EncodingErrorClass;

[RubyClass("FiberError", Superclass = "StandardError")]
static class FiberErrorClass;

[RubyClass("IOError", Superclass = "StandardError")]
static class IOErrorClass;

[RubyClass("EOFError", Superclass = "IOError")]
static class EOFErrorClass;

[RubyClass("IndexError", Superclass = "StandardError")]
static class IndexErrorClass;

[RubyClass("RangeError", Superclass = "StandardError")]
static class RangeErrorClass;

[RubyClass("FloatDomainError", Superclass = "RangeError")]
static class FloatDomainErrorClass;

[RubyClass("RegexpError", Superclass = "StandardError")]
static class RegexpErrorClass;

[RubyClass("RuntimeError", Superclass = "StandardError")]
static class RuntimeErrorClass;

[RubyClass("ThreadError", Superclass = "StandardError")]
static class ThreadErrorClass;

[RubyClass("TypeError", Superclass = "StandardError")]
static class TypeErrorClass;

[RubyClass("ZeroDivisionError", Superclass = "StandardError")]
static class ZeroDivisionErrorClass;

[RubyClass("NoMatchingPatternError", Superclass = "StandardError")]
static class NoMatchingPatternErrorClass;

[RubyClass("ClosedQueueError", Superclass = "StopIteration")]
static class ClosedQueueErrorClass;

/// <summary>A fault of the engine itself: no StandardError, so that no program hides it by accident.</summary>
[RubyClass("InternalError", Superclass = "Exception")]
static class InternalErrorClass;
