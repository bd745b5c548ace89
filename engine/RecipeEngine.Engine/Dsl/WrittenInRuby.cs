using System.Text;

namespace RecipeEngine.Engine.Dsl;

/// <summary>The seldom named parts of Chef's library that this project wrote in Ruby (<c>Dsl/InRuby</c>, embedded). Each file runs when the first of its
/// constants is named.</summary>
static class WrittenInRuby
{
    const string Prefix = "recipe-engine/chef/";

    static readonly System.Runtime.CompilerServices.ConditionalWeakTable<Interpreter, HashSet<string>> Running = [];

    static readonly (string File, string Constants)[] Files =
    [
        ("mixins", """
            Chef::Mixin::CreatePath Chef::Mixin::Uris Chef::Mixin::FromFile Chef::Mixin::Securable Chef::Mixin::EnforceOwnershipAndPermissions Chef::Mixin::SubclassDirective
            Chef::Mixin::Deprecation Chef::Mixin::LazyModuleInclude Chef::Mixin::Command
            """),
        ("node_map", """
            Chef::NodeMap Chef::Platform::PriorityMap Chef::Platform::ProviderPriorityMap Chef::Platform::ResourcePriorityMap Chef::Platform::ProviderHandlerMap
            Chef::Platform::ResourceHandlerMap
            """),
        ("platforms", "Chef::Platform::ServiceHelpers Chef::DSL::PlatformIntrospection::PlatformDependentValue Chef::DSL::PlatformIntrospection::PlatformFamilyDependentValue"),
        ("files", "Chef::FileAccessControl Chef::FileContentManagement Chef::Provider::TemplateFinder"),
        ("bags", """
            Chef::EncryptedDataBagItem::Encryptor Chef::EncryptedDataBagItem::Decryptor Chef::EncryptedDataBagItem::CheckEncrypted
            Chef::EncryptedDataBagItem::EncryptionFailure Chef::AttributeAllowlist Chef::AttributeBlocklist
            """),
        ("events", "Chef::EventDispatch::EventsOutputStream"),
        ("log", "Mixlib::Log Mixlib::Logger Chef::Log::Formatter"),
        ("builder", "Chef::ResourceBuilder Chef::CookbookCollection Chef::RunList::RunListExpansion Chef::RunList::RunListExpansionFromDisk"),
        ("deprecated", "Chef::Deprecated"),
    ];

    /// <summary>Those below Chef::Provider, whose classes are made late themselves.</summary>
    static readonly (string File, string Constants)[] ProviderFiles =
    [
        ("packages", "Chef::Provider::Package::RpmQuestions Chef::Provider::Package::Yum::YumCache Chef::Provider::Package::Yum::PythonHelper Chef::Provider::Package::Dnf::PythonHelper"),
    ];

    public static void DefineAutoloads(Interpreter interpreter) => Define(interpreter, Files);

    public static void DefineProviderAutoloads(Interpreter interpreter) => Define(interpreter, ProviderFiles);

    static void Define(Interpreter interpreter, (string File, string Constants)[] files)
    {
        foreach (var (file, constants) in files)
        {
            foreach (var name in ModuleTable.Words(constants))
            {
                // By character: the search for a text would set up cultures at every start.
                var cut = name.LastIndexOf(':') - 1;
                Set(interpreter.PresentModule(name[..cut]) ?? ModuleTable.Ensure(interpreter, name[..cut]), name[(cut + 2)..], Prefix + file);
            }
        }
    }

    // the home's own constants may be made late too: naming this one must not bring them all
    static void Set(RModule home, string name, string file) =>
        home.AddLateConstants(late => late.Constants.TryAdd(name, new Constant(Undefined.Value) { Autoload = file }));

    /// <summary>Runs the file of a name that <see cref="DefineAutoloads"/> has given out.</summary>
    public static bool Require(Context context, string name)
    {
        if (!name.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }
        // a file defines several of the constants that lead to it
        if (!Running.GetOrCreateValue(context.Interpreter).Add(name))
        {
            return true;
        }
        using var stream = typeof(WrittenInRuby).Assembly.GetManifestResourceStream("chef/" + name[Prefix.Length..]);
        if (stream is null)
        {
            return false;
        }
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var text = reader.ReadToEnd();
        var file = $"<internal:chef/{name[Prefix.Length..]}>";
        context.Interpreter.RunTree(context, RecipeEngine.Dsl.Syntax.Parser.Parse(new RecipeEngine.Dsl.Syntax.SourceText(text, file)), file, context.Interpreter.MainObject, null, text, "<top (required)>");
        return true;
    }
}
