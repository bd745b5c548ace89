using System.Text;

namespace RecipeEngine.Dsl.Stdlib.Uris;

/// <summary>A URI taken apart.</summary>
public sealed class RUri(RClass klass) : RObject(klass)
{
    public string? Scheme { get; set; }
    public string? UserInfo { get; set; }
    public string? Host { get; set; }
    public long? Port { get; set; }
    public string Path { get; set; } = "";
    public string? Query { get; set; }
    public string? Fragment { get; set; }
    public string? Opaque { get; set; }
    /// <summary>How a file of an ftp: URI is sent: a, i or d.</summary>
    public string? TypeCode { get; set; }

    public long? DefaultPort => PortOf(Scheme);

    public static long? PortOf(string? scheme) => scheme switch
    {
        "http" or "ws" => 80,
        "https" or "wss" => 443,
        "ftp" => 21,
        "ldap" => 389,
        "ldaps" => 636,
        _ => null,
    };

    public static string ClassOf(string? scheme) => scheme switch
    {
        "http" => "URI::HTTP",
        "https" => "URI::HTTPS",
        "ftp" => "URI::FTP",
        "ldap" => "URI::LDAP",
        "ldaps" => "URI::LDAPS",
        "mailto" => "URI::MailTo",
        "file" => "URI::File",
        "ws" => "URI::WS",
        "wss" => "URI::WSS",
        _ => "URI::Generic",
    };

    public bool IsHierarchical => Opaque is null;

    public void CopyFrom(RUri o) =>
        (Scheme, UserInfo, Host, Port, Path, Query, Fragment, Opaque, TypeCode) = (o.Scheme, o.UserInfo, o.Host, o.Port, o.Path, o.Query, o.Fragment, o.Opaque, o.TypeCode);

    public override string ToString()
    {
        var text = new StringBuilder();
        if (Scheme is not null)
        {
            text.Append(Scheme).Append(':');
        }
        if (Opaque is not null)
        {
            text.Append(Opaque);
        }
        else
        {
            if (Host is not null || Scheme is "file" or "postgres")
            {
                text.Append("//");
            }
            if (UserInfo is not null)
            {
                text.Append(UserInfo).Append('@');
            }
            text.Append(Host);
            if (Port is not null && Port != DefaultPort)
            {
                text.Append(':').Append(Port);
            }
            if ((Host is not null || Port is not null) && Path.Length > 0 && !Path.StartsWith('/'))
            {
                text.Append('/');
            }
            text.Append(Path);
            if (TypeCode is not null)
            {
                text.Append(";type=").Append(TypeCode);
            }
            if (Query is not null)
            {
                text.Append('?').Append(Query);
            }
        }
        if (Fragment is not null)
        {
            text.Append('#').Append(Fragment);
        }
        return text.ToString();
    }
}
