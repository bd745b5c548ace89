using System.Text;
using static RecipeEngine.Engine.Resources.ChefClientConfigResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>client.rb, and the directories it names.</summary>
public sealed class ChefClientConfigProvider : Provider
{
    public static readonly ProviderType Provides = ProviderType.For<ChefClientConfigProvider>(ChefClientConfigResource.Type, ("create", p => p.Create()), ("remove", p => p.Remove()));

    string File => $"{Desired[ConfigDirectory]!.TrimEnd('/')}/client.rb";

    string? LogFolder => Desired.Value(LogLocation) is RString { Text: var path } && path is not ("STDOUT" or "STDERR") ? System.IO.Path.GetDirectoryName(path) is { Length: > 0 } folder ? folder : "." : null;

    string? Folder(string key) => key switch
    {
        "config" => Desired[ConfigDirectory],
        "client_d" => $"{Desired[ConfigDirectory]!.TrimEnd('/')}/client.d",
        "logs" => LogFolder,
        "cache" => Desired[FileCachePath] ?? Run.Config.Text(Context, "file_cache_path"),
        "backups" => Desired[FileBackupPath] ?? Run.Config.Text(Context, "file_backup_path"),
        _ => null,
    };

    void Create()
    {
        var specs = Desired[DirectorySpecs]!;
        object? Option(object? spec, string name) => spec is RHash hash ? hash.Get(Context, RSymbol.Of(name)) : null;
        if (LogFolder is null && specs.Get(Context, RSymbol.Of("logs")) is { } logs && (Option(logs, "owner") ?? Option(logs, "group")) is not null)
        {
            throw RubyError.Argument("Invalid directory_specs: logs requires :logs (file path)");
        }
        Nested(n =>
        {
            foreach (var (key, spec) in specs.Pairs())
            {
                if (Folder(Context.ToS(key)) is { } path)
                {
                    n.Declare("directory", path, ("recursive", true), ("owner", Option(spec, "owner") ?? Desired.Value(User)), ("group", Option(spec, "group") ?? Desired.Value(ChefClientConfigResource.Group)), ("mode", Option(spec, "mode")));
                }
            }
            n.Declare("template", File, ("owner", Desired.Value(User)), ("group", Desired.Value(ChefClientConfigResource.Group)), ("content", new RString(Text())), ("mode", Desired.Value(ClientRbMode)), ("action", ":create"));
        });
    }

    void Remove() => Nested(n => n.Declare("file", File, ("action", ":delete")));

    static readonly Property[] Plain = [NodeName, ChefLicense, ChefServerUrl, EventLoggers, FileBackupPath, FileCachePath, FileStagingUsesDestdir, Formatters, ChefClientConfigResource.HttpProxy, HttpsProxy, FtpProxy,
        ChefClientConfigResource.LogLevel, NamedRunList, NoProxy, PidFile, PolicyGroup, PolicyName, RubygemsUrl, SslVerifyMode];

    bool IsEmpty(object? value) => value is null or RString { Length: 0 } or RArray { Count: 0 };

    string Text()
    {
        var text = new StringBuilder();
        void Line(string key, object? value)
        {
            if (!IsEmpty(value))
            {
                text.Append(key).Append(' ').Append(Context.Inspect(value)).Append('\n');
            }
        }
        foreach (var property in Plain)
        {
            Line(property.Name, Desired.Value(property));
        }
        Line("minimal_ohai", Desired.Value(MinimalOhai));
        Line("policy_persist_run_list", Desired.Value(PolicyPersistRunList));
        Line("ohai.disabled_plugins", Desired.Value(OhaiDisabledPlugins));
        Line("ohai.optional_plugins", Desired.Value(OhaiOptionalPlugins));
        if (Desired.Value(LogLocation) is { } log)
        {
            text.Append($"log_location {(log is RString { Text: "STDOUT" or "STDERR" } stream ? stream.Text : Context.Inspect(log))}\n");
        }
        Line("data_collector.server_url", Desired.Value(DataCollectorServerUrl));
        Line("data_collector.token", Desired.Value(DataCollectorToken));
        AppendHandlers(text, "start", StartHandlers);
        AppendHandlers(text, "report", ReportHandlers);
        AppendHandlers(text, "exception", ExceptionHandlers);
        return text.Append(Desired[AdditionalConfig]).ToString();
    }

    // [{'class' => 'Handler::Slack', 'arguments' => ['"#ops"']}]
    void AppendHandlers(StringBuilder text, string kind, Property property)
    {
        if (Desired.Value(property) is not RArray { Count: > 0 } handlers)
        {
            return;
        }
        text.Append($"  # Do not crash if {(kind == "exception" ? "an" : "a")} {kind} handler is missing / not installed yet\n  begin\n");
        foreach (var handler in handlers.OfType<RHash>())
        {
            var arguments = handler.Get(Context, new RString("arguments")) is RArray list ? string.Join(',', list.Select(Context.ToS)) : "";
            text.Append($"    {kind}_handlers << {Context.ToS(handler.Get(Context, new RString("class")))}.new({arguments})\n");
        }
        text.Append("  rescue NameError => e\n    Chef::Log.error e\n  end\n");
    }
}
