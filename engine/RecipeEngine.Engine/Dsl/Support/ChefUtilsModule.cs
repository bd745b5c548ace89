using RecipeEngine.Cookbooks;

namespace RecipeEngine.Engine.Dsl.Support;

/// <summary>ChefUtils: questions about platform, machine and programs.</summary>
[RubyModule("ChefUtils")]
public static class ChefUtilsModule
{
    /// <summary>One word per line: the method, what it asks of the node, and the answers.</summary>
    const string Predicates = """
        debian? platform_family debian
        rhel? platform_family rhel
        fedora? platform_family fedora
        amazon? platform_family amazon
        suse? platform_family suse
        arch? platform_family arch
        gentoo? platform_family gentoo
        freebsd? platform_family freebsd
        openbsd? platform_family openbsd
        netbsd? platform_family netbsd
        dragonflybsd? platform_family dragonflybsd
        smartos? platform_family smartos
        solaris2? platform_family solaris2
        aix? platform_family aix
        macos? platform_family mac_os_x
        windows? platform_family windows
        rpm_based? platform_family rhel fedora amazon suse
        fedora_derived? platform_family fedora rhel amazon
        redhat_based? platform_family rhel fedora
        solaris_based? platform_family solaris2 smartos omnios openindiana
        bsd_based? platform_family freebsd netbsd openbsd dragonflybsd
        linux? os linux
        darwin? os darwin
        ubuntu_platform? platform ubuntu
        debian_platform? platform debian
        centos_platform? platform centos
        redhat_platform? platform redhat
        oracle_platform? platform oracle
        scientific_platform? platform scientific
        clearos_platform? platform clearos
        fedora_platform? platform fedora
        amazon_platform? platform amazon
        linuxmint_platform? platform linuxmint
        raspbian_platform? platform raspbian
        arch_platform? platform arch
        suse_platform? platform suse
        opensuse_platform? platform opensuse opensuseleap
        opensuseleap_platform? platform opensuseleap opensuse
        gentoo_platform? platform gentoo
        slackware_platform? platform slackware
        windows_platform? platform windows
        macos_platform? platform mac_os_x
        freebsd_platform? platform freebsd
        openbsd_platform? platform openbsd
        netbsd_platform? platform netbsd
        dragonfly_platform? platform dragonfly
        smartos_platform? platform smartos
        omnios_platform? platform omnios
        openindiana_platform? platform openindiana
        solaris2_platform? platform solaris2
        aix_platform? platform aix
        _64_bit? kernel/machine amd64 x86_64 ppc64 ppc64le s390x ia64 sparc64 aarch64 arch64 arm64 sun4v sun4u
        _32_bit? kernel/machine i386 i486 i586 i686 armv6l armv7l
        i386? kernel/machine i386
        intel? kernel/machine i86pc i386 x86_64 amd64 i686
        sparc? kernel/machine sun4u sun4v
        ppc64? kernel/machine ppc64
        ppc64le? kernel/machine ppc64le
        powerpc? kernel/machine powerpc
        arm? kernel/machine armv6l armv7l armhf aarch64 arm64 arch64
        armhf? kernel/machine armv6l armv7l armhf
        s390x? kernel/machine s390x
        s390? kernel/machine s390
        systemd? init_package systemd
        docker? virtualization/systems/docker guest
        kvm? virtualization/systems/kvm guest
        kvm_host? virtualization/systems/kvm host
        lxc? virtualization/systems/lxc guest
        lxc_host? virtualization/systems/lxc host
        vbox? virtualization/systems/vbox guest
        vbox_host? virtualization/systems/vbox host
        vmware? virtualization/systems/vmware guest
        vmware_host? virtualization/systems/vmware host
        openvz? virtualization/systems/openvz guest
        openvz_host? virtualization/systems/openvz host
        hyperv? virtualization/systems/hyperv guest
        parallels? virtualization/systems/parallels guest
        parallels_host? virtualization/systems/parallels host
        guest? virtualization/role guest
        hypervisor? virtualization/role host
        windows_server? kernel/product_type Server
        windows_workstation? kernel/product_type Workstation
        """;

    /// <summary>Clouds: true when the node has the attribute.</summary>
    const string Clouds = "cloud? ec2? gce? rackspace? eucalyptus? linode? openstack? azure? digital_ocean? softlayer? alibaba?";

    /// <summary>Second names, most of them chef-sugar's: the word, then the method.</summary>
    const string Aliases = """
        ubuntu? ubuntu_platform?
        mint? linuxmint_platform?
        linux_mint? linuxmint_platform?
        linuxmint? linuxmint_platform?
        raspbian? raspbian_platform?
        redhat? redhat_platform?
        redhat_enterprise? redhat_platform?
        redhat_enterprise_linux? redhat_platform?
        centos? centos_platform?
        oracle? oracle_platform?
        oracle_linux? oracle_platform?
        scientific? scientific_platform?
        scientific_linux? scientific_platform?
        clearos? clearos_platform?
        omnios? omnios_platform?
        openindiana? openindiana_platform?
        opensuse? opensuse_platform?
        leap_platform? opensuse_platform?
        mac_os_x_platform? macos_platform?
        el? rhel?
        amazon_linux? amazon?
        arch_linux? arch?
        solaris? solaris2?
        osx? macos?
        mac? macos?
        mac_os_x? macos?
        euca? eucalyptus?
        digitalocean? digital_ocean?
        virtualbox? vbox?
        virtual? guest?
        """;

