using System.Security.Cryptography;
using RecipeEngine.Systems;
using Xunit;

namespace RecipeEngine.Tests.Engine.Providers;

/// <summary>Chef's own objects as files of the chef-repo.</summary>
public sealed class ChefObjectTests
{
    static readonly RSA Key = RSA.Create(1024);

    static FakeSystem Repository() => ProviderRun.Debian().AddDirectory("/data_bags/app").AddDirectory("/nodes").AddFile("/etc/chef/client.pem", Key.ExportRSAPrivateKeyPem())
        .AddFile("/root/public.pem", Key.ExportSubjectPublicKeyInfoPem());

    static ProviderRun Converge(FakeSystem machine, string recipe)
    {
        var run = ProviderRun.Of(machine, recipe);
        Assert.True(run.Error is null, run.Error?.Message);
        return run;
    }

    // The second run has nothing to do.
    static ProviderRun Twice(FakeSystem machine, string recipe)
    {
        var first = Converge(machine, recipe);
        Assert.DoesNotContain(Converge(machine, recipe).Lines, line => line.StartsWith("- ", StringComparison.Ordinal));
        return first;
    }

    [Fact]
    public void A_role_is_made_and_changed_in_parts()
    {
        var machine = Repository();
        var run = Twice(machine, """
            chef_role 'web' do
              description 'Serves'
              run_list %w(base role[all])
              env_run_lists 'dev' => ['recipe[debug]']
              default_attributes 'a' => { 'b' => 1 }
              override_attributes 'c' => 2
            end
            """);
        Assert.Equal(["chef_role[web] create", "- create role web at chefzero://localhost:1", "-   update description from \"\" to \"Serves\""], run.Lines.Take(3));
        Assert.Contains("-   add default_attributes.a = {\"b\"=>1}", run.Lines);
        Assert.StartsWith("{\n  \"name\": \"web\",\n  \"description\": \"Serves\",\n  \"default_attributes\": {\n", machine.TryReadText("/roles/web.json"), StringComparison.Ordinal);
        run = Twice(machine, """
            chef_role 'more' do
              role_name 'web'
              default_attribute %w(a b), 2
              default_attribute('list') { |old| ['x'] }
              override_attribute 'c', :delete
              recipe 'nginx'
              remove_role 'all'
              raw_json 'description' => 'More'
            end
            """);
        Assert.Contains("-   update default_attributes.a.b from 1 to 2", run.Lines);
        Assert.Contains("-   remove override_attributes.c", run.Lines);
        Assert.Contains("-   update run_list from [\"recipe[base]\", \"role[all]\"] to [\"recipe[base]\", \"recipe[nginx]\"]", run.Lines);
        Twice(machine, "chef_role('web') { complete true; chef_server(chef_server_url: 'chefzero://localhost:1') }");
        Assert.Equal("{\n  \"name\": \"web\"\n}", machine.TryReadText("/roles/web.json"));
        Twice(machine, "chef_role('web') { action :delete }");
        Assert.Null(machine.TryReadText("/roles/web.json"));
        machine.AddFile("/roles/old.rb", "name 'old'\n");
        Assert.Contains("/roles/old.rb is a program", ProviderRun.Of(machine, "chef_role 'old'").Error!.Message, StringComparison.Ordinal);
        Assert.Contains("no client of Chef servers", ProviderRun.Of(machine, "chef_role('x') { chef_server(chef_server_url: 'https://h') }").Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_environment_and_a_node()
    {
        var machine = Repository();
        Twice(machine, """
            chef_environment 'dev' do
              description 'Work'
              cookbook_versions 'nginx' => '= 1.0'
              default_attributes 'a' => 1
              override_attributes 'b' => 2
              attribute 'd', 4
              override 'e', 5
              complete false
              raw_json({})
              chef_server({})
            end
            """);
        Assert.Contains("\"cookbook_versions\": {\n    \"nginx\": \"= 1.0\"\n  }", machine.TryReadText("/environments/dev.json"), StringComparison.Ordinal);
        Twice(machine, "chef_environment('dev') { action :delete }");
        Twice(machine, """
            chef_node 'db1' do
              chef_environment 'dev'
              run_list ['recipe[db]']
              normal_attributes 'n' => 1
              default_attributes 'd' => 1
              override_attributes 'o' => 1
              automatic_attributes 'platform' => 'debian'
              attribute 'm', 2
              tag 'one', 'two'
              remove_tag 'two'
              role 'base'
              complete true
              raw_json({})
              chef_server({})
            end
            """);
        Twice(machine, "chef_node('again') { node_properties_name 'db1'; complete true; attributes 'k' => 1 }");
        var text = machine.TryReadText("/nodes/db1.json")!;
        Assert.Contains("\"tags\": [\n      \"one\"\n    ]", text, StringComparison.Ordinal);
        Assert.Contains("\"platform\": \"debian\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"m\"", text, StringComparison.Ordinal);
        Twice(machine, "chef_node('db1') { action :delete }");
    }

    [Fact]
    public void Data_bags_and_items()
    {
        var machine = Repository();
        Twice(machine, "chef_data_bag('secrets') { chef_server({}) }\nchef_data_bag_item('secrets/db') { raw_data 'user' => 'ann'; value 'port', 5432; complete true; raw_json({}); chef_server({}) }\nlog data_bag_item('secrets', 'db')['user'].to_s if node.run_state.empty? && false");
        Assert.Equal("{\n  \"user\": \"ann\",\n  \"id\": \"db\",\n  \"port\": 5432\n}", machine.TryReadText("/data_bags/secrets/db.json"));
        var run = Converge(machine, "chef_data_bag_item('db') { data_bag 'secrets'; secret 'one'; encryption_version 2; encrypt true }");
        Assert.Contains("-   encrypt with v2 encryption".Replace("  ", "", StringComparison.Ordinal), run.Lines.Select(l => l.Replace("  ", "", StringComparison.Ordinal)));
        Assert.DoesNotContain("ann", machine.TryReadText("/data_bags/secrets/db.json"), StringComparison.Ordinal);
        Twice(machine, "chef_data_bag_item('db') { data_bag 'secrets'; secret 'one'; encryption_version 2 }");
        machine.AddFile("/root/two", "two\n").AddFile("/root/one", "one\n");
        Assert.Contains("- re-encrypt with new secret from v2 to v3 encryption", Converge(machine, "chef_data_bag_item('secrets/db') { secret_path '/root/two'; old_secret 'one' }").Lines);
        Assert.Contains("Cannot encrypt", ProviderRun.Of(machine, "chef_data_bag_item('secrets/db') { secret 'three'; old_secret_path '/root/one' }").Error!.Message, StringComparison.Ordinal);
        Assert.Contains("- decrypt data bag item to plaintext", Converge(machine, "chef_data_bag_item('secrets/db') { encrypt false; old_secret_path '/root/two' }").Lines);
        Assert.Contains("\"user\": \"ann\"", machine.TryReadText("/data_bags/secrets/db.json"), StringComparison.Ordinal);
        Twice(machine, "chef_data_bag_item('x') { id 'db'; data_bag 'secrets'; action :delete }\nchef_data_bag('secrets') { action :delete }");
        Assert.False(machine.IsDirectory("/data_bags/secrets"));
        Assert.Contains("there is no data bag none", ProviderRun.Of(machine, "chef_data_bag_item 'none/x'").Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Clients_and_users_are_known_by_a_key()
    {
        var machine = Repository();
        var run = Twice(machine, """
            chef_client 'ci' do
              source_key_path '/etc/chef/client.pem'
              source_key_pass_phrase 'unused'
              output_key_path '/root/ci.pub'
              output_key_format :openssh
              admin true
              validator true
              complete true
              raw_json({})
              chef_server({})
              before { |client| node.run_state['before'] = client.name }
              after { |client, json| raise 'no key' unless json['public_key'] }
            end
            """);
        Assert.Equal("- create client ci at clients", run.Lines[1]);
        Assert.Contains("- create public key /root/ci.pub", run.Lines);
        Assert.StartsWith("ssh-rsa AAAAB3NzaC1yc2E", machine.TryReadText("/root/ci.pub"), StringComparison.Ordinal);
        Assert.Contains("\"public_key\": \"-----BEGIN PUBLIC KEY-----", machine.TryReadText("/clients/ci.json"), StringComparison.Ordinal);
        Twice(machine, """
            chef_user 'ann' do
              source_key IO.read('/root/ci.pub')
              source_key_pass_phrase 'unused'
              output_key_path '/root/ann.pem'
              output_key_format :pem
              display_name 'Ann'
              email 'ann@example.org'
              admin false
              external_authentication_uid 'uid'
              recovery_authentication_enabled true
              complete true
              raw_json({})
              chef_server({})
            end
            chef_user 'bob' do
              source_key_path '/root/public.pem'
              output_key_path '/root/bob.der'
              output_key_format :der
            end
            """);
        Assert.Equal(Key.ExportSubjectPublicKeyInfoPem() + "\n", machine.TryReadText("/root/ann.pem"));
        Twice(machine, "chef_client('ci') { output_key_path '/root/ci.pub'; action :delete }\nchef_user('ann') { action :delete }");
        Assert.Null(machine.TryReadText("/root/ci.pub"));
        Assert.Contains("You must specify a public key to create a client", ProviderRun.Of(machine, "chef_client 'none'").Error!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("chef_acl('nodes/x') { rights :read, users: 'ann'; recursive false }", "chef_acl[nodes/x] needs a Chef server: access control lists are kept there")]
    [InlineData("chef_group('g') { users 'ann'; remove_clients %w(a) }", "chef_group[g] needs a Chef server")]
    [InlineData("chef_container 'c'", "chef_container[c] needs a Chef server")]
    [InlineData("chef_organization('o') { full_name 'O'; members %w(a) }", "chef_organization[o] needs a Chef server")]
    public void What_only_a_server_has_is_refused(string recipe, string message) => Assert.Contains(message, ProviderRun.Of(Repository(), recipe).Error!.Message, StringComparison.Ordinal);

    [Fact]
    public void A_vault_item_can_be_read_by_those_it_is_for()
    {
        var machine = Repository();
        var name = "node.golden.test";
        Converge(machine, $"chef_user('ann') {{ source_key_path '/root/public.pem' }}\nchef_client('{name}') {{ source_key_path '/root/public.pem' }}\nchef_node '{name}'");
        Twice(machine, """
            chef_vault_secret 'db' do
              data_bag 'app'
              raw_data 'password' => 'geheim'
              admins 'ann'
              clients '*:*'
              search '*:*'
              environment nil
            end
            """);
        Assert.DoesNotContain("geheim", machine.TryReadText("/data_bags/app/db.json"), StringComparison.Ordinal);
        Assert.Contains("\"admins\": [\n    \"ann\"\n  ]", machine.TryReadText("/data_bags/app/db_keys.json"), StringComparison.Ordinal);
        Converge(machine, "file('/root/read') { content chef_vault_item('app', 'db')['password'] }");
        Assert.Equal("geheim", machine.TryReadText("/root/read"));
        Assert.Equal(["chef_vault_secret[db] create_if_missing"], Converge(machine, "chef_vault_secret('db') { data_bag 'app'; raw_data('x' => 1); admins 'ann'; action :create_if_missing }").Lines);
        Assert.Contains("ChefVault::Exceptions::AdminNotFound", ProviderRun.Of(machine, "chef_vault_secret('y') { data_bag 'app'; raw_data('x' => 1); admins %w(eve) }").Error!.ClassName, StringComparison.Ordinal);
        Twice(machine, "chef_vault_secret('gone') { id 'db'; data_bag 'app'; admins 'ann'; action :delete }");
        Assert.Null(machine.TryReadText("/data_bags/app/db_keys.json"));
    }
}
