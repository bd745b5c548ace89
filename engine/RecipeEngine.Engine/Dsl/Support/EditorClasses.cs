namespace RecipeEngine.Engine.Dsl.Support;

/// <summary>Chef::Util::Editor: lines being edited; each method tells how many it changed.</summary>
[RubyClass("Chef::Util::Editor")]
public static class EditorClass
{
    static readonly RSymbol LinesVariable = RSymbol.Of("@lines");

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, RObject self, object? lines) =>
        self.SetInstanceVariable(LinesVariable, new RArray(((RArray)ctx.Send(lines, "to_a")!).ToArray()));

    [RubyMethod("lines")]
    public static RArray Lines(RObject self) => (RArray)self.GetInstanceVariable(LinesVariable)!;

    static bool Matches(Context ctx, object? line, object? search) => ctx.Send(line, "match", search) is not null;

    // What each matching line becomes: any number of lines.
    static int Edit(Context ctx, RObject self, object? search, Func<object?, IEnumerable<object?>> edit)
    {
        var count = 0;
        var edited = new RArray();
        foreach (var line in Lines(self).ToArray())
        {
            if (!Matches(ctx, line, search))
            {
                edited.Add(line);
                continue;
            }
            count++;
            foreach (var now in edit(line))
            {
                edited.Add(now);
            }
        }
        self.SetInstanceVariable(LinesVariable, edited);
        return count;
    }

    [RubyMethod("append_line_after")]
    public static int AppendAfter(Context ctx, RObject self, object? search, object? line) => Edit(ctx, self, search, found => [found, line]);

    [RubyMethod("append_line_if_missing")]
    public static int AppendIfMissing(Context ctx, RObject self, object? search, object? line)
    {
        if (Lines(self).Any(l => Matches(ctx, l, search)))
        {
            return 0;
        }
        Lines(self).Add(line);
        return 1;
    }

    [RubyMethod("remove_lines")]
    public static int Remove(Context ctx, RObject self, object? search) => Edit(ctx, self, search, _ => []);

    [RubyMethod("replace")]
    public static int Replace(Context ctx, RObject self, object? search, object? text) => Edit(ctx, self, search, found => [ctx.Send(found, "gsub", search, text)]);

    [RubyMethod("replace_lines")]
    public static int ReplaceLines(Context ctx, RObject self, object? search, object? line) => Edit(ctx, self, search, _ => [line]);
}

/// <summary>Chef::Util::Diff: how two files differ, as a resource shows it.</summary>
[RubyClass("Chef::Util::Diff")]
public static class DiffClass
{
    static readonly RSymbol LinesVariable = RSymbol.Of("@diff");

    [RubyMethod("diff")]
    public static object? Diff(Context ctx, RObject self, string old, string now)
    {
        var run = ChefRun.Of(ctx);
        var machine = ctx.Interpreter.Machine;
        DiffSide Side(string path) => machine.TryStat(path) is { IsFile: true } status
            ? new DiffSide(path, status.ModificationTime.ToDateTimeOffset(), machine.ReadBytes(path), status.ModificationTime.Nanoseconds)
            : new DiffSide(path, machine.UtcNow, default);
        var lines = new FileDiff(run.Config.Get(ctx, "diff_filesize_threshold") is long a ? a : 10_000_000,
            run.Config.Get(ctx, "diff_output_threshold") is long b ? b : 1_000_000, run.Config.Truthy(ctx, "diff_disabled")).Describe(Side(old), Side(now));
        var list = new RArray(lines.Select(l => (object?)new RString(l)));
        self.SetInstanceVariable(LinesVariable, list);
        return list;
    }

    /// <summary>The lines, for a person.</summary>
    [RubyMethod("for_output")]
    public static object? ForOutput(RObject self) => self.GetInstanceVariable(LinesVariable) ?? new RArray();

    /// <summary>The lines in one text, newlines escaped; nil when there are none.</summary>
    [RubyMethod("for_reporting")]
    public static object? ForReporting(Context ctx, RObject self) =>
        self.GetInstanceVariable(LinesVariable) is RArray { Count: > 0 } lines ? new RString(string.Join("\\n", lines.Select(ctx.ToS))) : null;
}

/// <summary>Chef::Util::Backup: a copy of a file below file_backup_path, made before it is changed.</summary>
[RubyClass("Chef::Util::Backup")]
public static class BackupClass
{
    static readonly RSymbol PathVariable = RSymbol.Of("@path"), ResourceVariable = RSymbol.Of("@new_resource");

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, RObject self, Resource resource, object? path = null)
    {
        self.SetInstanceVariable(ResourceVariable, resource);
        self.SetInstanceVariable(PathVariable, path ?? ctx.Send(resource, "path"));
    }

    [RubyMethod("new_resource")]
    public static object? NewResource(RObject self) => self.GetInstanceVariable(ResourceVariable);

    [RubyMethod("path")]
    public static object? PathOf(RObject self) => self.GetInstanceVariable(PathVariable);

    [RubyMethod("path=")]
    public static void SetPath(RObject self, object? path) => self.SetInstanceVariable(PathVariable, path);

    [RubyMethod("backup!")]
    public static void Make(Context ctx, RObject self)
    {
        var run = ChefRun.Of(ctx);
        var resource = (Resource)NewResource(self)!;
        FileBackup.Make(ctx, run, ctx.Interpreter.Machine, ctx.ToS(PathOf(self)), ctx.Send(resource, "backup"), text => run.Log(LogLevel.Info, $"{resource} {text}"));
    }
}

/// <summary>Chef::Util::ThreadedJobQueue: jobs (procs), run when it is processed.</summary>
[RubyClass("Chef::Util::ThreadedJobQueue")]
public static class JobQueueClass
{
    static RArray Jobs(RObject self)
    {
        if (self.GetInstanceVariable(RSymbol.Of("@jobs")) is not RArray jobs)
        {
            self.SetInstanceVariable(RSymbol.Of("@jobs"), jobs = new RArray());
        }
        return jobs;
    }

    [RubyMethod("<<")]
    public static void Add(RObject self, object? job) => Jobs(self).Add(job);

    /// <summary>Runs the jobs in their order; one that takes an argument gets a lock.</summary>
    [RubyMethod("process")]
    public static void Process(Context ctx, RObject self, object? concurrency = null)
    {
        var jobs = Jobs(self);
        while (jobs.Count > 0)
        {
            var job = jobs[0];
            jobs.RemoveAt(0);
            if (ctx.Send(job, "arity") is 1L)
            {
                ctx.Send(job, "call", ctx.Send(ctx.Interpreter.FindClass(ctx, "Thread::Mutex"), "new"));
            }
            else
            {
                ctx.Send(job, "call");
            }
        }
    }
}
