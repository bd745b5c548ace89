using System.Runtime.InteropServices;
using RecipeEngine.Engine;

namespace RecipeEngine.Cli;

/// <summary>Ctrl-C and TERM end a run after the resource that is being run.</summary>
static class Signals
{
    public static IDisposable Watch(EngineRun engine)
    {
        var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, c => Stop(c, engine, "Chef::Exceptions::SigInt"));
        var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, c => Stop(c, engine, "Chef::Exceptions::SigTerm"));
        return new Both(interrupt, terminate);
    }

    static void Stop(PosixSignalContext context, EngineRun engine, string reason)
    {
        context.Cancel = true;
        engine.Run.RequestStop(reason);
    }

    sealed class Both(IDisposable first, IDisposable second) : IDisposable
    {
        public void Dispose()
        {
            first.Dispose();
            second.Dispose();
        }
    }
}
