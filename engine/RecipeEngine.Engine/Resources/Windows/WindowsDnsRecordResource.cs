namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>windows_dns_record</c> resource: what a recipe may say about it.</summary>
public static class WindowsDnsRecordResource
{
    public static readonly ResourceType Type = new("windows_dns_record", "create delete");

    public static readonly Property<string> RecordName = Type.Text("record_name").NameProperty();
    public static readonly Property<string> Zone = Type.Text("zone").Required();
    public static readonly Property<string> Target = Type.Text("target").Required();
    public static readonly Property<string> RecordType = Type.Text("record_type").OneOf("ARecord", "CNAME", "PTR").Default("ARecord");
    public static readonly Property<string> DnsServer = Type.Text("dns_server").Default("localhost");
}
