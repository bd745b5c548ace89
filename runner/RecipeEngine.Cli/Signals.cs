using System.Runtime.InteropServices;
using RecipeEngine.Engine;
using RecipeEngine.Engine.Running;
using RecipeEngine.Systems;

namespace RecipeEngine.Cli;

/// <summary>Ctrl-C and TERM end a run after the resource that is being run; a second one ends it at once, with the commands it runs. HUP does nothing.</summary>
static class Signals
{
    public static IDisposable Watch(EngineRun engine)
    {
        var watch = new Registrations(engine);
        watch.Add(PosixSignal.SIGINT, StopReason.Interrupt, ExitCodes.Interrupted);
        watch.Add(PosixSignal.SIGTERM, StopReason.Terminate, ExitCodes.Terminated);
        watch.AddIgnored(PosixSignal.SIGHUP);
        return watch;
    }

    sealed class Registrations(EngineRun engine) : IDisposable
    {
        readonly List<PosixSignalRegistration> all = [];
        int asked;

        public void Add(PosixSignal signal, StopReason reason, int exitCode) => all.Add(PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            if (Interlocked.Increment(ref asked) == 1)
            {
                StandardStreams.Error.WriteLine($"{signal} received: ending after the running resource; once more ends at once");
                engine.Run.RequestStop(reason);
                return;
            }
            StandardStreams.Error.WriteLine($"{signal} received again: ending at once");
            LocalSystem.EndCommands();
            Environment.Exit(exitCode);
        }));

        public void AddIgnored(PosixSignal signal) => all.Add(PosixSignalRegistration.Create(signal, context => context.Cancel = true));

        public void Dispose() => all.ForEach(registration => registration.Dispose());
    }
}
