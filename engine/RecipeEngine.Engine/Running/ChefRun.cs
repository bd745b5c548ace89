using System.Runtime.CompilerServices;
using RecipeEngine.Cookbooks;
using RecipeEngine.Engine.Dsl;

namespace RecipeEngine.Engine.Running;

/// <summary>Everything one run knows: node, configuration, cookbooks, resources, listeners. Ruby code reaches it through its interpreter.</summary>
public sealed partial class ChefRun
{
    static readonly ConditionalWeakTable<Interpreter, ChefRun> Runs = [];

    public ChefRun(Interpreter interpreter)
    {
        Interpreter = interpreter;
        Runs.AddOrUpdate(interpreter, this);
        var context = interpreter.MainContext;
        ChefClasses.Define(interpreter);
        Config = new ChefConfig(context);
        Registry = new ResourceRegistry(this);
        ProviderRegistry = new ProviderRegistry(this);
        interpreter.ObjectLists.Add((interpreter.FindClass(context, "Chef::Resource"), LivingResources));
        Dsl.Recipes.ResourceWords.DefineAll(interpreter, Registry);
        Node = new NodeObject(interpreter.FindClass(context, "Chef::Node"), context);
        RootContext = NewRunContext(null);
        Node.RunContext = RootContext;
        ChefVersion = chefVersion;
        Events.Add(Running);
        Events.Add(Outcomes);
    }

    /// <summary>A name for this run alone.</summary>
    public string Id => field ??= Guid.NewGuid().ToString();

    /// <summary>The resource whose action is being run.</summary>
    internal Dsl.Support.RunningResource Running { get; } = new();

    /// <summary>How the resources ended so far.</summary>
    internal Dsl.Support.ResourceOutcomes Outcomes { get; } = new();

    /// <summary>Ruby code has asked Chef::Client for its lists of blocks, and may have added to them.</summary>
    internal bool ClientIsWatched { get; set; }

    /// <summary>A cookbook has named one of Chef's provider classes, and may have changed it.</summary>
    public bool ProvidersNamed { get; internal set; }

    /// <summary>The run an interpreter belongs to.</summary>
    public static ChefRun Of(Context context) =>
        Runs.TryGetValue(context.Interpreter, out var run) ? run : throw new InvalidOperationException("no run belongs to this interpreter");

    public Interpreter Interpreter { get; }

    /// <summary>The target, for reading.</summary>
    public IReadOnlySystem Machine => Interpreter.Machine;
    public ChefConfig Config { get; }
    public NodeObject Node { get; }
    public ResourceRegistry Registry { get; }
    internal ProviderRegistry ProviderRegistry { get; }
    public RunContext RootContext { get; }

    /// <summary>What the providers of running actions found before and after, for reports.</summary>
    internal Dictionary<Resource, (State? Before, State? After)> States => field ??= new(ReferenceEqualityComparer.Instance);

    /// <summary>What no output may show.</summary>
    public SecretTexts Secrets { get; internal set; } = new();

    /// <summary>Templates rendered so far, by path.</summary>
    internal Dictionary<string, (byte[] Text, PreparedProgram Program)> Templates { get; } = new(StringComparer.Ordinal);

    /// <summary>Providers look again after an update.</summary>
    internal bool RecordsStates { get; set; }
    public EventDispatcher Events { get; } = new();

    /// <summary>Cookbooks on disk; null before they were looked for.</summary>
    public CookbookLoader? Cookbooks { get; set; }
    public RoleStore? Roles { get; set; }
    public EnvironmentStore? Environments { get; set; }
    public DataBagStore? DataBags { get; set; }

    /// <summary>The version of Chef whose behaviour is shown.</summary>
    public string ChefVersion
    {
        get => chefVersion;
        set
        {
            chefVersion = value;
            ChefClasses.SetVersion(Interpreter, value);
        }
    }

    /// <summary>The version of Chef whose behaviour is shown unless another is asked for.</summary>
    public const string NewestVersion = "18.11.21";

    string chefVersion = NewestVersion;

