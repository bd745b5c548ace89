using RecipeEngine.Tests.Engine.Catalog;
using Xunit;

namespace RecipeEngine.Tests.Machines;

/// <summary>
/// Providers on a real host with systemd: tests/machines/cookbooks/site is converged dry (which writes nothing), for real and again (which has nothing to do),
/// and the host's own tools say what came of it.
/// </summary>
public class ConvergeHostTests
{
    /// <summary>Caches and private directories that the host's programs make when they are only asked.</summary>
    static readonly string[] MadeByLooking = ["/tmp", "/var/tmp", "/var/cache", "/var/lib/systemd", "/var/lib/recipe"];

    static TestHost Converge(string recipe, bool dryRunSucceeds, string flags = "")
    {
        var host = TestHost.Boot();
        try
        {
            host.InstallRecipe();
            host.CopyDirectory(Path.Combine(Repository.Root, "tests", "machines", "cookbooks"), "/root/cookbooks");
            var command = $"cd /root && recipe converge --no-color {flags} site::{recipe}";
            host.Mark();
            var dry = host.Exec(command + " --dry-run");
            Assert.Empty(Written(host));
            if (dryRunSucceeds)
            {
                dry.Expect();
            }
            host.Exec(command).Expect();
            HostEvidence.Compare(recipe, host.Exec("cat /srv/evidence").Expect().Stdout);
            Assert.Matches(@"complete, 0/\d+ resources updated", host.Exec(command).Expect().Stdout);
            return host;
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    static IEnumerable<string> Written(TestHost host) => host.WrittenSinceMark().Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Where(line => line[2..] != "/var" && !MadeByLooking.Any(place => line[2..] == place || line[2..].StartsWith(place + "/", StringComparison.Ordinal)));

    static void Check(TestHost host, params (string Command, string Answer)[] facts) => Assert.Equal(
        string.Join("\n\n", facts.Select(fact => $"$ {fact.Command}\n{fact.Answer}")),
        string.Join("\n\n", facts.Select(fact => $"$ {fact.Command}\n{host.Exec(fact.Command).Stdout.TrimEnd('\n')}")));

    [SkippableFact]
    public void Accounts_schedules_settings_and_units()
    {
        using var host = Converge("host", dryRunSucceeds: true);
        Check(
            host,
            ("getent passwd deploy", "deploy:x:4002:4001:Deploys:/srv/deploy:/bin/bash"),
            ("passwd -S batch | cut -d' ' -f1,2", "batch L"),
            ("getent group operators | cut -d: -f1,4", "operators:deploy"),
            ("sudo -l -U deploy | tail -1 | xargs", "(ALL) NOPASSWD: /usr/bin/systemctl restart web"),
            ("grep deploy /etc/security/limits.d/deploy_limits.conf | tail -1", "deploy - nofile 8192"),
            ("crontab -l -u deploy", "# Chef Name: tidy\nMAILTO=\"root\"\n5 3 * * * /usr/bin/true"),
            ("tail -1 /etc/cron.d/report", "@daily deploy /usr/bin/true"),
            ("sysctl -n net.ipv4.ip_forward", "1"),
            ("hostname", "web1"),
            ("timedatectl show -p Timezone --value", "Europe/Vienna"),
            ("findmnt -no FSTYPE,SIZE /mnt/scratch | xargs", "tmpfs 1M"),
            ("grep scratch /etc/fstab", "tmpfs /mnt/scratch tmpfs size=1m,mode=0700 0 0"),
            ("tool", "two"),
            ("systemctl is-enabled web cron apt-daily.timer", "enabled\ndisabled\nmasked"),
            ("systemctl is-active web cron", "active\ninactive"),
            ("ps -o user= -p $(systemctl show -p MainPID --value web)", "deploy"),
            ("stat -c '%F %U %N' /srv/deploy/current", "symbolic link deploy '/srv/deploy/current' -> '/srv/deploy/releases/1'"),
            ("stat -c %h /usr/local/bin/tool-hard", "2"),
            ("cat /srv/deploy/stamp", "deploy"),
            ("stat -c %a /root/greeting && cat /root/greeting", "600\nhello"));
    }

    [SkippableFact]
    public void Packages_repositories_and_downloads()
    {
        using var host = Converge("packages", dryRunSucceeds: false);
        Check(
            host,
            ("dpkg-query -W -f '${Package} ${db:Status-Status}\\n' git hello nano nginx-light tree 2>/dev/null | grep ' installed'",
                "git installed\nhello installed\nnginx-light installed\ntree installed"),
            ("apt-mark showhold", "tree"),
            ("apt-cache policy tree | grep -c 600", "1"),
            ("grep -c bookworm-updates /etc/apt/sources.list.d/updates.list", "1"),
            ("cat /etc/locale.conf", "LANG=en_US.UTF-8"),
            ("systemctl is-active nginx", "active"),
            ("git -C /srv/tagged log --format=%s", "one"),
            ("git -C /srv/latest log --format=%s", "two\none"),
            ("stat -c '%a %U' /srv/data.tar.gz", "640 www-data"),
            ("cmp /srv/data.tar.gz /var/www/html/data.tar.gz && cmp /srv/copy.deb /srv/hello.deb && echo same", "same"),
            ("cat /srv/data/upstream/one", "one"),
            ("cd /srv/tree && stat -c '%n %a' a.txt sub/b.txt", "a.txt 600\nsub/b.txt 600"));

        // The file on the server is another one now: the ETag no longer matches.
        host.Exec("echo other > /var/www/html/data.tar.gz").Expect();
        host.Exec("cd /root && recipe converge --no-color site::packages").Expect();
        Check(host, ("cat /srv/data.tar.gz", "other"));
    }

    [SkippableFact]
    public void Keys_and_certificates()
    {
        using var host = Converge("certificates", dryRunSucceeds: false);
        Check(
            host,
            ("cd /etc/ssl/site && openssl rsa -in rsa.pem -passin pass:secret -noout -check", "RSA key ok"),
            ("cd /etc/ssl/site && openssl rsa -in rsa.pem -passin pass:secret -pubout 2>/dev/null | cmp - rsa-all.pub && openssl ec -in ec.pem -pubout 2>/dev/null | cmp - ec.pub && echo same", "same"),
            ("cd /etc/ssl/site && openssl dhparam -in dh.pem -check -noout 2>&1", "DH parameters appear to be ok."),
            ("cd /etc/ssl/site && openssl verify -CAfile ca.crt web.crt && openssl verify -CAfile self.crt self.crt", "web.crt: OK\nself.crt: OK"),
            ("cd /etc/ssl/site && openssl x509 -in web.crt -noout -ext subjectAltName | tail -1 | xargs", "DNS:web.example.com, IP Address:192.0.2.7"),
            ("cd /etc/ssl/site && openssl crl -in ca.crl -CAfile ca.crt -noout -text 2>&1 | grep -E 'verify|Serial Number: C7|Superseded' | xargs", "verify OK Serial Number: C7BCB6602A2E4251EF4E2827A228CB52BC0CEA2F Superseded"),
            ("cd /etc/ssl/site && stat -c %a rsa.pem ec.pem dh.pem | xargs", "400 600 640"));
    }

    [SkippableFact]
    public void Addresses_and_routes()
    {
        using var host = Converge("network", dryRunSucceeds: false);
        Check(
            host,
            ("ip -4 -br addr show site0 | cut -c1-5 && ip -4 -o addr show site0 | grep -o '198[0-9./]*' | head -1", "site0\n198.51.100.2/24"),
            ("ip route | grep 203.0.113 | xargs", "203.0.113.0/24 via 198.51.100.1 dev site0 metric 50"),
            ("grep -c 'source /etc/network/interfaces.d' /etc/network/interfaces", "1"),
            ("grep -v '^ *$' /etc/network/interfaces.d/ifcfg-site0 | xargs", "auto site0 iface site0 inet static address 198.51.100.2 netmask 255.255.255.0 mtu 1400"));
    }

    [SkippableFact]
    public void Working_copies_scripts_and_the_clients_own_files()
    {
        using var host = Converge("sources", dryRunSucceeds: false);
        Check(
            host,
            ("cat /srv/latest-copy/file /srv/second/file /srv/exported/file", "two\none\ntwo"),
            ("ls -d /srv/*/.svn", "/srv/import/.svn\n/srv/latest-copy/.svn\n/srv/old-copy/.svn\n/srv/second/.svn"),
            ("cat /srv/perl /srv/python /srv/csh /srv/ksh /srv/ruby /srv/awk | xargs", "perl python csh ksh ruby awk"),
            ("cat /srv/template", "Hello site, X debian"),
            ("ruby -c /srv/chef/client.rb", "Syntax OK"),
            ("systemctl is-enabled chef-client.timer && systemctl is-active chef-client.timer", "enabled\nactive"),
            ("grep -c 'recipe\\|chef-client' /etc/cron.d/chef-client", "1"),
            ("cat /srv/waivers.yml", "---\nsite-01:\n  run: false\n  justification: known"),
            ("ls /srv/reports | grep -q json && echo written", "written"));

        // A new revision in the repository is fetched.
        host.Exec("cd /srv/import && svn update -q && echo three > file && svn commit -q -m three && cd /root && recipe converge --no-color site::sources").Expect();
        Check(host, ("cat /srv/latest-copy/file", "three"));
    }

    [SkippableFact]
    public void Actions_that_undo()
    {
        using var host = Converge("more", dryRunSucceeds: false);
        Check(
            host,
            ("ls -d /srv/deleted /srv/dir-gone /srv/link /srv/cookbook-gone /etc/cron.d/gone /etc/sudoers.d/gone /etc/systemd/system/gone.service 2>/dev/null", ""),
            ("getent passwd gone; getent group gone-group; crontab -l 2>/dev/null | grep -c gone; findmnt /mnt/more; grep -c /mnt/more /etc/fstab", "0\n0"),
            ("getent passwd temp | cut -d: -f5,7; getent group temp | cut -d: -f4", "Changed:/bin/sh\ntemp"),
            ("cat /etc/modprobe.d/blacklist_blacklisted.conf", "blacklist blacklisted"),
            ("cat /srv/template-once; cat /srv/tree-once/a.txt | wc -c; cmp /srv/remote /etc/hostname && echo same", "Hello once, X debian\n2\nsame"));
    }

    [SkippableFact]
    public void Options_of_each_resource()
    {
        using var host = Converge("options", dryRunSucceeds: false);
        Check(
            host,
            ("cat /srv/options/execute /srv/options/bash", "from the recipe\nhello options /srv/options-home\noptions"),
            ("cd /srv/options && stat -c '%n %U %a' file cookbook_file template remote_file tree", "file options 640\ncookbook_file options 640\ntemplate options 640\nremote_file options 640\ntree options 755"),
            ("getent shadow options | cut -d: -f7,8", "30:47481"),
            ("grep -c '^options' /etc/security/limits.d/options-of-all.conf", "24"),
            ("sudo -l -U options | grep -c NOPASSWD", "2"),
            ("cd /srv/options && openssl rsa -in rsa.pem -passin pass:secret -noout -check && openssl req -in web.csr -noout -subject", "RSA key ok\nsubject=C = AT, ST = Wien, L = Wien, O = Site, OU = Web, CN = options.example.com, emailAddress = a@example.com"),
            ("ruby -c /srv/options/chef/client.rb 2>&1 | head -1 | grep -c .", "1"),
            ("systemctl is-active options; findmnt -no FSTYPE /srv/options/mnt", "active\ntmpfs"));
    }

    [SkippableFact]
    public void Deployments_of_Chef_12()
    {
        using var host = Converge("deploy", dryRunSucceeds: false, "--chef-version 12");
        Check(
            host,
            ("cd /srv/www/current && cat version hook && echo && cat ran-by migrated && readlink log config/database.yml && stat -c '%U %F' made",
                "one\nhere\napp\nproduction\n/srv/www/shared/log\n/srv/www/shared/config/database.yml\napp directory"),
            ("basename $(readlink /srv/www/current) | tr -d 0-9a-f; cat /srv/www/shared/restarts; readlink /srv/www/current | tr -d '\\n' | cmp - /srv/www/shared/after && echo same", "\none\nsame"),
            ("ls /srv/timed /srv/branch/releases | wc -l", "8"));

        Check(host, ("ls /srv/options/releases /srv/dated/releases | wc -l; cat /srv/options/current/version", "5\none"));

        // Three revisions more: the two newest releases stay; going back to the one before is a link.
        host.Exec("git config --global --add safe.directory /srv/app && cd /srv/app && for n in two three four; do echo $n > version && git commit -qam $n && (cd /root && recipe converge --no-color --chef-version 12 site::deploy) || exit 1; done").Expect();
        Check(host, ("ls /srv/www/releases | wc -l; cat /srv/www/current/version; cat /srv/www/shared/restarts | xargs", "2\nfour\none two three four"));
    }

    [SkippableFact]
    public void Packages_of_rpm_systems()
    {
        using var host = Converge("rpm", dryRunSucceeds: false);
        Check(host, ("rpm -q site; cat /opt/site-version", "site-1.1-1.noarch\n1.1"));
        host.Write("/root/remove.rb", "rpm_package('site') { action :remove }\ndnf_package('site') { action :install }\ndnf_package('gone') { package_name 'site'; action :purge }\n");
        host.Exec("cd /root && recipe converge --no-color remove.rb").Expect();
        Check(host, ("rpm -q site", "package site is not installed"));
    }
}
