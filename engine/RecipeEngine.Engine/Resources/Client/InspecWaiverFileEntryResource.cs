namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>inspec_waiver_file_entry</c> resource: what a recipe may say about it.</summary>
public static class InspecWaiverFileEntryResource
{
    public static readonly ResourceType Type = new("inspec_waiver_file_entry", "add remove");

    public static readonly Property<string> Control = Type.Text("control").NameProperty();
    public static readonly Property<string> FilePath = Type.Text("file_path").Required().Default("/etc/chef/inspec_waivers.yml");
    public static readonly Property<string> Expiration = Type.Text("expiration");
    public static readonly Property<bool> RunTest = Type.Flag("run_test");
    public static readonly Property<string> Justification = Type.Text("justification");
    public static readonly Property<object> Backup = Type.Any("backup", "false|Integer").Default(false);
}
