namespace RecipeEngine.Engine.Resources;

/// <summary>Resources for commands, scripts and what only happens in the run.</summary>
static class CommandsFamily
{
    public static readonly ResourceFamily Family = new(
    [
        new("execute", () => ExecuteResource.Type),
        new("script", () => ScriptResource.Type),
        new("bash", () => BashResource.Type),
        new("csh", () => CshResource.Type),
        new("ksh", () => KshResource.Type),
        new("perl", () => PerlResource.Type),
        new("python", () => PythonResource.Type),
        new("ruby", () => RubyResource.Type),
        new("ruby_block", () => RubyBlockResource.Type),
        new("whyrun_safe_ruby_block", () => WhyrunSafeRubyBlockResource.Type),
        new("log", () => LogResource.Type),
        new("notify_group", () => NotifyGroupResource.Type),
        new("chef_sleep", () => ChefSleepResource.Type),
        new("breakpoint", () => BreakpointResource.Type),
        new("http_request", () => HttpRequestResource.Type),
        new("erl_call", () => ErlCallResource.Type, Chef: "< 13"),
        new("reboot", () => RebootResource.Type),
    ],
    () =>
    [
        ExecuteProvider.Provides, ScriptProvider.Provides, RubyBlockProvider.Provides, RubyBlockProvider.EvenInWhyRun,
        LogProvider.Provides, NotifyGroupProvider.Provides, ChefSleepProvider.Provides,
        RebootProvider.Provides, HttpRequestProvider.Provides, ErlCallProvider.Provides, BreakpointProvider.Provides,
    ]);
}
