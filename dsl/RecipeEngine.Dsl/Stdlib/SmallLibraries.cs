using RecipeEngine.Systems;

namespace RecipeEngine.Dsl.Stdlib;

/// <summary>find: walks directory trees.</summary>
[RubyModule("Find", Library = "find")]
public static class FindLibrary
{
    static readonly RSymbol Prune = RSymbol.Of("prune");

    [RubyMethod("find", ModuleFunction = true)]
    public static object? Find(Context ctx, RProc? block, [Keyword(Name = "ignore_error")] bool ignore = true, params object?[] rest)
    {
        var all = new RArray();
        var machine = ctx.Interpreter.Machine;
        foreach (var root in rest)
        {
            var start = Coerce.ToPath(ctx, root);
            if (machine.TryLStat(start) is null)
            {
                throw Core.Files.MachineErrors.Of(Errno.ENOENT, null, start);
            }
            Visit(ctx, machine, start, path =>
            {
                all.Add(new RString(path));
                block?.Yield(ctx, new RString(path));
            });
        }
        return block is null ? Enumerators.Make(ctx, all, "each") : null;
    }

    static void Visit(Context ctx, ISystem machine, string path, Action<string> each)
    {
        try
        {
            each(path);
        }
        catch (ThrowException e) when (ReferenceEquals(e.Tag, Prune))
        {
            return;
        }
        if (machine.TryLStat(path) is not { IsDirectory: true })
        {
            return;
        }
        foreach (var entry in machine.TryListDirectory(path).OrderBy(e => e.Name, StringComparer.Ordinal))
        {
            Visit(ctx, machine, FileVerbs.Tree.Join(path, entry.Name), each);
        }
    }

    [RubyMethod("prune", ModuleFunction = true)]
    public static object? Skip() => throw new ThrowException(Prune, null);
}

/// <summary>rbconfig.</summary>
[RubyModule("RbConfig")]
public static class RbConfigLibrary
{
    [RubyConstant("CONFIG")]
    public static RHash Config(Context ctx)
    {
        var hash = new RHash();
        foreach (var (name, value) in new[]
        {
            ("ruby_version", "3.1.0"), ("MAJOR", "3"), ("MINOR", "1"), ("TEENY", "2"), ("PATCHLEVEL", "20"), ("ruby_install_name", "ruby"), ("RUBY_INSTALL_NAME", "ruby"),
            ("bindir", "/usr/bin"), ("prefix", "/usr"), ("exec_prefix", "/usr"), ("host_os", "linux-gnu"), ("target_os", "linux-gnu"), ("target_cpu", "x86_64"), ("host_cpu", "x86_64"),
            ("build_os", "linux-gnu"), ("arch", "x86_64-linux-gnu"), ("EXEEXT", ""), ("SHELL", "/bin/sh"), ("DLEXT", "so"), ("sysconfdir", "/etc"), ("localstatedir", "/var"), ("host", "x86_64-pc-linux-gnu"),
            ("UNICODE_VERSION", "13.0.0"), ("UNICODE_EMOJI_VERSION", "13.1"),
        })
        {
            hash.Set(ctx, new RString(name), new RString(value));
        }
        return hash;
    }

    [RubyConstant("TOPDIR")]
    public static RString TopDirectory() => new("/usr");

    [RubyLibrary("rbconfig")]
    public static void Load(Context ctx)
    {
        // always there
    }

    [RubyMethod("ruby", Singleton = true)]
    public static string Ruby() => "/usr/bin/ruby";
}

/// <summary>English: long names of the special globals.</summary>
static class EnglishLibrary
{
    [RubyLibrary("English")]
    public static void Load(Context ctx)
    {
        foreach (var (name, global) in new[]
        {
            ("$ERROR_INFO", "$!"), ("$ERROR_POSITION", "$@"), ("$FS", "$;"), ("$FIELD_SEPARATOR", "$;"), ("$OFS", "$,"), ("$OUTPUT_FIELD_SEPARATOR", "$,"), ("$RS", "$/"),
            ("$INPUT_RECORD_SEPARATOR", "$/"), ("$ORS", "$\\"), ("$OUTPUT_RECORD_SEPARATOR", "$\\"), ("$INPUT_LINE_NUMBER", "$."), ("$NR", "$."), ("$LAST_READ_LINE", "$_"),
            ("$DEFAULT_OUTPUT", "$>"), ("$DEFAULT_INPUT", "$<"), ("$PID", "$$"), ("$PROCESS_ID", "$$"), ("$CHILD_STATUS", "$?"), ("$LAST_MATCH_INFO", "$~"), ("$ARGV", "$*"),
            ("$IGNORECASE", "$="), ("$MATCH", "$&"), ("$PREMATCH", "$`"), ("$POSTMATCH", "$'"), ("$LAST_PAREN_MATCH", "$+"),
        })
        {
            ctx.Interpreter.AliasGlobal(name, global);
        }
    }
}

