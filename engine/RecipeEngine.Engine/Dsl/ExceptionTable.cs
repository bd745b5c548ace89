namespace RecipeEngine.Engine.Dsl;

/// <summary>Chef's exception classes: superclass, then names.</summary>
static class ExceptionTable
{
    static readonly (string Superclass, string Names)[] UnderChefExceptions =
    [
        ("RuntimeError", """
            Application SigInt SigTerm Cron WindowsEnv Env Exec Execute ErlCall FileNotFound Package Service Script Route SearchIndex Override UnsupportedAction
            MissingLibrary CannotDetermineNodeName User Group Link Mount PrivateKeyMissing CannotWritePrivateKey RoleNotFound DuplicateRole RedirectLimitExceeded
            CookbookNotFound OnlyApiVersion0SupportedForAction CookbookMergingError AttributeNotFound NoSuchAttribute AttributeTypeMismatch InvalidCommandOption
            CommandTimeout RequestedUIDUnavailable DsclCommandFailed PlistUtilCommandFailed InvalidResourceReference ResourceNotFound ProviderNotFound
            VerificationNotFound MultipleIdentityError CurrentValueDoesNotExist SolrConnectionError IllegalChecksumRevert MissingParentDirectory
            UnresolvableGitReference InvalidRemoteGitReference Win32APIError Win32NotWindows WindowsNotAdmin Win32ArchitectureIncorrect DuplicateDataBagItem
            PowershellCmdletException LCMParser AmbiguousYAMLFile FileContentStagingError InsufficientPermissions Ifconfig Win32RegKeyMissing Win32RegValueMissing
            Win32RegDataMissing Win32RegValueExists EnvironmentNotFound FileTypeMismatch InvalidSymlink ChildConvergeError DeprecatedFeatureError MissingRole
            ContentLengthMismatch UnsupportedPlatform RunLockTimeout ChecksumMismatch BadProxyURI AmbiguousProviderResolution RunFailedWrappingError
            PIDFileLockfileMatch CookbookChefVersionMismatch CookbookOhaiVersionMismatch MultipleDscResourcesFound GemRequirementConflict
            UnifiedModeImmediateSubscriptionEarlierResource UnifiedModeBeforeSubscriptionEarlierResource RestError ConfigurationError
            """),
        ("ArgumentError", """
            ValidationFailed CannotValidateStaticallyError InvalidPrivateKey MissingKeyAttribute KeyCommandInputError BootstrapCommandInputError
            InvalidKeyArgument InvalidKeyAttribute InvalidUserAttribute InvalidClientAttribute AmbiguousRunlistSpecification CookbookFrozen
            CookbookNotFoundInRepo RecipeNotFound InvalidHomeDirectory UserIDNotFound GroupIDNotFound ConflictingMembersInGroup InvalidEventType
            InvalidPolicybuilderCall InvalidResourceSpecification CookbookVersionNameMismatch InvalidEnvironmentRunListSpecification InvalidDataBagItemID
            InvalidDataBagName EnclosingDirectoryDoesNotExist ObsoleteDependencySyntax InvalidDataBagPath CookbookVersionConflict InvalidPlatformVersion
            InvalidCookbookVersion InvalidVersionConstraint InvalidRemoteFileURI Win32RegHiveMissing Win32RegNoRecursive Win32RegTypeDoesNotExist
            Win32RegBadType Win32RegBadValueSize Win32RegTypesMismatch RegKeyValuesTypeMissing RegKeyValuesDataMissing InvalidEnvironmentPath
            InvalidSearchQuery DSCModuleNameMissing
            """),
        ("StandardError", "MissingCookbookDependency MetadataNotValid MetadataNotFound StaleAttributeRead MultipleFailures InvalidRedirect"),
        ("Exception", "Reboot RebootPending ClientUpgraded"),
        ("NotImplementedError", "Win32APIFunctionNotImplemented IllegalVersionConstraint"),
        ("NameError", "NoSuchResourceType"),
        ("NoMethodError", "ImmutableAttributeModification"),
        ("Mixlib::ShellOut::ShellCommandFailed", "RebootFailed"),
        ("Chef::Exceptions::Package", "CannotDetermineHomebrewPath CannotDetermineWindowsInstallerType NoWindowsPackageSource"),
        ("Chef::Exceptions::RestError", "RestTargetError RestTimeout RestOperationFailed"),
        ("Chef::Exceptions::Win32ArchitectureIncorrect", "Win32RegArchitectureIncorrect"),
    ];

