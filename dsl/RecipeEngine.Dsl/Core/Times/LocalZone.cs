using System.Runtime.CompilerServices;
using RecipeEngine.Systems;

namespace RecipeEngine.Dsl.Core.Times;

/// <summary>The machine's local time zone: TZ (a zone name, a file or a POSIX rule), else /etc/localtime.</summary>
public static class LocalZone
{
    static readonly ConditionalWeakTable<Interpreter, Cell> Cells = [];

    sealed class Cell
    {
        public string? Name;
        public ZoneRules? Rules;
    }

    public static ZoneRules Of(Interpreter interpreter)
    {
        var cell = Cells.GetOrCreateValue(interpreter);
        var name = interpreter.Machine.GetEnvironmentVariable("TZ");
        if (cell.Rules is null || name != cell.Name)
        {
            cell.Name = name;
            cell.Rules = Load(interpreter.Machine, name);
        }
        return cell.Rules;
    }

    static ZoneRules Load(IReadOnlySystem machine, string? name)
    {
        if (name is null)
        {
            return Read(machine, "/etc/localtime") ?? ZoneRules.Utc;
        }
        name = name.TrimStart(':');
        if (name.Length == 0)
        {
            return ZoneRules.Utc;
        }
        return Read(machine, name.StartsWith('/') ? name : "/usr/share/zoneinfo/" + name) ?? PosixRule.Parse(name)?.ToRules() ?? ZoneRules.Utc;
    }

    static ZoneRules? Read(IReadOnlySystem machine, string path)
    {
        try
        {
            return machine.TryStat(path) is { IsFile: true } ? ZoneFile.Parse(machine.ReadBytes(path)) : null;
        }
        catch (MachineException)
        {
            return null;
        }
    }
}

/// <summary>What a zone's clocks show when: its transitions so far and the rule for what follows.</summary>
/// <param name="transitions">moments in order; from each on, the period of the same index + 1 holds (period 0 before the first)</param>
/// <param name="periods">one more than there are transitions</param>
/// <param name="rule">for moments after the last transition; null: the last period goes on</param>
public sealed class ZoneRules(long[] transitions, ZonePeriod[] periods, PosixRule? rule)
{
    public static readonly ZoneRules Utc = new([], [new ZonePeriod(0, "UTC", false)], null);

    public ZonePeriod At(long seconds)
    {
        if (rule is not null && (transitions.Length == 0 || seconds >= transitions[^1]))
        {
            return rule.At(seconds);
        }
        var i = Array.BinarySearch(transitions, seconds);
        return periods[i >= 0 ? i + 1 : ~i];
    }

    /// <summary>The moment at which local clocks show this; of two the first, in a gap as if the clock had not been put forward.</summary>
    public long FromLocal(long local, bool? daylight = null)
    {
        var before = At(local - 86400).Offset;
        var after = At(local + 86400).Offset;
        if (before == after)
        {
            var middle = At(local - before).Offset;
            return local - (At(local - middle).Offset == middle ? middle : before);
        }
        bool first = At(local - before).Offset == before, second = At(local - after).Offset == after;
        if (first && second && daylight is not null)
        {
            return At(local - before).IsDaylight == daylight ? local - before : local - after;
        }
        return first || !second ? local - before : local - after;
    }
}

/// <summary>A stretch of time with one offset (seconds east) and abbreviation.</summary>
public readonly record struct ZonePeriod(int Offset, string Name, bool IsDaylight);
