using RecipeEngine.Cookbooks;
using RecipeEngine.Engine.Dsl.Support;
using static RecipeEngine.Engine.Resources.ChefDataBagItemResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>An item of a data bag of the chef-repo, in the clear or encrypted; encrypted again when the secret or the version changes.</summary>
public sealed class ChefDataBagItemProvider : Provider
{
    public static readonly ProviderType Provides = ProviderType.For<ChefDataBagItemProvider>(ChefDataBagItemResource.Type, ("create", p => p.Create()), ("delete", p => p.Delete()));

    RHash? found;
    string? currentSecret;
    bool isEncrypted;
    long? currentVersion;

    string Bag => Desired[ChefDataBagItemResource.DataBag] ?? throw RubyError.Argument($"{Resource}: which data bag is it in? Name it BAG/ID, or give data_bag");

    string ItemId => Desired[Id]!;

    string File => Run.Config.Paths(Context, "data_bag_path") is var directories && directories.Select(d => $"{d}/{Bag}/{ItemId}.json").FirstOrDefault(f => Machine.Exists(f)) is { } existing
        ? existing : $"{directories.FirstOrDefault(d => Machine.IsDirectory($"{d}/{Bag}")) ?? directories[0]}/{Bag}/{ItemId}.json";

    string? NewSecret => Desired[Secret] ?? (Desired[SecretPath] is { } path ? EncryptedItems.Secret(Context, path) : null);

    protected override State? Load()
    {
        found = Machine.TryReadText(File) is { } text ? (RHash)RubyValues.FromPlain(Context, RecipeErrors.Translated(() => PlainTree.ParseObject(text, File)))! : null;
        if (found is null)
        {
            return null;
        }
        isEncrypted = EncryptedItems.IsEncrypted(Context, found);
        if (isEncrypted)
        {
            currentVersion = found.Pairs().Select(p => p.Value).OfType<RHash>().First().Get(Context, new RString("version")) as long?;
            var secrets = new[] { NewSecret }.Concat(Desired[OldSecret] ?? []).Concat((Desired[OldSecretPath] ?? []).Select(path => (string?)EncryptedItems.Secret(Context, path)));
            currentSecret = secrets.FirstOrDefault(secret => secret is not null && Opened(secret) is not null);
            if (currentSecret is null)
            {
                Warn("Existing data bag is encrypted, but " + (NewSecret is null ? "no secret was specified." : "could not decrypt: the secret does not fit."));
            }
        }
        return new State { [RawData] = isEncrypted ? null : found, [Encrypt] = isEncrypted, [EncryptionVersion] = currentVersion };
    }

    RHash? Opened(string secret)
    {
        try
        {
            return EncryptedItems.Open(Context, new DataBagItemObject(Context.Interpreter.FindClass(Context, "Chef::DataBagItem")) { Bag = Bag, Data = found! }, EncryptedItems.SecretBytes(secret)).Data;
        }
        catch (RubyError e) when (e.ClassName.StartsWith("Chef::EncryptedDataBagItem::", StringComparison.Ordinal))
        {
            return null;
        }
    }

    RHash Empty()
    {
        var empty = new RHash();
        empty.Set(Context, new RString("id"), new RString(ItemId));
        return empty;
    }

    // What is there, in the clear; null when nobody can read it.
    RHash? Clear => found is null ? Empty() : !isEncrypted ? found : currentSecret is { } secret ? Opened(secret) : null;

    void Create()
    {
        var encrypts = Desired[Encrypt];
        var secret = !encrypts ? null : NewSecret ?? throw RubyError.Runtime($"Data bag item {Resource.Name} has encryption on but no secret or secret_path is specified");
        var version = Desired[EncryptionVersion] ?? (Run.Config.Get(Context, "data_bag_encrypt_version") as long? ?? 3);
        var clear = Clear;
        if (clear is null && !Desired[ChefObjectResource.Complete])
        {
            throw RubyError.Runtime(encrypts
                ? $"Cannot encrypt {Resource.Name} due to failure to decrypt existing resource.  Set 'complete true' to overwrite or add the old secret as old_secret / old_secret_path."
                : $"Could not decrypt current data bag item {Resource.Name}");
        }
        var said = Desired[RawData] is { } given ? (RHash)JsonChanges.Copy(Context, given)! : new RHash();
        var wanted = Desired[ChefObjectResource.Complete] ? said : JsonChanges.Merge(Context, clear!, said);
        wanted.Set(Context, new RString("id"), new RString(ItemId));
        wanted = (RHash)JsonChanges.Apply(Context, ChefObjectWords.Collected(Resource, "@raw_data_modifiers"), wanted)!;
        var differences = Differences(encrypts, secret, version, clear, wanted);
        if (found is not null && differences.Count == 0)
        {
            return;
        }
        Converge([$"{(found is null ? "create" : "update")} data bag item {ItemId} at {ChefObjectProvider.Server}", .. differences.Select(d => new ChangeLine(d))], machine =>
        {
            var file = File;
            if (!machine.IsDirectory(Path.GetDirectoryName(file)!))
            {
                throw new RubyError("Net::HTTPClientException", $"404 \"Not Found\" - there is no data bag {Bag}");
            }
            ChefObjectProvider.Write(machine, Context, file, secret is null ? wanted : Locked(wanted, secret, version));
        });
    }

    RHash Locked(RHash clear, string secret, long version)
    {
        var locked = new RHash();
        foreach (var (key, value) in clear.Pairs())
        {
            locked.Set(Context, key, Context.ToS(key) == "id" ? value : EncryptedValue.Encrypt(Context, value, EncryptedItems.SecretBytes(secret), version));
        }
        return locked;
    }

    List<string> Differences(bool encrypts, string? secret, long version, RHash? clear, RHash wanted)
    {
        List<string> differences = [];
        // an item with nothing to encrypt has no kind yet
        var hasValues = found is { Count: > 1 };
        if (encrypts && isEncrypted)
        {
            var how = (secret == currentSecret ? "" : " with new secret") + (version == currentVersion ? "" : $" from v{currentVersion} to v{version} encryption");
            differences.AddRange(how.Length == 0 ? [] : ["re-encrypt" + how]);
        }
        else if (encrypts && (hasValues || found is null))
        {
            differences.Add($"encrypt with v{version} encryption");
        }
        else if (!encrypts && isEncrypted)
        {
            differences.Add("decrypt data bag item to plaintext");
        }
        if (clear is not null)
        {
            differences.AddRange(JsonChanges.Differences(Context, clear, wanted, showsValues: !encrypts));
            return differences;
        }
        var (before, after) = (found!.Pairs().Select(p => Context.ToS(p.Key)).ToList(), wanted.Pairs().Select(p => Context.ToS(p.Key)).ToList());
        return ["overwrite data bag item (cannot decrypt old data bag item)", .. after.Intersect(before).Select(k => "overwrite " + k), .. after.Except(before).Select(k => "add " + k), .. before.Except(after).Select(k => "remove " + k)];
    }

    void Delete()
    {
        if (found is not null)
        {
            Converge($"delete data bag item {ItemId} at {ChefObjectProvider.Server}", machine => machine.RemoveFile(File));
        }
    }
}
