using System.Text.RegularExpressions;

namespace RecipeEngine.Engine.Resources;

/// <summary>Inputs and waivers of the compliance phase, which this program does not have: it says so and goes on.</summary>
public sealed class CompliancePhaseProvider : Provider
{
    public static readonly ProviderType Input = ProviderType.For<CompliancePhaseProvider>(InspecInputResource.Type, ("add", p => p.Explain()));
    public static readonly ProviderType Waiver = ProviderType.For<CompliancePhaseProvider>(InspecWaiverResource.Type, ("add", p => p.Explain()));

    void Explain() => Warn($"{Resource}: there is no compliance phase here, so it has no effect");
}

/// <summary>One control in a YAML file of waivers.</summary>
public sealed class InspecWaiverFileEntryProvider : Provider
{
    public static readonly ProviderType Provides = ProviderType.For<InspecWaiverFileEntryProvider>(InspecWaiverFileEntryResource.Type, ("add", p => p.Add()), ("remove", p => p.Remove()));

    string File => Desired[InspecWaiverFileEntryResource.FilePath]!;

    RString Control => new(Desired[InspecWaiverFileEntryResource.Control]!);

    object? Yaml(string method, object? value) => Context.Send(Context.Interpreter.FindModule(Context, "YAML"), method, value);

    RHash Read() => !Regex.IsMatch(File, @"(/|C:\\).*(.yaml|.yml)", RegexOptions.IgnoreCase)
        ? throw RubyError.Runtime($"Waiver files needs to be a YAML file which should have a .yaml or .yml extension -\"{File}\" does not have an appropriate extension")
        : Machine.TryReadText(File) is { } text && Yaml("load", new RString(text)) is RHash known ? known : new RHash();

    void Write(RHash waivers, string how)
    {
        var sorted = new RHash();
        foreach (var (key, value) in waivers.Pairs().OrderBy(p => Context.ToS(p.Key), StringComparer.Ordinal))
        {
            sorted.Set(Context, key, value);
        }
        Nested(n => n.Declare("file", $"Update Waiver File {File} to {how} waiver for control {Control.Text}", ("path", File), ("content", Yaml("dump", sorted)),
            ("backup", Desired.Value(InspecWaiverFileEntryResource.Backup)), ("action", ":create")));
    }

    void Add()
    {
        var justification = Desired[InspecWaiverFileEntryResource.Justification];
        if (string.IsNullOrEmpty(justification))
        {
            throw new RubyError("Chef::Exceptions::ValidationFailed", "Entries in the InSpec waiver file must have a justification given, this parameter must have a value.");
        }
        var waivers = Read();
        var entry = new RHash();
        if (Desired[InspecWaiverFileEntryResource.Expiration] is { } expiration)
        {
            entry.Set(Context, new RString("expiration_date"), new RString(expiration));
        }
        if (Desired.Value(InspecWaiverFileEntryResource.RunTest) is { } run)
        {
            entry.Set(Context, new RString("run"), run);
        }
        entry.Set(Context, new RString("justification"), new RString(justification));
        if (!Context.Equal(waivers.Get(Context, Control), entry))
        {
            waivers.Set(Context, Control, entry);
            Write(waivers, "update");
        }
    }

    void Remove()
    {
        var waivers = Read();
        if (waivers.Get(Context, Control) is not null)
        {
            Context.Send(waivers, "delete", Control);
            Write(waivers, "remove");
        }
    }
}
