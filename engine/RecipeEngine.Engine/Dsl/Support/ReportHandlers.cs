using System.Text;

namespace RecipeEngine.Engine.Dsl.Support;

/// <summary>Chef::Handler::JsonFile: a handler that writes what the run did into <c>chef-run-report-TIME.json</c>.</summary>
[RubyClass("Chef::Handler::JsonFile", Superclass = "Chef::Handler")]
public static class JsonFileHandler
{
    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, RObject self, [Optional] object? config)
    {
        var given = config as RHash ?? new RHash();
        if (!given.ContainsKey(ctx, RSymbol.Of("path")))
        {
            given.Set(ctx, RSymbol.Of("path"), new RString("/var/chef/reports"));
        }
        self.SetInstanceVariable(RSymbol.Of("@config"), given);
    }

    [RubyMethod("config")]
    public static object? Config(RObject self) => self.GetInstanceVariable(RSymbol.Of("@config"));

    [RubyMethod("report")]
    public static void Report(Context ctx, RObject self)
    {
        var run = ChefRun.Of(ctx);
        var failed = ctx.Send(self, "exception") is not null;
        run.Log(failed ? LogLevel.Error : LogLevel.Info, failed ? "Creating JSON exception report" : "Creating JSON run report");
        var directory = ctx.ToS(((RHash)Config(self)!).Get(ctx, RSymbol.Of("path")));
        var machine = ctx.Interpreter.Machine;
        machine.CreateDirectories(directory);
        machine.ChangeMode(directory, 0b111_000_000);
        machine.WriteAtomically($"{directory}/chef-run-report-{machine.UtcNow.UtcDateTime:yyyyMMddHHmmss}.json", HandlerData.Json(ctx, self));
    }
}

/// <summary>Chef::Handler::ErrorReport: a handler that keeps what a failed run did in file_cache_path.</summary>
[RubyClass("Chef::Handler::ErrorReport", Superclass = "Chef::Handler")]
public static class ErrorReportHandler
{
    [RubyMethod("report")]
    public static void Report(Context ctx, RObject self)
    {
        var run = ChefRun.Of(ctx);
        var path = Path.Combine(run.Config.Text(ctx, "file_cache_path")!, "failed-run-data.json");
        var machine = ctx.Interpreter.Machine;
        machine.CreateDirectories(Path.GetDirectoryName(path)!);
        machine.WriteAtomically(path, HandlerData.Json(ctx, self), new FileOwnership(Mode: 0b110_100_000));
        run.Log(LogLevel.Fatal, $"Saving node information to {path}");
    }
}

/// <summary>The run as the handlers write it.</summary>
static class HandlerData
{
    public static byte[] Json(Context ctx, RObject handler)
    {
        var data = (RHash)ctx.Send(handler, "data")!;
        var shown = new RHash();
        foreach (var (key, value) in data.Pairs())
        {
            switch (ctx.ToS(key))
            {
                case "run_context": break;
                case "node": shown.Set(ctx, key, ctx.Send(value, "to_hash")); break;
                case "start_time" or "end_time" or "exception": shown.Set(ctx, key, value is null ? null : new RString(ctx.ToS(value))); break;
                case "all_resources" or "updated_resources": shown.Set(ctx, key, Resources(ctx, value)); break;
                default: shown.Set(ctx, key, value); break;
            }
        }
        ctx.Interpreter.Require(ctx, "json");
        return [.. ((RString)ctx.Send(ctx.Interpreter.FindModule(ctx, "JSON"), "pretty_generate", shown)!).ToBytes(), .. Encoding.UTF8.GetBytes("\n")];
    }

    static RArray Resources(Context ctx, object? resources)
    {
        var list = new RArray();
        foreach (var resource in (resources as RArray ?? []).OfType<Resource>())
        {
            var told = new RHash();
            void Put(string name, object? value) => told.Set(ctx, new RString(name), value);
            Put("json_class", new RString(ctx.ClassOf(resource).ToString()!));
            Put("type", new RString(resource.ResourceName));
            Put("name", new RString(resource.Name));
            Put("action", new RArray(resource.Actions(ctx).Select(a => (object?)new RString(a))));
            Put("updated", Box.Bool(resource.Updated));
            Put("elapsed_time", resource.Elapsed.TotalSeconds);
            Put("cookbook_name", resource.CookbookName is { } cookbook ? new RString(cookbook) : null);
            Put("recipe_name", resource.RecipeName is { } recipe ? new RString(recipe) : null);
            Put("source_line", Box.Int(resource.CallSite?.Line ?? resource.SourceLine));
            list.Add(told);
        }
        return list;
    }
}