    public static void DefinePredicates(Interpreter interpreter) =>
        interpreter.FindModule(interpreter.MainContext, "ChefUtils").AddLateMethods(DefinePredicates);

    static void DefinePredicates(RModule module)
    {
        foreach (var line in Predicates.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var words = line.Split(' ');
            var (path, answers) = (words[1].Split('/'), words[2..]);
            Define(module, words[0], (ctx, node) => answers.Contains(ctx.ToS(Read(ctx, node, path))));
        }
        foreach (var word in Clouds.Split(' '))
        {
            var key = word.TrimEnd('?');
            Define(module, word, (ctx, node) => Read(ctx, node, [key]) is not null && (key != "cloud" || Read(ctx, node, ["cloud"]) is RHash { Count: > 0 }));
        }
        foreach (var major in new[] { 6, 7, 8, 9 })
        {
            Define(module, $"rhel{major}?", (ctx, node) => ctx.ToS(Read(ctx, node, ["platform_family"])) == "rhel"
                && ctx.ToS(Read(ctx, node, ["platform_version"])).Split('.')[0] == major.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
        Define(module, "centos_stream_platform?", (ctx, node) => Read(ctx, node, ["os_release", "name"]) is { } n && ctx.ToS(n) == "CentOS Stream");
        Define(module, "physical?", (ctx, node) => ctx.ToS(Read(ctx, node, ["virtualization", "role"])) != "guest");
        Define(module, "vagrant?", (ctx, node) => Read(ctx, node, ["vagrant"]) is not null || Read(ctx, node, ["etc", "passwd", "vagrant"]) is not null
            || ctx.ToS(Read(ctx, node, ["domain"])).Contains("vagrantup.com", StringComparison.Ordinal));
        Define(module, "kitchen?", (ctx, _) => ctx.Interpreter.Machine.GetEnvironmentVariable("TEST_KITCHEN") is not null);
        Define(module, "ci?", (ctx, _) => ctx.Interpreter.Machine.GetEnvironmentVariable("CI") is not null);
        Define(module, "effortless?", (ctx, node) => Context.Truthy(Read(ctx, node, ["chef_packages", "chef", "chef_effortless"])));
        Define(module, "windows_server_core?", (ctx, node) => ctx.ToS(Read(ctx, node, ["kernel", "server_core"])) == "true");
        foreach (var line in Aliases.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var words = line.Split(' ');
            module.Define(RSymbol.Of(words[0]), module.FindMethod(RSymbol.Of(words[1]))!.Body);
        }
        foreach (var kind in new[] { "vmware_desktop", "vmware_vsphere" })
        {
            Define(module, kind + "?", (ctx, node) => ctx.ToS(Read(ctx, node, ["virtualization", "system"])) == "vmware" && ctx.ToS(Read(ctx, node, ["vmware", "host", "type"])) == kind);
        }
        foreach (var word in new[] { "macos_ruby?", "windows_ruby?" })
        {
            module.Define(RSymbol.Of(word), BuiltinBody.Of((_, _, _) => Box.False));
        }
    }

    static void Define(RModule module, string word, Func<Context, NodeObject?, bool> answer) =>
        module.Define(RSymbol.Of(word), BuiltinBody.Of(0, 1, (ctx, _, arguments, _) => Box.Bool(answer(ctx, arguments.Length > 0 ? arguments[0] as NodeObject : null))));

    static object? Read(Context ctx, NodeObject? node, string[] path) =>
        (node ?? ChefRun.Of(ctx).Node).Attributes.Read(ctx, [.. path.Select(p => (object?)new RString(p))]);

    [RubyMethod("includes_recipe?", "include_recipe?")]
    public static bool IncludesRecipe(Context ctx, string name, object? node = null)
    {
        var run = ChefRun.Of(ctx);
        return run.LoadedRecipes.Contains(RecipeName.Parse(name).ToString());
    }

    [RubyMethod("which")]
    public static object? Which(Context ctx, [Keywords] RHash? options, RProc? block = null, params object?[] rest)
    {
        foreach (var path in Candidates(ctx, rest, options))
        {
            if (block is null || Context.Truthy(block.Yield(ctx, [new RString(path)])))
            {
                return new RString(path);
            }
        }
        return false;
    }

    [RubyMethod("where")]
    public static object? Where(Context ctx, [Keywords] RHash? options, RProc? block = null, params object?[] rest) =>
        new RArray(Candidates(ctx, rest, options).Where(p => block is null || Context.Truthy(block.Yield(ctx, [new RString(p)]))).Select(p => (object?)new RString(p)));

    static IEnumerable<string> Candidates(Context ctx, object?[] names, RHash? options)
    {
        var machine = ctx.Interpreter.Machine;
        var paths = (machine.GetEnvironmentVariable("PATH") ?? "").Split(':').Concat(["/bin", "/usr/bin", "/sbin", "/usr/sbin"]).ToList();
        if (options?.Get(ctx, "extra_path") is { } extra)
        {
            paths.AddRange(extra is RArray a ? a.Select(ctx.ToS) : [ctx.ToS(extra)]);
        }
        if (options?.Get(ctx, "prepend_path") is { } first)
        {
            paths.InsertRange(0, first is RArray a ? a.Select(ctx.ToS) : [ctx.ToS(first)]);
        }
        foreach (var name in names.SelectMany(n => n is RArray a ? a.ToArray() : [n]).Select(ctx.ToS))
        {
            foreach (var directory in name.StartsWith('/') ? [""] : paths.Distinct())
            {
                var path = name.StartsWith('/') ? name : $"{directory.TrimEnd('/')}/{name}";
                if (machine.IsFile(path) && machine.CanAccess(path, AccessModes.Execute))
                {
                    yield return path;
                }
            }
        }
    }

    [RubyMethod("default_paths", "sanitized_path")]
    public static string DefaultPaths(Context ctx, object? environment = null) => ShellCommand.DefaultPath(ctx.Interpreter.Machine);

    [RubyMethod("platform_version")]
    public static object? PlatformVersion(Context ctx, object? node = null) =>
        ctx.Send(ctx.Interpreter.FindClass(ctx, "Chef::VersionString"), "new", ChefRun.Of(ctx).Node.Attributes.Top(ctx, "platform_version"));

    [RubyMethod("windows_nt_version")]
    public static object? WindowsNtVersion(Context ctx, object? node = null) =>
        ctx.Send(ctx.Interpreter.FindClass(ctx, "Chef::VersionString"), "new", Read(ctx, node as NodeObject, ["os_version"]));

    [RubyMethod("powershell_version")]
    public static object? PowershellVersion(Context ctx, object? node = null) =>
        ctx.Send(ctx.Interpreter.FindClass(ctx, "Chef::VersionString"), "new", Read(ctx, node as NodeObject, ["languages", "powershell", "version"]));

    [RubyMethod("file_exist?")]
    public static bool FileExists(Context ctx, string path) => ctx.Interpreter.Machine.Exists(path);

    [RubyMethod("file_directory?", "dir_exist?")]
    public static bool DirectoryExists(Context ctx, string path) => ctx.Interpreter.Machine.IsDirectory(path);

    [RubyMethod("file_read")]
    public static object? FileRead(Context ctx, object? path) => ctx.Send(ctx.Interpreter.FindClass(ctx, "File"), "read", path);

    [RubyMethod("file_open")]
    public static object? FileOpen(Context ctx, RProc? block = null, params object?[] rest) => ctx.SendBlock(ctx.Interpreter.FindClass(ctx, "File"), RSymbol.Of("open"), block, rest);

    [RubyMethod("has_systemd_service_unit?")]
    public static bool HasServiceUnit(Context ctx, string name) => HasUnit(ctx, name + ".service") || (name.Contains('@', StringComparison.Ordinal) && HasUnit(ctx, name.Split('@')[0] + "@.service"));

    [RubyMethod("has_systemd_unit?")]
    public static bool HasUnit(Context ctx, string name) => new[] { "/etc", "/usr/lib", "/lib", "/run" }.Any(d => ctx.Interpreter.Machine.Exists($"{d}/systemd/system/{name}"));

    [RubyMethod("debianrcd?")]
    public static bool Debianrcd(Context ctx) => ctx.Interpreter.Machine.Exists("/usr/sbin/update-rc.d");

    [RubyMethod("invokercd?")]
    public static bool Invokercd(Context ctx) => ctx.Interpreter.Machine.Exists("/usr/sbin/invoke-rc.d");

    [RubyMethod("upstart?")]
    public static bool Upstart(Context ctx) => ctx.Interpreter.Machine.Exists("/sbin/initctl");

    [RubyMethod("insserv?")]
    public static bool Insserv(Context ctx) => ctx.Interpreter.Machine.Exists("/sbin/insserv");

    [RubyMethod("redhatrcd?")]
    public static bool Redhatrcd(Context ctx) => ctx.Interpreter.Machine.Exists("/sbin/chkconfig");

    [RubyMethod("service_script_exist?")]
    public static bool ScriptExists(Context ctx, object? type, string script) => ctx.ToS(type) switch
    {
        "initd" => ctx.Interpreter.Machine.Exists("/etc/init.d/" + script),
        "upstart" => ctx.Interpreter.Machine.Exists($"/etc/init/{script}.conf"),
        "xinetd" => ctx.Interpreter.Machine.Exists("/etc/xinetd.d/" + script),
        "etc_rcd" => ctx.Interpreter.Machine.Exists("/etc/rc.d/" + script),
        "systemd" => HasServiceUnit(ctx, script) || HasUnit(ctx, script),
        var other => throw RubyError.Argument($"type of service must be one of :initd, :upstart, :xinetd, :etc_rcd, or :systemd; you passed {other}"),
    };
}
