namespace RecipeEngine.Engine.Dsl;

/// <summary>Chef's modules and which class mixes in which.</summary>
static class ModuleTable
{
    /// <summary>Modules and classes without methods of their own, so that a cookbook can name, include and reopen them.</summary>
    const string Empty = """
        Chef::Exceptions Chef::Mixin Chef::DSL Chef::Util Chef::Formatters Chef::EventDispatch Chef::Reporting Chef::Knife Chef::ReservedNames
        Chef::DSL::Recipe::FullDSL Chef::DSL::Core Chef::DSL::RegistryHelper Chef::DSL::Powershell Chef::DSL::Cheffish
        Chef::Mixin::Language Chef::Mixin::LanguageIncludeRecipe Chef::Mixin::LanguageIncludeAttribute Chef::Mixin::RecipeDefinitionDSLCore
        Chef::Mixin::Checksum Chef::Mixin::Which
        Chef::Mixin::ConvertToClassName Chef::Mixin::PowershellOut Chef::Mixin::PowershellExec
        Chef::Mixin::WindowsArchitectureHelper Chef::Mixin::PathSanity Chef::Mixin::DefaultPaths Chef::Mixin::Template 
        Chef::Mixin::GetSourceFromPackage Chef::Mixin::WhyRun Chef::Mixin::NotifyingBlock Chef::Mixin::OpenSSLHelper Chef::Mixin::XMLEscape
        Chef::Mixin::ParamsValidate Chef::Mixin::Provides Chef::Mixin::WindowsEnvHelper
        ChefUtils::DSL ChefUtils::DSL::PlatformFamily ChefUtils::DSL::Platform ChefUtils::DSL::PlatformVersion ChefUtils::DSL::PathSanity ChefUtils::DSL::DefaultPaths
        ChefUtils::DSL::Introspection ChefUtils::DSL::Service ChefUtils::DSL::Cloud ChefUtils::DSL::OS ChefUtils::DSL::Which ChefUtils::DSL::Architecture
        ChefUtils::DSL::Virtualization ChefUtils::DSL::TrainHelpers Chef::GuardInterpreter Chef::Mixin::ChefUtilsWiring Chef::Provider::InlineResources Chef::Provider::InlineResources::ClassMethods
        Chef::Resource::ActionClass::ClassMethods Ohai::NamedPlugin Ohai::Util Ohai::Mixin Ohai::Exception Mixlib ChefConfig ChefConfig::Mixin
        """;

