using System.Text;
using RecipeEngine.Engine.Formats;
using RecipeEngine.Systems;
using Xunit;

namespace RecipeEngine.Tests.Engine.Providers;

/// <summary>Habitat's resources: hab, the Builder's depot and the supervisor's gateway answer by script, in the form their documentation gives.</summary>
public sealed class HabitatTests
{
    const string Service = """
        [{"process":{"pid":12,"state":"up"},"pkg":{"origin":"core","name":"nginx","shutdown_timeout":8},"spec_ident":{"spec_identifier":"core/nginx"},"update_strategy":"none",
        "update_condition":"latest","topology":"standalone","bldr_url":"https://bldr.habitat.sh/","channel":"stable","binds":[],"binding_mode":"strict","service_group":"nginx.default","health_check_interval":{"secs":30}}]
        """;

    static FakeSystem Host(Func<HttpCall, string?>? web = null) => ProviderRun.Debian()
        .Answer(c => c.Program == "hab" ? new FakeAnswer("", c.Arguments[1] == "path" ? 1 : 0) : c.ToString().StartsWith("hab ", StringComparison.Ordinal) || c.Program is "apt-get" or "systemctl" ? new FakeAnswer() : null)
        .AnswerWeb(call => web?.Invoke(call) is { } text ? new HttpReply(200, "OK", new Dictionary<string, string>(), Encoding.UTF8.GetBytes(text)) : new HttpReply(404, "Not Found", new Dictionary<string, string>(), []));

    static string? Depot(HttpCall call) => call.Url.ToString() switch
    {
        "https://bldr.habitat.sh/v1/depot/channels/core/stable/pkgs/redis/latest" => """{"ident":{"origin":"core","name":"redis","version":"4.0.14","release":"20200421191508"}}""",
        "https://bldr.habitat.sh/v1/depot/channels/core/unstable/pkgs/redis/3.2.3/latest" => """{"ident":{"origin":"core","name":"redis","version":"3.2.3","release":"20160920131015"}}""",
        "https://own.example/bldr/v1/depot/channels/acme/stable/pkgs/app/latest" when call.Headers.Any(h => h.Value == "Bearer tok") => """{"ident":{"origin":"acme","name":"app","version":"1","release":"2"}}""",
        _ => null,
    };

