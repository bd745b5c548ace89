using RecipeEngine.Dsl.Syntax;
using RecipeEngine.Systems;

namespace RecipeEngine.Dsl.Execution;

public sealed partial class Interpreter
{
    public RArray LoadPath { get; } = new();
    public RArray LoadedFeatures { get; } = new();

    /// <summary>Asked before anything else by require; a host can serve names of its own (true: handled).</summary>
    public Func<Context, string, bool>? RequireHook { get; set; }

    /// <summary>Parses and runs source text at top level.</summary>
    /// <exception cref="SyntaxErrorException">The text is not Ruby.</exception>
    /// <exception cref="RubyError">The program raised.</exception>
    public object? Run(Context context, string source, string file, int firstLine = 1, object? self = null, LexicalScope? scope = null)
    {
        var tree = Parser.Parse(new SourceText(source, file, firstLine));
        return RunTree(context, tree, file, self ?? MainObject, scope, source);
    }

    /// <summary>Runs a parsed file with a self and a lexical scope of its own (top level without).</summary>
    public object? RunTree(Context context, ProgramNode tree, string file, object? self, LexicalScope? scope = null, string? source = null, string label = "<main>")
    {
        EmitWarnings(context, tree, file);
        var isMain = label == "<main>" && scope is null && ReferenceEquals(self, MainObject) && topFrame is { Caller: null, Line: 0 };
        var program = Translate(tree, file, isMain ? topFrame!.Code : new CodeScope(null, file, label), source, !isMain);
        return Execute(context, program, isMain ? topFrame! : new Frame(context, program.Code, scope ?? new LexicalScope(ObjectClass, null), self, null, null, null), self);
    }

    /// <summary>Source text made ready to be run any number of times, each time with a self of its own.</summary>
    /// <exception cref="SyntaxErrorException">The text is not Ruby.</exception>
    public PreparedProgram Prepare(Context context, string source, string file)
    {
        var tree = Parser.Parse(new SourceText(source, file, 1));
        EmitWarnings(context, tree, file);
        return Translate(tree, file, new CodeScope(null, file, "<main>"), source, false);
    }

    /// <summary>Runs prepared text at top level with a self.</summary>
    /// <exception cref="RubyError">The program raised.</exception>
    public object? Run(Context context, PreparedProgram program, object? self) =>
        Execute(context, program, new Frame(context, program.Code, new LexicalScope(ObjectClass, null), self, null, null, null), self);

    PreparedProgram Translate(ProgramNode tree, string file, CodeScope code, string? source, bool isLoaded)
    {
        code.File = file;
        NoteTracing(source);
        var marks = MarksFor(source, file, 1, isLoaded);
        return new PreparedProgram(code, new Translation.Translator(this, file) { Marks = marks }.Program(tree, code), tree.Body?.Line ?? 1);
    }

    object? Execute(Context context, PreparedProgram program, Frame frame, object? self)
    {
        var body = program.Body;
        frame.Line = program.FirstLine;
        frame.Extra.DefaultVisibility = ReferenceEquals(self, MainObject) || self is RObject { klass: { IsSingleton: true, Superclass: var own } } && ReferenceEquals(own, ObjectClass) ? Visibility.Private : Visibility.Public;
        context.Enter(frame);
        try
        {
            var result = body.Execute(frame);
            return context.Delivered(result);
        }
        catch (ReturnException e) when (ReferenceEquals(e.Home, frame))
        {
            context.Unwind(new(frame, context.Depth));
            return e.Value;
        }
        catch (RubyError e) when (Locate(e))
        {
            throw;
        }
        finally
        {
            if (ReferenceEquals(context.Current, frame))
            {
                context.Leave(frame);
            }
        }

        // A filter runs before the frames are left: the error takes its backtrace while they stand.
        bool Locate(RubyError e)
        {
            e.ToException(context);
            return false;
        }
    }

    Frame? topFrame;
    RBinding? topBinding;

    /// <summary><c>TOPLEVEL_BINDING</c>: the frame that the main program runs in.</summary>
    internal RBinding TopBinding
    {
        get
        {
            topFrame ??= new Frame(MainContext, new CodeScope(null, "<main>", "<main>"), new LexicalScope(ObjectClass, null), MainObject, null, null, null);
            return topBinding ??= new RBinding((RClass)Ensure("Binding"), topFrame);
        }
    }

    /// <summary>Tells what the parser found doubtful, as far as <c>$VERBOSE</c> wants it.</summary>
    internal void EmitWarnings(Context context, ProgramNode tree, string file)
    {
        for (var i = 0; i < tree.Warnings?.Count; i++)
        {
            var warning = tree.Warnings[i];
            if (!warning.Verbose || Global("$VERBOSE").Get(context) is true)
            {
                context.Warn($"{file}:{warning.Line}: warning: {warning.Message}");
            }
        }
    }

    LexicalScope? topScope;
    public LexicalScope TopScope => topScope ??= new LexicalScope(ObjectClass, null);

    /// <summary>The file that <c>require</c> of a name would load; null when there is none.</summary>
    public string? FindFile(Context context, string name)
    {
        var names = name.EndsWith(".rb", StringComparison.Ordinal) ? new[] { name } : [name + ".rb"];
        if (name.StartsWith('~'))
        {
            names = names.Select(n => Machine.GetEnvironmentVariable("HOME") + n[1..]).ToArray();
        }
        if (names[0].StartsWith('/') || names[0].StartsWith("./", StringComparison.Ordinal) || names[0].StartsWith("../", StringComparison.Ordinal))
        {
            return names.Select(n => Path.GetFullPath(n, Machine.CurrentDirectory)).FirstOrDefault(IsFile);
        }
        foreach (var d in LoadDirectories(context))
        {
            foreach (var n in names)
            {
                var p = Path.GetFullPath(Path.Combine(d, n));
                if (IsFile(p))
                {
                    return p;
                }
            }
        }
        return null;
    }

    /// <summary>The directories of <c>$LOAD_PATH</c>, links resolved.</summary>
    internal IEnumerable<string> LoadDirectories(Context context)
    {
        foreach (var directory in LoadPath)
        {
            var full = Path.GetFullPath(Coerce.ToPath(context, directory), Machine.CurrentDirectory);
            if (!RealDirectories.TryGetValue(full, out var real))
            {
                real = Machine.TryStat(full) is null ? full : RealDirectories[full] = Machine.RealPath(full);
            }
            yield return real;
        }
    }

    Dictionary<string, string> RealDirectories => field ??= new(StringComparer.Ordinal);

    bool IsFile(string path) => Machine.TryStat(path) is { IsFile: true };

    /// <summary><c>load</c>: runs a file, again if it ran before.</summary>
    public object? LoadFile(Context context, string path, string label = "<top (required)>", object? self = null, LexicalScope? scope = null)
    {
        var source = DecodeSource(Machine.ReadBytes(path));
        var tree = Parser.Parse(new SourceText(source, path));
        return RunTree(context, tree, path, self ?? MainObject, scope, source, label);
    }

    /// <summary>Source bytes as text: UTF-8, a byte order mark dropped, other bytes kept as lone surrogates.</summary>
    public static string DecodeSource(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("\uFEFF"u8))
        {
            bytes = bytes[3..];
        }
        return MachineText.TryAscii(bytes) ?? Text.RubyEncoding.Utf8.Decode(bytes);
    }
}
