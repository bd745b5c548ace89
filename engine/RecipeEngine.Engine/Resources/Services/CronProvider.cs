using static RecipeEngine.Engine.Resources.CronResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>One job in a user's crontab, known again by the comment line above it.</summary>
public sealed class CronProvider : Provider
{
    public static readonly ProviderType Provides = ProviderType.For<CronProvider>(CronResource.Type, ("create", p => p.Create()), ("delete", p => p.Delete()));

    static readonly (string Variable, Property<string> Property)[] OwnVariables = [("MAILTO", Mailto), ("PATH", CronResource.Path), ("SHELL", Shell), ("HOME", Home)];

    Crontab crontab = Crontab.Empty;
    CrontabEntry? present;

    protected override State? Load()
    {
        // `crontab -l` exits with 1 for a user who has no crontab yet: that is an empty one, not a failure.
        var listing = ShellOut.Line(Context, $"crontab -l -u {Desired[User]}");
        try
        {
            var result = listing.QueryChecked(Machine, 0, 1);
            crontab = result.ExitCode == 0 ? Crontab.Parse(result.Stdout) : Crontab.Empty;
        }
        catch (RubyError error)
        {
            throw new RubyError("Chef::Exceptions::Cron", $"Error determining state of {Resource.Name}, error: {error.Message}");
        }
        present = crontab.Find(Resource.Name);
        return present is null ? null : new State { [User] = Desired[User], [Command] = present.Command };
    }

    IReadOnlyList<string> Schedule => Desired.Value(Time) is { } special
        ? ["@" + Context.ToS(special)]
        : [Desired[Minute]!, Desired[Hour]!, Desired[Day]!, Desired[Month]!, Desired[Weekday]!];

    string TimedCommand
    {
        get
        {
            if (Desired[TimeOut] is not { Count: > 0 } limit)
            {
                return Desired[Command]!;
            }
            string? Text(string key) => limit.Get(Context, new RString(key)) is { } v ? Context.ToS(v) : null;
            bool Says(string key) => string.Equals(Text(key), "true", StringComparison.OrdinalIgnoreCase);
            string?[] words =
            [
                "timeout", Says("preserve-status") ? "--preserve-status" : null, Says("foreground") ? "--foreground" : null,
                Text("kill-after") is { } k ? $"--kill-after {k}" : null, Text("signal") is { } s ? $"--signal {s}" : null, Text("duration") + ";",
            ];
            return string.Join(' ', words.Where(w => w is not null)) + " " + Desired[Command];
        }
    }

    List<KeyValuePair<string, string>> Variables()
    {
        var list = OwnVariables.Where(v => Desired[v.Property] is not null).Select(v => new KeyValuePair<string, string>(v.Variable, Desired[v.Property]!)).ToList();
        foreach (var (key, value) in Desired[CronResource.Environment]?.Pairs() ?? [])
        {
            var name = Context.ToS(key);
            if (OwnVariables.Any(v => v.Variable == name))
            {
                if (list.Any(v => v.Key == name))
                {
                    throw new RubyError("Chef::Exceptions::Cron",
                        $"{Resource.Name}: the '{name}' property is set and environment property also contains the '{name}' variable. Remove the variable from the environment property.");
                }
                Warn($"{Resource.Name}: the environment property contains the '{name}' variable, which should be set separately as a property.");
            }
            list.Add(new(name, Context.ToS(value)));
        }
        return list;
    }

    void Create()
    {
        var wanted = new CrontabEntry(Schedule, TimedCommand, Variables());
        if (present is { Schedule.Count: > 0 } && present.Command == wanted.Command && present.Schedule.SequenceEqual(wanted.Schedule)
            && present.Variables.OrderBy(v => v.Key, StringComparer.Ordinal).SequenceEqual(wanted.Variables.OrderBy(v => v.Key, StringComparer.Ordinal)))
        {
            Debug($"{Resource}: Skipping existing cron entry");
            return;
        }
        var verb = present is null ? "add" : "update";
        Converge($"{verb} crontab entry for {Resource}", machine =>
        {
            Save(machine, crontab.With(Resource.Name, wanted));
            Info($"{(present is null ? "added" : "updated")} crontab entry");
        });
    }

    void Delete()
    {
        if (present is null)
        {
            return;
        }
        // Chef's words, whatever is taken out.
        Converge(present.Schedule.Count == 0 ? $"remove {Resource.Name} from crontab" : "save unmodified crontab", machine =>
        {
            Save(machine, crontab.Without(Resource.Name));
            Info("deleted crontab entry");
        });
    }

    void Save(ISystem machine, Crontab table)
    {
        try
        {
            ShellOut.Line(Context, $"crontab -u {Desired[User]} -").Feed(table.ToString()).Run(machine);
        }
        catch (RubyError error)
        {
            throw new RubyError("Chef::Exceptions::Cron", $"Error updating state of {Resource.Name}, error: {error.Message}");
        }
    }
}