    /// <summary>Empty classes and their superclasses.</summary>
    static readonly (string Super, string Names)[] EmptyClasses =
    [
        ("Object", "Chef::ApiClient Chef::User Chef::ResourceReporter Chef::REST Chef::ServerAPI Chef::Knife::Core Chef::CookbookUploader Chef::ResourceDefinition Chef::CookbookLoader Chef::ResourceDefinitionList Chef::Formatters::Base"),
        ("Object", "Chef::EventDispatch::Base"),
        ("Chef::Provider", """
            Chef::Provider::File Chef::Provider::Package Chef::Provider::Service Chef::Provider::User Chef::Provider::Group Chef::Provider::Cron
            Chef::Provider::Mount Chef::Provider::Execute Chef::Provider::Link Chef::Provider::Git Chef::Provider::Subversion Chef::Provider::HttpRequest Chef::Provider::Ifconfig
            Chef::Provider::Ohai Chef::Provider::Route Chef::Provider::RubyBlock Chef::Provider::SystemdUnit Chef::Provider::YumRepository Chef::Provider::AptRepository
            Chef::Provider::Noop Chef::Provider::Deploy Chef::Provider::AptUpdate Chef::Provider::AptPreference Chef::Provider::ZypperRepository
            Chef::Provider::WhyrunSafeRubyBlock Chef::Provider::Launchd Chef::Provider::Batch Chef::Provider::RegistryKey Chef::Provider::PowershellScript Chef::Provider::ResourceUpdate
            """),
        ("Chef::Provider::File", "Chef::Provider::Template Chef::Provider::CookbookFile Chef::Provider::RemoteFile Chef::Provider::Directory"),
        ("Chef::Provider::Directory", "Chef::Provider::RemoteDirectory"),
        ("Chef::Provider::Execute", "Chef::Provider::Script"),
        ("Chef::Provider::Package", "Chef::Provider::Package::Apt Chef::Provider::Package::Dpkg Chef::Provider::Package::Yum Chef::Provider::Package::Dnf Chef::Provider::Package::Rpm Chef::Provider::Package::Zypper Chef::Provider::Package::Rubygems Chef::Provider::Package::Pacman Chef::Provider::Package::Portage Chef::Provider::Package::Snap Chef::Provider::Package::Windows Chef::Provider::Package::Homebrew Chef::Provider::Package::Chocolatey Chef::Provider::Package::Freebsd"),
        ("Object", "Chef::Provider::Package::Rubygems::GemEnvironment"),
        ("Chef::Provider::Package::Rubygems::GemEnvironment", "Chef::Provider::Package::Rubygems::CurrentGemEnvironment Chef::Provider::Package::Rubygems::AlternateGemEnvironment"),
        ("Object", "Chef::Provider::Package::Yum::YumCache"),
        ("Chef::Provider::Service", "Chef::Provider::Service::Simple Chef::Provider::Service::Windows Chef::Provider::Service::Macosx Chef::Provider::Service::Solaris"),
        ("Chef::Provider::Service::Simple", "Chef::Provider::Service::Init Chef::Provider::Service::Systemd Chef::Provider::Service::Upstart"),
        ("Chef::Provider::Service::Init", "Chef::Provider::Service::Debian Chef::Provider::Service::Redhat Chef::Provider::Service::Insserv Chef::Provider::Service::Invokercd Chef::Provider::Service::Arch Chef::Provider::Service::Gentoo Chef::Provider::Service::Freebsd"),
        ("Chef::Provider::Deploy", "Chef::Provider::Deploy::Revision Chef::Provider::Deploy::Timestamped"),
        ("Chef::Provider::User", "Chef::Provider::User::Linux Chef::Provider::User::Useradd Chef::Provider::User::Windows Chef::Provider::User::Dscl"),
        ("Chef::Provider::Group", "Chef::Provider::Group::Groupadd Chef::Provider::Group::Usermod Chef::Provider::Group::Gpasswd"),
        ("Chef::Provider::Group::Groupadd", "Chef::Provider::Group::Gpasswd_"),
        ("Chef::Provider::Ifconfig", "Chef::Provider::Ifconfig::Debian Chef::Provider::Ifconfig::Redhat"),
        ("Chef::Provider::Cron", "Chef::Provider::Cron::Unix"),
        ("Chef::Provider::Mount", "Chef::Provider::Mount::Mount"),
        ("Chef::Provider::Mount::Mount", "Chef::Provider::Mount::Linux"),
    ];

    /// <summary>Who includes what, in order (the last is asked first).</summary>
    static readonly (string Module, string Includes)[] Includes =
    [
        ("Chef::DSL::PlatformIntrospection", "ChefUtils"),
        ("Chef::DSL::Universal", "Chef::DSL::PlatformIntrospection Chef::DSL::DataQuery Chef::DSL::ChefVault Chef::DSL::RegistryHelper Chef::DSL::Powershell Chef::DSL::Secret Chef::DSL::RenderHelpers Chef::Mixin::ShellOut"),
        ("Chef::DSL::Recipe", "Chef::DSL::Universal Chef::DSL::DeclareResource Chef::DSL::Resources Chef::DSL::Definitions Chef::DSL::IncludeRecipe Chef::DSL::RebootPending Chef::Mixin::NotifyingBlock"),
        ("Chef::DSL::Recipe::FullDSL", "Chef::DSL::Recipe"),
        ("Chef::Mixin::Language", "Chef::DSL::PlatformIntrospection Chef::DSL::DataQuery"),
        ("Chef::Mixin::RecipeDefinitionDSLCore", "Chef::DSL::Recipe"),
        ("Chef::Mixin::LanguageIncludeRecipe", "Chef::DSL::IncludeRecipe"),
        ("Chef::Mixin::Which", "ChefUtils"),
        .. "PlatformFamily Platform PlatformVersion PathSanity DefaultPaths Introspection Service Cloud OS Which Architecture Virtualization".Split(' ').Select(n => ("ChefUtils::DSL::" + n, "ChefUtils")),
        ("Chef::Mixin::PathSanity", "ChefUtils"),
        ("Chef::Mixin::DefaultPaths", "ChefUtils"),
        ("Chef::Recipe", "Chef::DSL::Recipe"),
        ("Chef::Provider", "Chef::DSL::Recipe Chef::Mixin::WhyRun"),
        ("Chef::Resource", "Chef::DSL::Universal Chef::DSL::DeclareResource Chef::DSL::RebootPending Chef::Mixin::ParamsValidate Chef::Mixin::ConvertToClassName Chef::Mixin::Properties"),
        ("Chef::Node", "Chef::DSL::Universal Chef::DSL::IncludeAttribute"),
    ];

