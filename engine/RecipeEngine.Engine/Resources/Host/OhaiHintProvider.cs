using static RecipeEngine.Engine.Resources.OhaiHintResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>Tells Ohai something it cannot find out: a JSON file in its directory of hints.</summary>
public sealed class OhaiHintProvider : Provider
{
    const string Folder = "/etc/chef/ohai/hints";

    public static readonly ProviderType Provides = ProviderType.For<OhaiHintProvider>(OhaiHintResource.Type, ("create", p => p.Create()), ("delete", p => p.Delete()));

    string File => $"{Folder}/{Desired[HintName]}{(Desired[HintName]!.EndsWith(".json", StringComparison.Ordinal) ? "" : ".json")}";

    RString Text()
    {
        if (Desired[Content] is not { Count: > 0 } content)
        {
            return new RString("");
        }
        Context.Interpreter.Require(Context, "json");
        return (RString)Context.Send(Context.Interpreter.FindModule(Context, "JSON"), "pretty_generate", content)!;
    }

    void Create() => Nested(n =>
    {
        n.Declare("directory", Folder, ("action", ":create"), ("recursive", true));
        n.Declare("file", File, ("action", ":create"), ("content", Text()));
    });

    void Delete() => Nested(n =>
    {
        var file = n.Declare("file", File, ("action", ":delete"));
        n.Notify(file, "reload", n.Declare("ohai", "reload ohai post hint removal", ("action", ":nothing")));
    });
}
