namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>windows_pagefile</c> resource: what a recipe may say about it.</summary>
public static class WindowsPagefileResource
{
    public static readonly ResourceType Type = new("windows_pagefile", "set delete");

    public static readonly Property<string> Path = Type.Text("path").NameProperty().Coerced(Coercions.BackSlashes);
    public static readonly Property<bool> SystemManaged = Type.Flag("system_managed");
    public static readonly Property<bool> AutomaticManaged = Type.Flag("automatic_managed");
    public static readonly Property<long?> InitialSize = Type.Number("initial_size");
    public static readonly Property<long?> MaximumSize = Type.Number("maximum_size");
}
