using System.Text;
using RecipeEngine.Systems.Fake;

namespace RecipeEngine.Systems;

/// <summary>
/// A machine in memory, run as root: files with owners and modes, users from its own /etc/passwd, a clock that stands still until it is
/// set, and commands that answer as told. A command nobody told it about is a program it does not have (ENOENT).
/// </summary>
public sealed partial class FakeSystem : ISystem
{
    readonly FakeTree tree = new();
    readonly List<Func<CommandSpec, FakeAnswer?>> answers = [];
    readonly List<Func<HttpCall, HttpReply?>> webAnswers = [];
    readonly UserDatabase database;
    readonly Dictionary<string, string> environment = new(StringComparer.Ordinal) { ["PATH"] = "/usr/bin:/bin", ["HOME"] = "/root" };
    string currentDirectory = "/";

    public FakeSystem()
    {
        database = new UserDatabase(this);
        UtcNow = new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.Zero);
        foreach (string directory in (string[])["/etc", "/tmp", "/root", "/usr/bin", "/bin", "/var/lib", "/home"])
        {
            AddDirectory(directory);
        }

        AddFile("/etc/passwd", "root:x:0:0:root:/root:/bin/bash\n");
        AddFile("/etc/group", "root:x:0:\n");
        AddFile("/dev/null", "");
    }

    /// <summary>Every command asked for, in order.</summary>
    public List<CommandSpec> Commands { get; } = [];

    /// <summary>Every HTTP request asked for, in order.</summary>
    public List<HttpCall> WebCalls { get; } = [];

    /// <summary>The signals sent, in order.</summary>
    public List<(int ProcessId, int Signal)> SignalsSent { get; } = [];

    /// <summary>Puts a file there, with the directories above it.</summary>
    public FakeSystem AddFile(string path, string content, int mode = 420, long userId = 0, long groupId = 0) =>
        AddFile(path, Encoding.UTF8.GetBytes(content), mode, userId, groupId);

    /// <summary>Puts a file there, with the directories above it.</summary>
    public FakeSystem AddFile(string path, ReadOnlySpan<byte> content, int mode = 420, long userId = 0, long groupId = 0)
    {
        AddDirectory(ParentOf(path));
        WriteBytes(path, content);
        ChangeMode(path, mode);
        ChangeOwner(path, userId, groupId);
        return this;
    }

    /// <summary>Puts a directory there, with those above it.</summary>
    public FakeSystem AddDirectory(string path, int mode = 493)
    {
        if (this.IsDirectory(path))
        {
            return this;
        }

        AddDirectory(ParentOf(path));
        CreateDirectory(path);
        ChangeMode(path, mode);
        return this;
    }

    /// <summary>Puts a symbolic link there, with the directories above it.</summary>
    public FakeSystem AddLink(string path, string target)
    {
        AddDirectory(ParentOf(path));
        CreateSymbolicLink(target, path);
        return this;
    }

    /// <summary>Adds a user to its /etc/passwd and a group of the same name and number to its /etc/group.</summary>
    public FakeSystem AddUser(string name, long id, string? home = null, string shell = "/bin/bash")
    {
        this.AppendBytes("/etc/passwd", Encoding.UTF8.GetBytes($"{name}:x:{id}:{id}::{home ?? "/home/" + name}:{shell}\n"));
        return AddGroup(name, id);
    }

    /// <summary>Adds a group to its /etc/group.</summary>
    public FakeSystem AddGroup(string name, long id, params IReadOnlyList<string> members)
    {
        this.AppendBytes("/etc/group", Encoding.UTF8.GetBytes($"{name}:x:{id}:{string.Join(',', members)}\n"));
        return this;
    }

    /// <summary>Answers every command whose text (see <see cref="CommandSpec.ToString"/>) is this; a later answer replaces an earlier one.</summary>
    public FakeSystem Answer(string command, string output = "", int exitCode = 0, string errorOutput = "") =>
        Answer(asked => asked.ToString() == command ? new FakeAnswer(output, exitCode, errorOutput) : null);

    /// <summary>Answers commands by a function, null for those it does not know; a later function is asked first.</summary>
    public FakeSystem Answer(Func<CommandSpec, FakeAnswer?> answer)
    {
        answers.Insert(0, answer);
        return this;
    }

    /// <summary>Answers HTTP requests by a function, null for those it does not know; a later function is asked first. Unknown servers refuse the connection.</summary>
    public FakeSystem AnswerWeb(Func<HttpCall, HttpReply?> answer)
    {
        webAnswers.Insert(0, answer);
        return this;
    }

    internal Timestamp Now => Timestamp.From(UtcNow);

    static string ParentOf(string path) => path.LastIndexOf('/') is > 0 and int slash ? path[..slash] : "/";
}

/// <summary>What a scripted command of a <see cref="FakeSystem"/> prints and returns.</summary>
public sealed record FakeAnswer(string Output = "", int ExitCode = 0, string ErrorOutput = "");
