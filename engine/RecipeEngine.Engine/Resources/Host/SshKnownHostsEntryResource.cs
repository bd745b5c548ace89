namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>ssh_known_hosts_entry</c> resource: what a recipe may say about it.</summary>
public static class SshKnownHostsEntryResource
{
    public static readonly ResourceType Type = new("ssh_known_hosts_entry", "create flush");

    public static readonly Property<string> Host = Type.Text("host").NameProperty();
    public static readonly Property<string> Key = Type.Text("key");
    public static readonly Property<string> KeyType = Type.Text("key_type").Default("rsa");
    public static readonly Property<long?> Port = Type.Number("port").Default(22);
    public static readonly Property<long?> Timeout = Type.Number("timeout").NotState().Default(30);
    public static readonly Property<object> Mode = Type.Any("mode", "String").Default("0644");
    public static readonly Property<string> Owner = Type.Text("owner", "String|Integer").Default("root");
    public static readonly Property<string> Group = Type.Text("group", "String|Integer").Lazily(Lazies.Text("root"));
    public static readonly Property<bool> HashEntries = Type.Flag("hash_entries", false);
    public static readonly Property<string> FileLocation = Type.Text("file_location").Default("/etc/ssh/ssh_known_hosts");
}