    // Below modules of Chef::Exceptions.
    static readonly (string Superclass, string FullName)[] Nested =
    [
        ("RuntimeError", "Chef::Exceptions::JSON::EncodeError"), ("RuntimeError", "Chef::Exceptions::JSON::ParseError"),
        ("RuntimeError", "Chef::Exceptions::Secret::RetrievalError"), ("RuntimeError", "Chef::Exceptions::Secret::ConfigurationInvalid"),
        ("RuntimeError", "Chef::Exceptions::Secret::FetchFailed"), ("RuntimeError", "Chef::Exceptions::Secret::MissingSecretName"),
        ("RuntimeError", "Chef::Exceptions::Secret::InvalidSecretName"), ("RuntimeError", "Chef::Exceptions::Secret::InvalidFetcherService"),
        ("RuntimeError", "Chef::Exceptions::Secret::MissingFetcher"),
        ("StandardError", "Chef::Exceptions::CookbookVersionSelection::InvalidRunListItems"),
        ("StandardError", "Chef::Exceptions::CookbookVersionSelection::UnsatisfiableRunListItem"),
    ];

    // Everywhere else.
    static readonly (string Superclass, string FullName)[] Elsewhere =
    [
        ("RuntimeError", Requirements.Unnamed), ("RuntimeError", "Chef::EncryptedDataBagItem::UnsupportedEncryptedDataBagItemFormat"),
        ("RuntimeError", "Chef::EncryptedDataBagItem::UnacceptableEncryptedDataBagItemFormat"),
        ("StandardError", "Chef::EncryptedDataBagItem::DecryptionFailure"), ("StandardError", "Chef::EncryptedDataBagItem::UnsupportedCipher"),
        ("StandardError", "Chef::EncryptedDataBagItem::EncryptedDataBagRequirementsFailure"), ("RuntimeError", "ChefVault::Exceptions::KeysNotFound"),
        ("RuntimeError", "ChefVault::Exceptions::SecretDecryption"), ("RuntimeError", "ChefVault::Exceptions::AdminNotFound"),
        ("RuntimeError", "ChefVault::Exceptions::ClientNotFound"), ("RuntimeError", "ChefVault::Exceptions::ItemNotFound"),
        ("RuntimeError", "ChefVault::Exceptions::ItemNotEncrypted"), ("RuntimeError", "Chef::Mixin::Template::TemplateError"),
    ];

    public static void Define(Interpreter interpreter)
    {
        var context = interpreter.MainContext;
        var shellOut = interpreter.FindClass(context, "Mixlib::ShellOut");
        var error = Make(interpreter, shellOut, "RuntimeError", "Error");
        Make(interpreter, shellOut, error.Name!, "ShellCommandFailed");
        Make(interpreter, shellOut, error.Name!, "CommandTimeout");
        Make(interpreter, shellOut, error.Name!, "InvalidCommandOption");
        interpreter.FindModule(context, "Chef::Exceptions").AddLateConstants(home => DefineUnder(interpreter, home, shellOut));
        foreach (var (super, full) in Elsewhere)
        {
            var cut = full.LastIndexOf(':') - 1;
            ModuleTable.Ensure(interpreter, full[..cut]).AddLateConstants(home => Make(interpreter, home, super, full[(cut + 2)..]));
        }
    }

    static void DefineUnder(Interpreter interpreter, RModule home, RModule shellOut)
    {
        foreach (var (super, names) in UnderChefExceptions)
        {
            foreach (var name in names.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
            {
                Make(interpreter, home, super, name);
            }
        }
        home.SetConstant("ShellCommandFailed", shellOut.Constants["ShellCommandFailed"].Value);
        foreach (var (super, full) in Nested)
        {
            var cut = full.LastIndexOf(':') - 1;
            Make(interpreter, ModuleTable.Ensure(interpreter, full[..cut]), super, full[(cut + 2)..]);
        }
    }

    static RClass Make(Interpreter interpreter, RModule home, string super, string name)
    {
        var klass = interpreter.NewClass(null, interpreter.FindClass(interpreter.MainContext, super));
        home.SetConstant(name, klass);
        return klass;
    }
}
