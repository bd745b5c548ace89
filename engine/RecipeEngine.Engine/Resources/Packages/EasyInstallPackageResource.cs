namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>easy_install_package</c> resource of Chef 11 and 12: what a recipe may say about it.</summary>
public static class EasyInstallPackageResource
{
    public static readonly ResourceType Type = new("easy_install_package", "install upgrade remove purge", PackageResource.Type);

    public static readonly Property<string> PackageName = Type.Text("package_name").NameProperty().Identity().IsState();
    public static readonly Property<string> Version = Type.Text("version");
    public static readonly Property<string> Source = Type.Text("source");
    public static readonly Property<string> Options = Type.Text("options");
    public static readonly Property<string> EasyInstallBinary = Type.Text("easy_install_binary");
    public static readonly Property<string> PythonBinary = Type.Text("python_binary");
    public static readonly Property<string> ModuleName = Type.Text("module_name");
}