    /// <summary>18, 12 or 11.</summary>
    public int Era => int.Parse(ChefVersion.Split('.')[0], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Nothing may be changed.</summary>
    public bool WhyRun => ForcedWhyRun || whyRun;
    bool whyRun;

    public void SetWhyRun(bool value)
    {
        whyRun = value;
        Config.Set("why_run", Box.Bool(value));
    }

    /// <summary>A resource is run to find out whether it would change (before notifications).</summary>
    public bool ForcedWhyRun { get; set; }

    internal (bool, bool) SuspendWhyRun()
    {
        var old = (whyRun, ForcedWhyRun);
        whyRun = ForcedWhyRun = false;
        return old;
    }

    internal void RestoreWhyRun((bool, bool) old) => (whyRun, ForcedWhyRun) = old;

    /// <summary>The converge phase ends after the resource that is being run (reboot_now).</summary>
    public bool EndsEarly { get; set; }

    readonly ManualResetEventSlim stopAsked = new();
    StopReason stopReason;

    /// <summary>Asks the run to end after the running resource; while it compiles or waits, at once. May be called from any thread; the first reason counts.</summary>
    public void RequestStop(StopReason reason)
    {
        if (!stopAsked.IsSet)
        {
            stopReason = reason;
            stopAsked.Set();
        }
    }

    /// <summary>Somebody asked the run to end.</summary>
    public bool IsStopRequested => stopAsked.IsSet;

    internal void ThrowIfStopped()
    {
        if (stopAsked.IsSet)
        {
            throw new RunStoppedException(stopReason);
        }
    }

    /// <summary>Recipes of the expanded run list, as written.</summary>
    public IReadOnlyList<string> ExpandedRunList { get; set; } = [];

    /// <summary>The restart to be made after the run; null: none.</summary>
    public RebootRequest? Reboot { get; set; }

    /// <summary>What <c>cookbook::recipe</c> names were loaded, in order.</summary>
    public List<string> LoadedRecipes { get; } = [];
    public HashSet<string> LoadedAttributes { get; } = new(StringComparer.Ordinal);

    /// <summary>Cookbooks in loading order, once the run list is expanded.</summary>
    public IReadOnlyList<CookbookDirectory> CookbooksInOrder { get; set; } = [];

    /// <summary><c>define :name</c>: parameters and body.</summary>
    public Dictionary<string, (RHash Defaults, RProc Body)> Definitions => field ??= new(StringComparer.Ordinal);

    readonly List<WeakReference<Resource>> resources = [];

    /// <summary>Notes a resource, so that ObjectSpace finds it while it is in use.</summary>
    internal void Remember(Resource resource) => resources.Add(new WeakReference<Resource>(resource));

    /// <summary>The resources that are still in use, in order of their making.</summary>
    internal IEnumerable<RObject> LivingResources()
    {
        foreach (var reference in resources.ToArray())
        {
            if (reference.TryGetTarget(out var resource))
            {
                yield return resource;
            }
        }
    }

    /// <summary>Ohai's plugins written in Ruby.</summary>
    internal Dsl.Facts.OhaiPlugins OhaiPlugins => field ??= new(this);

    /// <summary>Classes made of files in resources/ and providers/, by path.</summary>
    internal Dictionary<string, RClass> LoadedLwrps => field ??= new(StringComparer.Ordinal);

    public LogLevel LogThreshold { get; set; } = LogLevel.Warn;

    /// <summary>Whether messages of a level are told at all: asked where a message takes long to make.</summary>
    public bool Logs(LogLevel level) => level >= LogThreshold;

    public void Log(LogLevel level, string text)
    {
        if (Logs(level))
        {
            Events.Logged(level, text);
        }
    }

    internal bool LogsVerbosely(Context context) => LogThreshold <= LogLevel.Debug || Config.Truthy(context, "verbose_logging");

    /// <summary>Tells the listeners once for each place; an error with <c>treat_deprecation_warnings_as_errors</c>.</summary>
    public void Deprecated(Context context, string message, string kind = "generic")
    {
        var deprecation = new Deprecation(kind, message, context.Backtrace().FirstOrDefault()?.ToString() ?? "");
        if (Config.Truthy(context, "treat_deprecation_warnings_as_errors"))
        {
            throw new RubyError("Chef::Exceptions::DeprecatedFeatureError", $"{message} (raising error due to treat_deprecation_warnings_as_errors being set)");
        }
        if (!deprecation.IsSilenced(context, this))
        {
            Events.Deprecated(deprecation);
        }
    }

    /// <summary>A child of a context for an action's own resources; or a root.</summary>
    public RunContext NewRunContext(RunContext? parent)
    {
        var context = Interpreter.MainContext;
        var collection = new ResourceCollection(Interpreter.FindClass(context, "Chef::ResourceCollection"));
        return new RunContext(Interpreter.FindClass(context, parent is null ? "Chef::RunContext" : "Chef::RunContext::ChildRunContext"), this, parent, collection);
    }

    /// <summary>Other nodes for searches (<see cref="RunOptions.SearchNodes"/>); null: files.</summary>
    internal Func<IEnumerable<string>>? SearchNodes { get; set; }
    internal IReadOnlyList<NodeObject>? FoundNodes { get; set; }

    /// <summary>Fetches what remote_file and http_request ask for.</summary>
    public IHttpFetcher Http => Machine.Http;

    /// <summary>Waits between retries, not longer than until the run is asked to stop; a test may replace it.</summary>
    public Action<TimeSpan> Sleep
    {
        get => sleep ?? (time => stopAsked.Wait(time));
        set => sleep = value;
    }

    Action<TimeSpan>? sleep;
}
