using System.Text.RegularExpressions;

namespace RecipeEngine.Engine.Dsl.Support;

/// <summary>A file being edited line by line in memory.</summary>
public sealed class FileEditObject(RClass klass) : RObject(klass)
{
    public string Path { get; set; } = "";
    public List<string> Lines { get; set; } = [];
    public string Original { get; set; } = "";
    public bool Changed => string.Concat(Lines) != Original;
}

/// <summary>Chef::Util::FileEdit</summary>
[RubyClass("Chef::Util::FileEdit")]
public static class FileEditClass
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => new FileEditObject(klass);

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, FileEditObject self, string path)
    {
        if (!ctx.Interpreter.Machine.IsFile(path))
        {
            throw RubyError.Argument($"File '{path}' does not exist");
        }
        self.Path = path;
        self.Original = ctx.Interpreter.Machine.ReadText(path);
        self.Lines = [.. Regex.Matches(self.Original, "[^\n]*\n|[^\n]+").Select(m => m.Value)];
    }

    static bool Matches(Context ctx, object? pattern, string line) =>
        Context.Truthy(ctx.Send(ctx.Send(ctx.Interpreter.RegexpClass, "new", pattern), "match", new RString(line)));

    static void Each(Context ctx, FileEditObject self, object? pattern, Func<string, IEnumerable<string>> edit) =>
        self.Lines = [.. self.Lines.SelectMany(l => Matches(ctx, pattern, l) ? edit(l) : [l])];

    [RubyMethod("search_file_replace_line")]
    public static void ReplaceLine(Context ctx, FileEditObject self, object? pattern, object? line) => Each(ctx, self, pattern, _ => [ctx.ToS(line).TrimEnd('\n') + "\n"]);

    [RubyMethod("search_file_replace")]
    public static void Replace(Context ctx, FileEditObject self, object? pattern, object? text) =>
        Each(ctx, self, pattern, l => [ctx.ToS(ctx.Send(new RString(l), "gsub", ctx.Send(ctx.Interpreter.RegexpClass, "new", pattern), text))]);

    [RubyMethod("search_file_delete_line")]
    public static void DeleteLine(Context ctx, FileEditObject self, object? pattern) => Each(ctx, self, pattern, _ => []);

    [RubyMethod("search_file_delete")]
    public static void Delete(Context ctx, FileEditObject self, object? pattern) => Replace(ctx, self, pattern, new RString(""));

    [RubyMethod("insert_line_after_match")]
    public static void InsertAfter(Context ctx, FileEditObject self, object? pattern, object? line) => Each(ctx, self, pattern, l => [l.EndsWith('\n') ? l : l + "\n", ctx.ToS(line).TrimEnd('\n') + "\n"]);

    [RubyMethod("insert_line_if_no_match")]
    public static void InsertIfMissing(Context ctx, FileEditObject self, object? pattern, object? line)
    {
        if (self.Lines.Any(l => Matches(ctx, pattern, l)))
        {
            return;
        }
        if (self.Lines.Count > 0 && !self.Lines[^1].EndsWith('\n'))
        {
            self.Lines[^1] += "\n";
        }
        self.Lines.Add(ctx.ToS(line).TrimEnd('\n') + "\n");
    }

    [RubyMethod("unwritten_changes?")]
    public static bool HasChanges(FileEditObject self) => self.Changed;

    [RubyMethod("file_edited?")]
    public static bool WasEdited(FileEditObject self) => self.GetInstanceVariable(RSymbol.Of("@file_edited")) is true;

    [RubyMethod("write_file")]
    public static void Write(Context ctx, FileEditObject self)
    {
        if (!self.Changed)
        {
            return;
        }
        var machine = ctx.Interpreter.Machine;
        var status = machine.Stat(self.Path);
        machine.WriteAtomically(self.Path + ".old", self.Original, new FileOwnership(status.UserId, status.GroupId, status.Mode));
        machine.WriteAtomically(self.Path, string.Concat(self.Lines), new FileOwnership(status.UserId, status.GroupId, status.Mode));
        self.Original = string.Concat(self.Lines);
        self.SetInstanceVariable(RSymbol.Of("@file_edited"), Box.True);
    }
}
