namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>deploy</c> resource of Chef 11 and 12 and its kin: releases of an application side by side, the current one behind a link.</summary>
public static class DeployResource
{
    const string Actions = "deploy force_deploy rollback";

    public static readonly ResourceType Type = new("deploy", Actions)
    {
        Aliases = "repository=repo restart=restart_command branch=revision ssh_wrapper=git_ssh_wrapper",
        DefineMethods = DefineMethods,
        UnifiedMode = false,
    };

    public static readonly ResourceType Timestamped = new("timestamped_deploy", Actions, Type) { UnifiedMode = false };
    public static readonly ResourceType Revision = new("deploy_revision", Actions, Type) { UnifiedMode = false };
    public static readonly ResourceType Branch = new("deploy_branch", Actions, Type) { UnifiedMode = false };

    public static readonly Property<string> DeployTo = Type.Text("deploy_to").NameProperty();
    public static readonly Property<string> Repo = Type.Text("repo");
    public static readonly Property<string> Remote = Type.Text("remote").Default("origin");
    public static readonly Property<string> Role = Type.Text("role");
    public static readonly Property<object> RestartCommand = Type.Any("restart_command", "String|Proc");
    public static readonly Property<bool> Migrate = Type.Flag("migrate", false);
    public static readonly Property<string> MigrationCommand = Type.Text("migration_command");
    public static readonly Property<bool> RollbackOnError = Type.Flag("rollback_on_error", false);
    public static readonly Property<string> User = Type.Text("user");
    public static readonly Property<string> Group = Type.Text("group");
    public static readonly Property<bool> EnableSubmodules = Type.Flag("enable_submodules", false);
    public static readonly Property<bool> ShallowClone = Type.Flag("shallow_clone", false);
    public static readonly Property<string> RepositoryCache = Type.Text("repository_cache").Default("cached-copy");
    public static readonly Property<object> CopyExclude = Type.Any("copy_exclude", "String|Array").Default(new object[0]);
    public static readonly Property<string> ScmRevision = Type.Text("revision").Default("HEAD");
    public static readonly Property<string> GitSshWrapper = Type.Text("git_ssh_wrapper");
    public static readonly Property<string> SvnUsername = Type.Text("svn_username");
    public static readonly Property<string> SvnPassword = Type.Text("svn_password").Secret();
    public static readonly Property<string> SvnArguments = Type.Text("svn_arguments");
    public static readonly Property<string> SvnInfoArgs = Type.Text("svn_info_args");
    public static readonly Property<object> ScmProvider = Type.Any("scm_provider", "Class|String|Symbol").Default("Git");
    public static readonly Property<bool> SvnForceExport = Type.Flag("svn_force_export", false);
    public static readonly Property<RHash> Environment = Type.Map("environment", "Hash|String").Coerced(Coercions.DeployEnvironment);
    public static readonly Property<long?> KeepReleases = Type.Number("keep_releases").Default(5);
    public static readonly Property<IReadOnlyList<string>> PurgeBeforeSymlink = Type.List("purge_before_symlink").Default(new object[] { "log", "tmp/pids", "public/system" });
    public static readonly Property<IReadOnlyList<string>> CreateDirsBeforeSymlink = Type.List("create_dirs_before_symlink").Default(new object[] { "tmp", "public", "config" });
    public static readonly Property<RHash> Symlinks = Type.Map("symlinks").Default(new Literal.Texts(("system", "public/system"), ("pids", "tmp/pids"), ("log", "log")));
    public static readonly Property<RHash> SymlinkBeforeMigrate = Type.Map("symlink_before_migrate").Default(new Literal.Texts(("config/database.yml", "config/database.yml")));
    public static readonly Property<object> BeforeMigrate = Type.Any("before_migrate", "Proc|String");
    public static readonly Property<object> BeforeSymlink = Type.Any("before_symlink", "Proc|String");
    public static readonly Property<object> BeforeRestart = Type.Any("before_restart", "Proc|String");
    public static readonly Property<object> AfterRestart = Type.Any("after_restart", "Proc|String");
    public static readonly Property<RHash> AdditionalRemotes = Type.Map("additional_remotes").DefaultsToHash();
    public static readonly Property<bool> EnableCheckout = Type.Flag("enable_checkout", true);
    public static readonly Property<string> CheckoutBranch = Type.Text("checkout_branch").Default("deploy");
    public static readonly Property<long?> Timeout = Type.Number("timeout");

    // Callbacks and the restart take a block or a value; the paths follow from deploy_to.
    static void DefineMethods(RClass klass)
    {
        foreach (var name in (string[])["before_migrate", "before_symlink", "before_restart", "after_restart", "restart_command", "restart"])
        {
            var variable = RSymbol.Of("@" + (name == "restart" ? "restart_command" : name));
            klass.Define(RSymbol.Of(name), BuiltinBody.Of(0, 1, (_, self, arguments, block) =>
            {
                var resource = (Resource)self!;
                if (block is not null || arguments is [not null])
                {
                    resource.SetInstanceVariable(variable, block ?? arguments[0]);
                }
                return resource.GetInstanceVariable(variable);
            }));
        }
        Path(klass, "current_path", to => to + "/current");
        Path(klass, "shared_path", to => to + "/shared");
        klass.Define(RSymbol.Of("destination"), BuiltinBody.Of((c, self, _) => new RString($"{Root(c, self)}/shared/{c.ToS(((Resource)self!).Read(c, RepositoryCache))}")));
        klass.Define(RSymbol.Of("depth"), BuiltinBody.Of((c, self, _) => Context.Truthy(((Resource)self!).Read(c, ShallowClone)) ? Box.Int(5) : null));
    }

    static string Root(Context context, object? self) => context.ToS(((Resource)self!).Read(context, DeployTo)).TrimEnd('/');

    static void Path(RClass klass, string name, Func<string, string> path) => klass.Define(RSymbol.Of(name), BuiltinBody.Of((c, self, _) => new RString(path(Root(c, self)))));
}