    [Fact]
    public void Packages_come_from_the_depot()
    {
        var run = ProviderRun.Of(Host(Depot), "habitat_package 'core/redis'");
        Assert.Equal(["habitat_package[core/redis] install", "- install version 4.0.14/20200421191508 of package core/redis"], run.Lines);
        Assert.Equal(["hab pkg install --channel stable --url https://bldr.habitat.sh core/redis/4.0.14/20200421191508"], run.Commands);
        Assert.Equal(["hab pkg install --channel unstable --url https://bldr.habitat.sh core/redis/3.2.3 --binlink --force"],
            ProviderRun.Of(Host(Depot), "habitat_package('core/redis') { version '3.2.3'; channel 'unstable'; binlink :force; timeout 60 }").Commands);
        Assert.Equal(["hab pkg install --channel stable --url https://own.example/bldr/v1/ --auth tok acme/app/1/2 --ignore-install-hook"],
            ProviderRun.Of(Host(Depot), "habitat_package('app') { package_name 'acme/app'; bldr_url 'https://own.example/bldr/v1/'; auth_token 'tok'; options '--ignore-install-hook' }").Commands);
        Assert.Contains("No candidate version available for core/none", ProviderRun.Of(Host(Depot), "habitat_package 'core/none'").Error!.Message, StringComparison.Ordinal);
        Assert.Contains("package name must be specified as 'origin/name'", ProviderRun.Of(Host(Depot), "habitat_package 'core/redis/1'").Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Packages_that_are_there()
    {
        FakeSystem Installed() => Host(Depot).Answer("hab pkg path core/redis", "/hab/pkgs/core/redis/3.2.3/20160920131015\n");
        Assert.Empty(ProviderRun.Of(Installed(), "habitat_package('core/redis') { version '3.2.3'; channel 'unstable' }").Commands);
        Assert.Equal("- upgrade(allow_downgrade) package core/redis from 3.2.3/20160920131015 to 4.0.14/20200421191508", ProviderRun.Of(Installed(), "habitat_package('core/redis') { action :upgrade }").Lines[^1]);
        Assert.Equal(["hab pkg uninstall --keep-latest 2 core/redis --exclude core/glibc --no-deps"],
            ProviderRun.Of(Installed(), "habitat_package('core/redis') { keep_latest '2'; exclude 'core/glibc'; no_deps true; action :remove }").Commands);
        Assert.Equal(["hab pkg uninstall core/redis/3.2.3/20160920131015"], ProviderRun.Of(Installed(), "habitat_package('core/redis') { version '3.2.3/20160920131015'; action :purge }").Commands);
    }

    [Fact]
    public void A_service_is_loaded_with_its_options()
    {
        var run = ProviderRun.Of(Host(), "habitat_service('core/nginx') { strategy 'rolling'; bind 'db:pg.default'; remote_sup '10.0.0.1:9632'; remote_sup_http '10.0.0.1:9631'; gateway_auth_token 't' }");
        Assert.Null(run.Error);
        Assert.Equal(["habitat_service[core/nginx] load", "- update core/nginx", "-   set strategy to :rolling (was :none)", "- update core/nginx", "-   set bind to [\"db:pg.default\"] (was [])"], run.Lines.Take(5));
        Assert.Equal(["hab svc load core/nginx --bind db:pg.default --binding-mode strict --url https://bldr.habitat.sh/ --channel stable --group default --strategy rolling --update-condition latest "
            + "--topology standalone --health-check-interval 30 --shutdown-timeout 8 --remote-sup 10.0.0.1:9632"], run.Commands);
    }

    [Fact]
    public void A_loaded_service_is_loaded_again_when_it_differs()
    {
        string? Gateway(HttpCall call) => call.Url.AbsolutePath == "/services" ? Service : null;
        Assert.Empty(ProviderRun.Of(Host(Gateway), "habitat_service 'core/nginx'").Commands);
        var run = ProviderRun.Of(Host(Gateway), """
            habitat_service('web') do
              service_name 'core/nginx'
              topology 'leader'
              update_condition 'track-channel'
              channel 'dev'
              bldr_url 'https://own.example'
              binding_mode 'relaxed'
              service_group 'blue'
              shutdown_timeout 9
              health_check_interval 5
            end
            """);
        Assert.EndsWith(" --force", Assert.Single(run.Commands), StringComparison.Ordinal);
        Assert.Contains("-   set topology to :leader (was :standalone)", run.Lines);
    }

    [Fact]
    public void A_service_stops_and_starts()
    {
        var states = new Queue<string>([Service, Service, Service.Replace("\"up\"", "\"down\"", StringComparison.Ordinal)]);
        string? Gateway(HttpCall call) => states.Count > 1 ? states.Dequeue() : states.Peek();
        Assert.Equal(["hab svc stop core/nginx --remote-sup 127.0.0.1:9632", "hab svc start core/nginx --remote-sup 127.0.0.1:9632"], ProviderRun.Of(Host(Gateway), "habitat_service('core/nginx') { action :restart }").Commands);
        states = new([Service, "[]"]);
        Assert.Equal(["hab svc unload core/nginx --shutdown-timeout 8 --remote-sup 127.0.0.1:9632"], ProviderRun.Of(Host(Gateway), "habitat_service('core/nginx') { action :unload }").Commands);
        states = new([Service, "[]"]);
        Assert.Equal(2, ProviderRun.Of(Host(Gateway), "habitat_service('core/nginx') { action :reload }").Commands.Count());
        states = new([Service, "[]"]);
        Assert.Equal(["hab svc stop core/nginx --shutdown-timeout 8 --remote-sup 127.0.0.1:9632"], ProviderRun.Of(Host(Gateway), "habitat_service('core/nginx') { action :stop }").Commands);
        states = new(["[]"]);
        Assert.Contains("No service named core/nginx is loaded on the Habitat supervisor", ProviderRun.Of(Host(Gateway), "habitat_service('core/nginx') { action :start }").Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Configuration_is_compared_with_the_census()
    {
        string? Census(HttpCall call) => call.Url.AbsolutePath == "/census" ? """{"census_groups":{"nginx.default":{"service_config":{"value":{"http":{"keepalive":60}}}}}}""" : null;
        Assert.Empty(ProviderRun.Of(Host(Census), "habitat_config('nginx.default') { config(http: { keepalive: 60 }) }").Commands);
        var machine = Host(Census);
        var run = ProviderRun.Of(machine, "habitat_config('web') { service_group 'nginx.default'; config(workers: 2, http: { keepalive: 120 }); user 'ann'; remote_sup 'h:1'; remote_sup_http 'h:2'; gateway_auth_token 't' }");
        Assert.StartsWith("hab config apply --remote-sup h:1 --user ann nginx.default ", Assert.Single(run.Commands), StringComparison.Ordinal);
        Assert.Contains("- update web", run.Lines);
    }

    [Fact]
    public void Settings_of_a_service_are_a_file()
    {
        var machine = Host();
        Assert.Null(ProviderRun.Of(machine, "habitat_user_toml('nginx') { config(workers: 2, http: { 'keep alive' => 'a\"b', list: [1, 'x'] }, empty: {}) }").Error);
        Assert.Equal("workers = 2\n[empty]\n[http]\n\"keep alive\" = \"a\\\"b\"\nlist = [1, \"x\"]\n", machine.TryReadText("/hab/user/nginx/config/user.toml"));
        Assert.Null(ProviderRun.Of(machine, "habitat_user_toml('gone') { service_name 'nginx'; config({}); action :delete }").Error);
        Assert.Null(machine.TryReadText("/hab/user/nginx/config/user.toml"));
    }

    [Fact]
    public void Habitat_is_installed_by_its_script()
    {
        var machine = Host(call => call.Url.AbsolutePath.EndsWith("install.sh", StringComparison.Ordinal) ? "#!/bin/sh\n" : null).AddDirectory("/var/chef/cache")
            .AddFile("/var/lib/dpkg/status", string.Concat(((string[])["curl", "tar", "gzip"]).Select(p => $"Package: {p}\nStatus: install ok installed\nVersion: 1\nArchitecture: amd64\n\n")))
            .Answer(c => new FakeAnswer());
        var run = ProviderRun.Of(machine, "habitat_install('hab') { hab_version '1.6.0'; license 'accept'; bldr_url 'http://b'; tmp_dir '/t'; create_user false; install_url 'http://h/install.sh' }");
        Assert.Null(run.Error);
        Assert.Equal(["/var/chef/cache/hab-install.sh -v 1.6.0", "hab license accept"], run.Commands.Select(c => c.TrimEnd()));
        Assert.Empty(ProviderRun.Of(machine.AddFile("/bin/hab", "").Answer("/bin/hab --version", "hab 1.6.0/20200420200029\n"), "habitat_install('hab') { hab_version '1.6.0' }").Commands);
    }

    [Fact]
    public void A_supervisor_is_a_unit_of_systemd()
    {
        const string Recipe = """
            habitat_sup('default') do
              permanent_peer true
              listen_ctl '0.0.0.0:1'
              listen_gossip '0.0.0.0:2'
              listen_http '0.0.0.0:3'
              org 'acme'
              peer ['a', 'b:7']
              ring 'r'
              auto_update true
              update_condition 'latest'
              health_check_interval 20
              event_stream_application 'app'
              event_stream_environment 'env'
              event_stream_site 'site'
              event_stream_url 'u:4222'
              event_stream_token 'tok'
              event_stream_cert '/cert'
              keep_latest '2'
              limit_no_files '65536'
              auth_token 'secret'
              gateway_auth_token 'gate'
              bldr_url 'https://own.example'
              hab_channel 'stable'
              sup_version '1.6'
              launcher_version '1.7'
              service_version '1'
              license 'accept'
              toml_config false
            end
            """;
        FakeSystem Prepared() => Host().Answer(c => c.Program == "/usr/bin/systemctl" ? new FakeAnswer(c.Arguments.Contains("show") ? "LoadState=loaded\nActiveState=inactive\nUnitFileState=disabled\n" : "") : null).AddFile("/bin/hab", "").AddDirectory("/hab")
            .Answer("hab pkg path core/hab-sup", "/hab/pkgs/core/hab-sup/1.6/1\n").Answer("hab pkg path core/hab-launcher", "/hab/pkgs/core/hab-launcher/1.7/1\n");
        var machine = Prepared();
        var run = ProviderRun.Of(machine, Recipe);
        Assert.Null(run.Error);
        Assert.Contains("[Service]\nLimitNOFILE = 65536\nEnvironment = HAB_BLDR_URL=https://own.example\nEnvironment = HAB_AUTH_TOKEN=secret\nEnvironment = HAB_SUP_GATEWAY_AUTH_TOKEN=gate\n"
            + "ExecStart = /bin/hab sup run --permanent-peer --listen-ctl 0.0.0.0:1 --listen-gossip 0.0.0.0:2 --listen-http 0.0.0.0:3 --org acme --peer a --peer b:7 --ring r --auto-update --update-condition latest "
            + "--health-check-interval 20 --event-stream-application app --event-stream-environment env --event-stream-site site --event-stream-url u:4222 --event-stream-token tok "
            + "--event-stream-server-certificate /cert --keep-latest-packages 2\n", machine.TryReadText("/etc/systemd/system/hab-sup.service"), StringComparison.Ordinal);
        Assert.Null(machine.TryReadText("/hab/sup/default/config/sup.toml"));
        machine = Prepared();
        run = ProviderRun.Of(machine, Recipe.Replace("toml_config false", "toml_config true", StringComparison.Ordinal));
        Assert.Null(run.Error);
        Assert.Contains("ExecStart = /bin/hab sup run \n", machine.TryReadText("/etc/systemd/system/hab-sup.service"), StringComparison.Ordinal);
        Assert.Contains("peer = [\"a:9632\", \"b:7\"]\npermanent_peer = true\n", machine.TryReadText("/hab/sup/default/config/sup.toml"), StringComparison.Ordinal);
    }

    [Fact]
    public void Toml_of_nested_tables()
    {
        var rows = new List<object?> { new Dictionary<string, object?> { ["n"] = 1L }, new Dictionary<string, object?> { ["n"] = 2.5, ["deep"] = new Dictionary<string, object?> { ["f"] = true } } };
        Assert.Equal("[[a.rows]]\nn = 1\n[[a.rows]]\nn = 2.5\n[a.rows.deep]\nf = true\n", TomlText.Render(new Dictionary<string, object?> { ["a"] = new Dictionary<string, object?> { ["rows"] = rows } }));
    }
}
