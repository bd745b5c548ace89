using System.Text;
using RecipeEngine.Systems.Overlay;

namespace RecipeEngine.Systems;

public sealed partial class OverlaySystem
{
    readonly HashSet<int> children = [];

    public override ISockets? Sockets => Inner.Sockets is { } sockets ? new HeldSockets(sockets) : null;

    public override CommandResult Query(CommandSpec command) => WithNames(Inner.Query(Prepared(command)));

    public override CommandResult Run(CommandSpec command) => WithNames(Inner.Run(Prepared(command)));

    public override MachineProcess Start(CommandSpec command)
    {
        MachineProcess process = Inner.Start(Prepared(command));
        children.Add(process.Id);
        return process;
    }

    public override void Execute(CommandSpec command) => Inner.Execute(Prepared(command));

    public override void Kill(int processId, int signal)
    {
        if (signal == 0 || processId == 0 || children.Contains(Math.Abs(processId)) || processId == Inner.Identity.ProcessId)
        {
            Inner.Kill(processId, signal);
            return;
        }

        // As the kernel would say: nobody has this id, or it may not be sent.
        Inner.Kill(processId, 0);
        notes.Add(new HeldBackChange("signal", $"{processId}", $"send SIG{Signals.NameOf(signal) ?? $"{signal}"} to process {processId}"));
    }

    // Held-back files that a command names become private copies of them, and the command's text names those.
    CommandSpec Prepared(CommandSpec command)
    {
        lock (root)
        {
            return PreparedAlone(command);
        }
    }

    CommandSpec PreparedAlone(CommandSpec command)
    {
        command = command with
        {
            StandardInput = Prepared(command.StandardInput),
            StandardOutput = Prepared(command.StandardOutput),
            StandardError = Prepared(command.StandardError),
            Redirects = [.. command.Redirects.Select(r => (r.Descriptor, Prepared(r.Redirect)))],
        };
        if (root.Entries.Count == 0 && virtualDirectory is null)
        {
            return command;
        }

        string directory = command.WorkingDirectory ?? CurrentDirectory;
        HeldPaths held = new(HeldRoots(root, "/"), directory);
        string Rewritten(string text) => held.Rewrite(text, Private);
        string working = held.Rewrite(directory, Private);
        return command with
        {
            Program = Rewritten(command.Program),
            Arguments = [.. command.Arguments.Select(Rewritten)],
            Environment = command.Environment.ToDictionary(v => v.Key, v => v.Value is null ? null : Rewritten(v.Value), StringComparer.Ordinal),
            WorkingDirectory = command.WorkingDirectory is null && working == Inner.CurrentDirectory ? null : working,
            Input = command.Input is { } input && IsShell(command.Program) ? Encoding.Latin1.GetBytes(Rewritten(Encoding.Latin1.GetString(input.Span))) : command.Input,
        };
    }

    // What a shell is fed is a script.
    static bool IsShell(string program) => program[(program.LastIndexOf('/') + 1)..] is "sh" or "bash" or "dash" or "ksh" or "zsh" or "csh" or "tcsh";

    Redirect Prepared(Redirect redirect)
    {
        switch (redirect)
        {
            case Redirect.Descriptor { Number: var number } when openPaths.TryGetValue(number, out string? path):
                return new Redirect.File(Private(path), OpenFlags.ReadWrite | OpenFlags.Create | OpenFlags.Append);
            case Redirect.File file when !IsOwnDescriptor(file.Path):
                Place place = Walk(file.Path, follow: true, "open");
                bool writes = (file.Flags & OpenFlags.AccessMask) != OpenFlags.ReadOnly;
                bool asItIs = place.Type is FileType.CharacterDevice || (!writes && place.Node is null);
                return asItIs ? (place.Lower is null ? file : file with { Path = place.Lower }) : file with { Path = Private(place.Path) };
            default:
                return redirect;
        }
    }

    // What a command would see differently: new, changed and removed files; a directory that exists below is looked into.
    static IEnumerable<string> HeldRoots(OverlayNode directory, string path)
    {
        foreach ((string name, OverlayNode? node) in directory.Entries)
        {
            string here = Place.Join(path, name);
            if (node is { Type: FileType.Directory, IsLive: false } && node.Lower == here)
            {
                foreach (string inside in HeldRoots(node, here))
                {
                    yield return inside;
                }
            }
            else
            {
                yield return here;
            }
        }
    }

    /// <summary>A place on the machine below that holds what is at this path, now and after a command worked on it.</summary>
    string Private(string path)
    {
        Place place = Walk(path, follow: false, "open");
        if (place.Node is null && IsPrivate(place.Lower))
        {
            return place.Lower!;
        }

        OverlayNode directory = Changeable(place.Parent!, "open", path);
        string copy = PrivatePath(place.Name);
        if (place.Exists)
        {
            CopyOut(place, copy);
        }

        directory.Entries[place.Name] = new OverlayNode(place.Type, 0, 0) { Lower = copy, IsLive = true };
        return copy;
    }

    void CopyOut(Place place, string to)
    {
        FileStatus status = StatusOf(place);
        switch (place.Type)
        {
            case FileType.Directory:
                Inner.CreateDirectory(to, 0b111_000_000);
                foreach (DirectoryEntry entry in Entries(place))
                {
                    CopyOut(Child(place, entry.Name), Place.Join(to, entry.Name));
                }

                break;
            case FileType.SymbolicLink:
                Inner.CreateSymbolicLink(TargetOf(place), to);
                break;
            case FileType.File:
                Inner.WriteBytes(to, place.Node is { } node && (node.HasContent || node.Lower is null) ? node.Bytes : Inner.ReadBytes(place.Lower!));
                break;
            default:
                return;
        }

        if (Inner.Identity.EffectiveUserId == 0)
        {
            Inner.ChangeOwner(to, status.UserId, status.GroupId, followLinks: false);
        }

        if (place.Type != FileType.SymbolicLink)
        {
            Inner.ChangeMode(to, status.Mode);
            Inner.ChangeTimes(to, status.AccessTime, status.ModificationTime);
        }
    }

    // What a command prints about its private copies is shown with the names the program gave it.
    CommandResult WithNames(CommandResult result)
    {
        if (privateRoot is null)
        {
            return result;
        }

        return result with { Output = Named(result.Output), ErrorOutput = Named(result.ErrorOutput) };
    }

    ReadOnlyMemory<byte> Named(ReadOnlyMemory<byte> output)
    {
        if (output.Span.IndexOf(MachineText.Encode(privateRoot!)) < 0)
        {
            return output;
        }

        string text = Encoding.Latin1.GetString(output.Span);
        lock (root)
        {
            foreach ((string path, OverlayNode node) in LiveNodes(root, "/"))
            {
                text = text.Replace(Latin(node.Lower!), Latin(path), StringComparison.Ordinal);
            }
        }

        return Encoding.Latin1.GetBytes(text);

        static string Latin(string path) => Encoding.Latin1.GetString(MachineText.Encode(path));
    }

    static IEnumerable<(string Path, OverlayNode Node)> LiveNodes(OverlayNode directory, string path)
    {
        foreach ((string name, OverlayNode? node) in directory.Entries)
        {
            string here = Place.Join(path, name);
            if (node is { IsLive: true })
            {
                yield return (here, node);
            }
            else if (node is not null)
            {
                foreach ((string Path, OverlayNode Node) inside in LiveNodes(node, here))
                {
                    yield return inside;
                }
            }
        }
    }
}
