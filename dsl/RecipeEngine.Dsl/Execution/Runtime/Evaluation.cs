using RecipeEngine.Dsl.Syntax;

namespace RecipeEngine.Dsl.Execution;

/// <summary>A Binding: a frame kept alive, with room for variables that evaluated code adds.</summary>
public sealed class RBinding : RObject
{
    /// <summary>Binds a running frame.</summary>
    public RBinding(Interpreter interpreter, Frame frame) : this(interpreter.FindClass(interpreter.MainContext, "Binding"), frame) { }

    internal RBinding(RClass klass, Frame frame) : base(klass)
    {
        Code = new CodeScope(frame.Code, frame.Code.File, frame.Code.Label, frame.Code.Level);
        Frame = new Frame(frame.Context, Code, frame.LexicalScope, frame.Self, frame.Method, frame.Block, frame) { Proc = frame.Proc, Line = frame.Line, IsEvaluation = true };
        Frame.Capture();
        if (frame.DefinitionHome.ExtraOrNull is { } extra)
        {
            Frame.Extra.DefaultVisibility = extra.DefaultVisibility;
            Frame.Extra.ModuleFunction = extra.ModuleFunction;
        }
        SourceLine = frame.Line;
    }

    RBinding(RClass klass, CodeScope code, Frame frame, int sourceLine) : base(klass)
    {
        Code = code;
        Frame = frame;
        SourceLine = sourceLine;
    }

    /// <summary>A copy: variables that either adds from now on are its own.</summary>
    internal RBinding Copy(Interpreter interpreter)
    {
        var code = new CodeScope(Code.Parent, Code.File, Code.Label, Code.Level);
        var frame = new Frame(Frame.Context, code, Frame.LexicalScope, Frame.Self, Frame.Method, Frame.Block, Frame.Outer) { Proc = Frame.Proc, Line = Frame.Line };
        frame.Capture();
        foreach (var name in Code.Names)
        {
            frame.SetLocal(code.Declare(name), Frame.GetLocal(Code.IndexOf(name)));
        }
        return new RBinding(ClassOrSingleton(interpreter).Real(), code, frame, SourceLine);
    }

    /// <summary>The extension frame: its Outer is the bound one.</summary>
    public Frame Frame { get; }
    /// <summary>The extension scope: new variables of evaluated code are declared here.</summary>
    public CodeScope Code { get; }
    public object? Self => Frame.Self;
    public int SourceLine { get; }

    /// <summary>All names that code in the binding can see, inner ones first, hidden ones left out.</summary>
    public IEnumerable<string> Names()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var c = Code; c is not null; c = c.Parent)
        {
            foreach (var name in c.Names)
            {
                if ((char.IsLetter(name[0]) || name[0] is '_' || name[0] > 127) && seen.Add(name))
                {
                    yield return name;
                }
            }
        }
    }

    public bool TryGet(string name, out object? value)
    {
        var frame = Frame;
        for (var c = Code; c is not null && frame is not null; c = c.Parent, frame = frame.Outer)
        {
            var i = c.IndexOf(name);
            if (i >= 0)
            {
                value = frame.GetLocal(i);
                return true;
            }
        }
        value = null;
        return false;
    }

    /// <summary>Sets an existing variable, or a new one of the binding.</summary>
    public void Set(string name, object? value)
    {
        var frame = Frame;
        for (var c = Code; c is not null && frame is not null; c = c.Parent, frame = frame.Outer)
        {
            var i = c.IndexOf(name);
            if (i >= 0)
            {
                frame.SetLocal(i, value);
                return;
            }
        }
        Frame.SetLocal(Code.Declare(name), value);
    }
}

public sealed partial class Interpreter
{
    EvaluatedTexts EvaluatedTexts => field ??= new();

    /// <summary>Evaluates source in a binding; variables it makes stay there.</summary>
    public object? Eval(Context context, string source, RBinding binding, string file, int line, Text.RubyEncoding? encoding = null)
    {
        var tree = EvaluatedTexts.Parse(source, file, line, binding.Names().ToArray());
        EmitWarnings(context, tree, file);
        NoteTracing(source);
        var body = new Translation.Translator(this, file) { Marks = MarksFor(source, file, line, false) }.Evaluated(tree, binding.Code, encoding);
        Tracing?.Compiled(context, source, file, line);
        return RunIn(context, body, binding.Frame, file);
    }

    /// <summary>Evaluates source with another self and definition scope, seeing the locals of the calling frame (instance_eval, class_eval with text).</summary>
    public object? EvalWithSelf(Context context, string source, string file, int line, object? self, LexicalScope scope)
    {
        var binding = new RBinding(this, context.Current!);
        binding.Frame.Self = self;
        binding.Frame.LexicalScope = scope;
        binding.Frame.Extra.DefaultVisibility = Visibility.Public;
        binding.Frame.Extra.ModuleFunction = false;
        return Eval(context, source, binding, file, line);
    }

    static object? RunIn(Context context, Nodes.Exec body, Frame frame, string file)
    {
        var depth = context.Depth;
        var around = frame.Code.File;
        frame.Code.File = file;
        context.Enter(frame);
        try
        {
            var result = body.Execute(frame);
            return context.Delivered(result);
        }
        catch (RubyError e) when (Located(e))
        {
            throw;
        }
        finally
        {
            frame.Code.File = around;
            context.Unwind(new(frame.Caller, depth));
        }

        // A filter runs before the frames are left: the error takes its backtrace while they stand.
        bool Located(RubyError e)
        {
            e.ToException(context);
            return false;
        }
    }
}