    /// <summary>Whose class methods a module gives.</summary>
    static readonly (string Module, string Extends)[] Extends =
    [
        ("Chef::Resource", "Chef::DSL::Universal Chef::Mixin::ConvertToClassName"),
        ("Chef::Provider", "Chef::DSL::Universal"),
        ("ChefUtils", "ChefUtils"),
        .. "PlatformFamily Platform PlatformVersion PathSanity DefaultPaths Introspection Service Cloud OS Which Architecture Virtualization".Split(' ').Select(n => ("ChefUtils::DSL::" + n, "ChefUtils")),
        ("Gem::Specification", "Enumerable"),
        ("Chef::Recipe", "Chef::Mixin::ConvertToClassName"),
    ];

    public static void DefineModules(Interpreter interpreter)
    {
        foreach (var name in Words(Empty))
        {
            Ensure(interpreter, name);
        }
    }

    public static void DefineClasses(Interpreter interpreter)
    {
        DefineClasses(interpreter, ofProviders: false);
        Ensure(interpreter, "Chef::Provider").AddLateConstants(_ =>
        {
            DefineClasses(interpreter, ofProviders: true);
            ChefRun.Of(interpreter.MainContext).ProvidersNamed = true;
            NativeProviders.DefineMethods(interpreter);
            WrittenInRuby.DefineProviderAutoloads(interpreter);
        });
        foreach (var (module, includes) in Includes)
        {
            foreach (var include in Words(includes))
            {
                Ensure(interpreter, module).Include(Ensure(interpreter, include));
            }
        }
        foreach (var (module, extends) in Extends)
        {
            foreach (var extend in Words(extends))
            {
                interpreter.SingletonClassOf(Ensure(interpreter, module)).Include(Ensure(interpreter, extend));
            }
        }
    }

    // The providers' classes are many and seldom named: they come with the first of Chef::Provider's constants that is.
    static void DefineClasses(Interpreter interpreter, bool ofProviders)
    {
        foreach (var (super, names) in EmptyClasses)
        {
            foreach (var name in Words(names))
            {
                var cut = name.LastIndexOf(':') - 1;
                if (ofProviders != name.StartsWith("Chef::Provider::", StringComparison.Ordinal))
                {
                    continue;
                }
                var home = Ensure(interpreter, name[..cut]);
                if (!home.Constants.ContainsKey(name[(cut + 2)..]) && !name.EndsWith('_'))
                {
                    home.SetConstant(name[(cut + 2)..], interpreter.NewClass(null, interpreter.FindClass(interpreter.MainContext, super)));
                }
            }
        }
        if (ofProviders)
        {
            Support.YumCacheClass.Define(interpreter, (RClass)Ensure(interpreter, "Chef::Provider::Package::Yum::YumCache"));
        }
    }

    internal static string[] Words(string text) => text.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The module of a full name, made (as a module) if it is not there.</summary>
    public static RModule Ensure(Interpreter interpreter, string name)
    {
        RModule at = interpreter.ObjectClass;
        foreach (var part in name.Split("::"))
        {
            if (!at.TryGetOwnConstant(interpreter.MainContext, part, out var value) || value is not RModule next)
            {
                next = interpreter.NewModule(null);
                at.SetConstant(part, next);
            }
            at = next;
        }
        return at;
    }
}
