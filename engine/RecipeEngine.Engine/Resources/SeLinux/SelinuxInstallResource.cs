namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>selinux_install</c> resource: what a recipe may say about it.</summary>
public static class SelinuxInstallResource
{
    public static readonly ResourceType Type = new("selinux_install", "install upgrade remove");

    public static readonly Property<IReadOnlyList<string>> Packages = Type.List("packages", "String|Array").Lazily(Lazies.SeLinuxPackages);
}
