namespace RecipeEngine.Dsl.Core;

/// <summary>One C# class full of builtins, as the generator describes it.</summary>
/// <param name="Name">full Ruby name</param>
/// <param name="IsModule">a module, not a class</param>
/// <param name="Superclass">full name, null for Object or when another part says it</param>
/// <param name="Includes">modules to include</param>
/// <param name="Library">name to require first, null when always there</param>
/// <param name="Allocator">makes instances</param>
/// <param name="Bind">fills the method table</param>
/// <param name="BindSingleton">fills the singleton's table; null when there is nothing</param>
/// <param name="Constants">sets constants; null when there are none</param>
public sealed record BuiltinClass(string Name, bool IsModule, string? Superclass, string[] Includes, string? Library,
    Func<RClass, object?>? Allocator, Action<Interpreter, RModule>? Bind, Action<Interpreter, RModule>? BindSingleton, Action<Context, RModule>? Constants);

/// <summary>All builtins of one assembly: the generated <c>Builtins.Table</c>.</summary>
/// <param name="Classes">in any order</param>
/// <param name="Libraries">what <c>require name</c> runs</param>
public sealed record BuiltinTable(BuiltinClass[] Classes, (string Name, Action<Context> Load)[] Libraries);
