namespace RecipeEngine.Engine.Dsl.Support;

/// <summary>Modules that hold described classes.</summary>
[RubyModule("Chef::DSL")]
public static class DslModule
{
}

/// <summary>Chef::Mixin</summary>
[RubyModule("Chef::Mixin")]
public static class MixinModule
{
}

/// <summary>Chef::Util</summary>
[RubyModule("Chef::Util")]
public static class UtilModule
{
}

/// <summary>Chef::EventDispatch</summary>
[RubyModule("Chef::EventDispatch")]
public static class EventDispatchModule
{
}

/// <summary>Mixlib</summary>
[RubyModule("Mixlib")]
public static class MixlibModule
{
}

/// <summary>Chef::Mixin::Template</summary>
[RubyModule("Chef::Mixin::Template")]
public static class TemplateMixin
{
}

/// <summary>ChefConfig</summary>
[RubyModule("ChefConfig")]
public static class ChefConfigModule
{
}
