using RecipeEngine.Cookbooks;
using RecipeEngine.Engine.Templates;

namespace RecipeEngine.Engine.Resources;

/// <summary>A file whose content is an ERB template's output.</summary>
public sealed class TemplateProvider : FileProvider
{
    public static new readonly ProviderType Provides = ProviderType.For<TemplateProvider>(TemplateResource.Type,
        ("create", f => f.Run("create")), ("create_if_missing", f => f.Run("create_if_missing")), ("delete", f => f.Run("delete")), ("touch", f => f.Run("touch")));

    new void Run(string action) => FileProvider.Provides.Find(action)!(this);

    protected override void Require(Requirements requirements)
    {
        base.Require(requirements);
        var source = Desired.Value(TemplateResource.Source);
        requirements.Assert("create create_if_missing", () => Exists(), "Chef::Exceptions::FileNotFound", $"Template source {Context.ToS(source)} could not be found.",
            $"Template source {Context.ToS(source)} does not exist. Assuming it would have been created.", blocks: true);
    }

    bool Exists() => !Desired[TemplateResource.Local] || Machine.IsFile(Context.ToS(Desired.Value(TemplateResource.Source)));

    protected override byte[]? NewContent()
    {
        // A provider that declares a template has rendered it itself.
        if (Desired.IsSet(FileResource.Content))
        {
            return base.NewContent();
        }
        var source = Desired.Value(TemplateResource.Source);
        var cookbook = Desired[TemplateResource.Cookbook] ?? Resource.CookbookName;
        var file = Desired[TemplateResource.Local] ? Context.ToS(source) : CookbookSources.Find(Context, base.Run, cookbook, CookbookSegment.Templates, source);
        return TemplateRenderer.Render(Context, base.Run, Resource, cookbook, Context.ToS(source is RArray { Count: > 0 } a ? a[0] : source), file, Desired[TemplateResource.Variables] ?? new RHash()).ToBytes();
    }
}
