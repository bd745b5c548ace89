namespace RecipeEngine.Cookbooks.Berks;

/// <summary>Berkshelf: the namespace of a Berksfile's words and errors.</summary>
[RubyModule("Berkshelf")]
static class BerkshelfModule;