/// <summary>benchmark: how long something takes.</summary>
[RubyModule("Benchmark", Library = "benchmark")]
public static class BenchmarkLibrary
{
    [RubyMethod("realtime", ModuleFunction = true)]
    public static double RealTime(Context ctx, RProc block)
    {
        var clock = ctx.Interpreter.Machine;
        var start = clock.ReadClock(MachineClock.Monotonic).TotalSeconds;
        block.Yield(ctx);
        return clock.ReadClock(MachineClock.Monotonic).TotalSeconds - start;
    }
}

/// <summary>observer.</summary>
[RubyModule("Observable", Library = "observer")]
public static class ObserverLibrary
{
    static readonly RSymbol Peers = RSymbol.Of("@observer_peers"), State = RSymbol.Of("@observer_state");

    static RHash PeersOf(RObject self)
    {
        if (self.GetInstanceVariable(Peers) is not RHash peers)
        {
            self.SetInstanceVariable(Peers, peers = new RHash());
        }
        return peers;
    }

    [RubyMethod("add_observer")]
    public static void Add(Context ctx, RObject self, object? observer, object? method = null)
    {
        var name = method is null ? RSymbol.Of("update") : Coerce.ToSymbol(ctx, method);
        if (!ctx.RespondTo(observer, name))
        {
            throw RubyError.NoMethod($"observer does not respond to `{name.Name}'", observer, name.Name);
        }
        PeersOf(self).Set(ctx, observer, name);
    }

    [RubyMethod("delete_observer")]
    public static object? Delete(Context ctx, RObject self, object? observer) => PeersOf(self).Remove(ctx, observer, out var told) ? told : null;

    [RubyMethod("delete_observers")]
    public static void DeleteAll(RObject self) => PeersOf(self).Clear();

    [RubyMethod("count_observers")]
    public static long Count(RObject self) => PeersOf(self).Count;

    [RubyMethod("changed")]
    public static void Changed(RObject self, bool state = true) => self.SetInstanceVariable(State, Box.Bool(state));

    [RubyMethod("changed?")]
    public static bool IsChanged(RObject self) => Context.Truthy(self.GetInstanceVariable(State));

    [RubyMethod("notify_observers")]
    public static void Notify(Context ctx, RObject self, params object?[] rest)
    {
        if (!IsChanged(self))
        {
            return;
        }
        foreach (var (observer, method) in PeersOf(self).Pairs())
        {
            ctx.Send(observer, (RSymbol)method!, rest);
        }
        self.SetInstanceVariable(State, Box.False);
    }
}

/// <summary>abbrev.</summary>
[RubyModule("Abbrev", Library = "abbrev")]
public static class AbbrevLibrary
{
    [RubyMethod("abbrev", ModuleFunction = true)]
    public static RHash Abbrev(Context ctx, RArray words)
    {
        var seen = new Dictionary<string, string?>(StringComparer.Ordinal);
        var names = words.Select(ctx.ToS).ToList();
        foreach (var word in names)
        {
            for (var i = word.Length - 1; i > 0; i--)
            {
                seen[word[..i]] = seen.ContainsKey(word[..i]) ? null : word;
            }
        }
        var result = new RHash();
        foreach (var (prefix, word) in seen)
        {
            if (word is not null && !names.Contains(prefix))
            {
                result.Set(ctx, new RString(prefix), new RString(word));
            }
        }
        foreach (var word in names)
        {
            result.Set(ctx, new RString(word), new RString(word));
        }
        return result;
    }
}

/// <summary>Array#abbrev.</summary>
[RubyClass("Array", Library = "abbrev")]
public static class ArrayAbbrev
{
    [RubyMethod("abbrev")]
    public static RHash Abbrev(Context ctx, RArray self) => AbbrevLibrary.Abbrev(ctx, self);
}
