using System.Text;
using RecipeEngine.Cookbooks;
using static RecipeEngine.Engine.Resources.ChefObjectResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>One of Chef's objects as a file of the chef-repo: roles/NAME.json and the like. Written as local mode writes it, without what is the default.</summary>
public abstract class ChefObjectProvider : Provider
{
    /// <summary>How messages name the place: in local mode there is one server only.</summary>
    internal const string Server = "chefzero://localhost:1";

    RHash? found;

    /// <summary>"role"</summary>
    protected abstract string Kind { get; }

    /// <summary>The configuration's word for the directory: "role_path".</summary>
    protected abstract string PathKey { get; }

    /// <summary>The object's name.</summary>
    protected abstract string ObjectName { get; }

    /// <summary>Which property gives which field.</summary>
    protected abstract IEnumerable<(string Field, Property Property)> Fields { get; }

    /// <summary>All fields with their defaults, in the order in which they are written.</summary>
    protected abstract IEnumerable<(string Field, object? Default)> Defaults { get; }

    /// <summary>Where the messages say it is.</summary>
    protected virtual string Place => Server;

    protected virtual void Augment(RHash json)
    {
    }

    protected bool IsFound => found is not null;

    string File => Locate(Run, Context, PathKey, ObjectName);

    /// <summary>The file of an object; where there is none yet, the one to be made.</summary>
    internal static string Locate(ChefRun run, Context context, string pathKey, string name)
    {
        var directories = run.Config.Paths(context, pathKey);
        return (directories.FirstOrDefault(d => run.Machine.Exists(Path.Combine(d, name + ".json"))) ?? directories.FirstOrDefault() ?? "/var/chef") + $"/{name}.json";
    }

    protected override State? Load()
    {
        if (Desired[ChefServer]?.Get(Context, RSymbol.Of("chef_server_url")) is { } server && Context.ToS(server) is var url && !url.StartsWith("chefzero:", StringComparison.Ordinal))
        {
            throw RubyError.Runtime($"{Resource}: {url} cannot be asked, as this engine has no client of Chef servers; leave out chef_server to work on the files of the chef-repo");
        }
        found = Machine.TryReadText(File) is { } text ? (RHash)RubyValues.FromPlain(Context, RecipeErrors.Translated(() => PlainTree.ParseObject(text, File)))! : null;
        if (found is null)
        {
            var ruby = Path.ChangeExtension(File, ".rb");
            return Machine.Exists(ruby) ? throw RubyError.Runtime($"{ruby} is a program: {Kind} {ObjectName} cannot be changed from a recipe, make it a JSON file") : null;
        }
        var state = new State();
        foreach (var (field, property) in Fields)
        {
            if (property is Property<string> text2 && found.Get(Context, new RString(field)) is RString value)
            {
                state[text2] = value.Text;
            }
            else if (property is Property<RHash> map && found.Get(Context, new RString(field)) is RHash hash)
            {
                state[map] = hash;
            }
        }
        return state;
    }

    /// <summary>All fields, in order, the defaults where nothing is said.</summary>
    protected RHash Normalized(RHash json)
    {
        var result = new RHash();
        foreach (var (field, @default) in Defaults)
        {
            var key = new RString(field);
            result.Set(Context, key, json.ContainsKey(Context, key) ? json.Get(Context, key) : Literal.ToRuby(@default));
        }
        foreach (var (key, value) in json.Pairs())
        {
            if (!result.ContainsKey(Context, key))
            {
                result.Set(Context, key, value);
            }
        }
        var runList = new RString("run_list");
        if (result.Get(Context, runList) is RArray items)
        {
            result.Set(Context, runList, new RArray(items.Select(Context.ToS).Select(item => item.EndsWith(']') ? item : $"recipe[{item}]").Distinct().Select(item => (object?)new RString(item))));
        }
        return result;
    }

    protected RHash CurrentJson => Normalized(found ?? new RHash());

    RHash Said()
    {
        var json = Desired[RawJson] is { } raw ? (RHash)JsonChanges.Copy(Context, raw)! : new RHash();
        foreach (var (field, property) in Fields)
        {
            if (Desired.Value(property) is { } value and not false)
            {
                json.Set(Context, new RString(field), JsonChanges.Copy(Context, value));
            }
        }
        return json;
    }

    /// <summary>The object as it is to be.</summary>
    protected RHash NewJson()
    {
        var json = Normalized(Desired[Complete] ? Said() : JsonChanges.Merge(Context, CurrentJson, Said()));
        Augment(json);
        return json;
    }

    protected void Modify(RHash json, string field, string variable)
    {
        var key = new RString(field);
        json.Set(Context, key, JsonChanges.Apply(Context, ChefObjectWords.Collected(Resource, variable), json.Get(Context, key)));
    }

    protected void ModifyRunList(RHash json)
    {
        var key = new RString("run_list");
        json.Set(Context, key, JsonChanges.RunList(Context, ChefObjectWords.Collected(Resource, "@run_list_modifiers"), ChefObjectWords.Collected(Resource, "@run_list_removers"), json.Get(Context, key) as RArray ?? new RArray()));
    }

    protected virtual void Create()
    {
        var json = NewJson();
        var differences = JsonChanges.Differences(Context, CurrentJson, json);
        if (IsFound && differences.Count == 0)
        {
            return;
        }
        Converge([$"{(IsFound ? "update" : "create")} {Kind} {ObjectName} at {Place}", .. differences.Select(d => new ChangeLine(d))], machine => Write(machine, Context, File, Minimized(json)));
    }

    protected virtual void Delete()
    {
        if (IsFound)
        {
            Converge($"delete {Kind} {ObjectName} at {Place}", machine => machine.RemoveFile(File));
        }
    }

    // Defaults are not written, but the name is.
    RHash Minimized(RHash json)
    {
        var defaults = Normalized(new RHash());
        var result = new RHash();
        foreach (var (key, value) in json.Pairs())
        {
            if (Context.ToS(key) == "name" || !defaults.ContainsKey(Context, key) || !Context.Equal(defaults.Get(Context, key), value))
            {
                result.Set(Context, key, value);
            }
        }
        return result;
    }

    internal static void Write(ISystem machine, Context context, string file, RHash json)
    {
        context.Interpreter.Require(context, "json");
        var text = context.ToS(context.Send(context.Interpreter.FindModule(context, "JSON"), "pretty_generate", json));
        machine.CreateDirectories(Path.GetDirectoryName(file)!);
        machine.WriteAtomically(file, Encoding.UTF8.GetBytes(text));
    }
}
