using RecipeEngine.Systems;
using Xunit;

namespace RecipeEngine.Tests.Engine.Providers;

/// <summary>The selinux resources, on output of semanage, seinfo and getenforce from a Red Hat host.</summary>
public sealed class SelinuxProviderTests
{
    static FakeSystem Machine(string state = "Enforcing") => ProviderRun.Rpm("rocky", "9.4").AddDirectory("/etc/selinux/local").AddFile("/etc/selinux/config", "SELINUX=permissive\n")
        .Answer(c => c.Program is "semanage" or "setsebool" or "seinfo" or "semodule" or "make" || c.ToString().Contains("restorecon", StringComparison.Ordinal) || c.ToString().Contains("sem", StringComparison.Ordinal)
            || c.ToString().Contains("setenforce", StringComparison.Ordinal) || c.ToString().Contains("setsebool", StringComparison.Ordinal) ? new FakeAnswer() : null)
        .Answer("getenforce", state + "\n")
        .Answer("getsebool httpd_can_network_connect", "httpd_can_network_connect --> off\n")
        .Answer("semanage permissive -ln", "httpd_t\n")
        .Answer("seinfo --portcon=8080", "\nPortcon: 3\n   portcon tcp 8080 system_u:object_r:http_cache_port_t:s0\n   portcon tcp 1024-32767 system_u:object_r:unreserved_port_t:s0\n   portcon udp 1024-32767 system_u:object_r:unreserved_port_t:s0\n")
        .Answer("semanage fcontext -l", "SELinux fcontext                                   type               Context\n\n/var/www(/.*)?                                     all files          system_u:object_r:httpd_sys_content_t:s0\n")
        .Answer("semanage login -l", "\nLogin Name           SELinux User         MLS/MCS Range        Service\n\n__default__          unconfined_u         s0-s0:c0.c1023       *\nann                  staff_u              s0                   *\n")
        .Answer("semanage user -l", "                Labeling   MLS/       MLS/\nSELinux User    Prefix     MCS Level  MCS Range                      SELinux Roles\n\nstaff_u         user       s0         s0-s0:c0.c1023                 staff_r sysadm_r\n")
        .Answer("semodule --list-modules", "base\nsite\t1.0\n");

    static string[] Lines(string recipe, string state = "Enforcing") => [.. ProviderRun.Of(Machine(state), recipe).Lines.Skip(1)];

    static string[] Commands(string recipe) => [.. ProviderRun.Of(Machine(), recipe).Commands.Select(c => c.Replace("/bin/sh -c ", "", StringComparison.Ordinal))];

    [Fact]
    public void Switches()
    {
        Assert.Contains("-   set value to \"on\" (was \"off\")", Lines("selinux_boolean('httpd_can_network_connect') { value true }"));
        Assert.Equal(["setsebool httpd_can_network_connect on"], Commands("selinux_boolean('httpd_can_network_connect') { value 'on'; persistent false }"));
        Assert.Empty(Commands("selinux_boolean('httpd_can_network_connect') { value 0 }"));
        Assert.Empty(Lines("selinux_boolean('httpd_can_network_connect') { value true }", "Disabled"));
    }

    [Fact]
    public void Domains_that_only_warn()
    {
        Assert.Equal(["- deleting permissive context httpd_t"], Lines("selinux_permissive('httpd_t') { action :delete }"));
        Assert.Equal(["- adding permissive context nginx_t"], Lines("selinux_permissive 'nginx_t'"));
        Assert.Empty(Lines("selinux_permissive 'httpd_t'"));
    }

    [Fact]
    public void Ports()
    {
        Assert.Equal(["- Modifying context http_port_t to port 8080/tcp"], Lines("selinux_port('8080') { protocol 'tcp'; secontext 'http_port_t' }"));
        Assert.Empty(Lines("selinux_port(8080) { protocol 'tcp'; secontext 'http_cache_port_t'; action :add }"));
        Assert.Equal(["- Adding context http_port_t to port 9090/tcp"], Lines("selinux_port('9090') { protocol 'tcp'; secontext 'http_port_t'; action :addormodify }"));
        Assert.Equal(["- Deleting context from port 8080/tcp"], Lines("selinux_port('8080') { protocol 'tcp'; action :delete }"));
        Assert.Equal(["- Modifying context http_port_t to port 8080/tcp"], Lines("selinux_port('8080') { protocol 'tcp'; secontext 'http_port_t'; action :modify }"));
    }

