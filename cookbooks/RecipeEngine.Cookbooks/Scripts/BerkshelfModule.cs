namespace RecipeEngine.Cookbooks.Scripts;

/// <summary>The module that the selfs of Berksfiles, Policyfiles and metadata.rb live in.</summary>
[RubyModule("Berkshelf")]
public static class BerkshelfModule;