    [Fact]
    public void Labels_of_files()
    {
        Assert.Equal(["- modifying label public_content_t to /var/www(/.*)?"], Lines("selinux_fcontext('/var/www(/.*)?') { secontext 'public_content_t' }"));
        Assert.Equal(["- adding label public_content_t to /srv(/.*)?"], Lines("selinux_fcontext('/srv(/.*)?') { secontext 'public_content_t'; file_type 'd'; action :add }"));
        Assert.Equal(["- deleting label for /var/www(/.*)?"], Lines("selinux_fcontext('/var/www(/.*)?') { action :delete }"));
        Assert.Equal(["- modifying label public_content_t to /var/www(/.*)?"], Lines("selinux_fcontext('/var/www(/.*)?') { secontext 'public_content_t'; action :modify }"));
        Assert.Empty(Lines("selinux_fcontext('/var/www(/.*)?') { secontext 'httpd_sys_content_t'; action :addormodify }"));
    }

    [Fact]
    public void Logins_and_users()
    {
        Assert.Equal(["semanage login -m -s sysadm_u -r s0 ann"], Commands("selinux_login('ann') { user 'sysadm_u' }"));
        Assert.Equal(["semanage login -a -s staff_u -r s0 bob"], Commands("selinux_login('bob') { user 'staff_u'; range 's0'; action :add }"));
        Assert.Equal(["- deleting SELinux login ann"], Lines("selinux_login('ann') { action :delete }"));
        Assert.Empty(Commands("selinux_login('ann') { user 'staff_u'; action :modify }"));
        Assert.Equal(["semanage user -m -L s1 -r s0-s0:c0.c1023 -R 'staff_r sysadm_r' staff_u"], Commands("selinux_user('staff_u') { level 's1'; roles %w(sysadm_r staff_r) }"));
        Assert.Equal(["semanage user -a -R web_r web_u"], [.. Commands("selinux_user('web_u') { range nil; roles %w(web_r); action :add }").Select(c => c.Replace("'", "", StringComparison.Ordinal))]);
        Assert.Equal(["- deleting SELinux user staff_u"], Lines("selinux_user('staff_u') { action :delete }"));
        Assert.Empty(Commands("selinux_user('staff_u') { action :modify }"));
    }

    [Fact]
    public void The_state_now_and_after_boot()
    {
        var machine = Machine();
        var run = ProviderRun.Of(machine, "selinux_state('now') { action :permissive; policy 'targeted' }");
        Assert.Contains("- execute /usr/sbin/setenforce 0", run.Lines);
        Assert.Contains("SELINUX=permissive\nSELINUXTYPE=targeted\n", machine.TryReadText("/etc/selinux/config"), StringComparison.Ordinal);
        Assert.Contains("A non-persistent change", ProviderRun.Of(Machine(), "selinux_state('x') { persistent false; action :disabled }").Error!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(ProviderRun.Of(Machine(), "selinux_state('x') { persistent false; automatic_reboot false; config_file '/etc/selinux/other'; action :enforcing }").Lines, l => l.StartsWith("- ", StringComparison.Ordinal));
    }

    [Fact]
    public void Modules_and_packages()
    {
        var machine = Machine().AddFile("/etc/selinux/local/site.pp", "").AddFile("/etc/selinux/local/new.pp", "");
        Assert.Equal(["- Remove SELinux module site"], ProviderRun.Of(machine, "selinux_module('site') { action :remove }").Lines.Skip(1));
        Assert.Equal(["- Install SELinux module /etc/selinux/local/new.pp"], ProviderRun.Of(machine, "selinux_module('new') { action :install }").Lines.Skip(1));
        var create = ProviderRun.Of(machine, "selinux_module('new') { content 'module new 1.0;'; base_dir '/etc/selinux/local' }");
        Assert.Equal("module new 1.0;", machine.TryReadText("/etc/selinux/local/new.te"));
        Assert.Contains("- execute semodule --install '/etc/selinux/local/new.pp'", create.Lines);
        ProviderRun.Of(machine, "selinux_module('new') { action :delete }");
        Assert.Null(machine.TryStat("/etc/selinux/local/new.te"));
        var packages = ProviderRun.Of(Machine().Answer(c => c.Program is "rpm" or "dnf" ? new FakeAnswer("a 0:1-1 noarch\n") : null), "selinux_install('all') { packages %w(policycoreutils) }\nselinux_install('again') { action [:upgrade, :remove] }");
        Assert.Null(packages.Error);
    }
}
