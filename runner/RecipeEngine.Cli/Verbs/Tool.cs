namespace RecipeEngine.Cli.Verbs;

/// <summary>Whose flags a command line has: the verbs of recipe, or a tool of Chef whose name recipe was called by.</summary>
[Flags]
enum Tool
{
    Recipe = 1,
    Client = 2,
    Solo = 4,
    Apply = 8,

    /// <summary>All but chef-apply, which knows few flags.</summary>
    Runs = Recipe | Client | Solo,
    Chef = Client | Solo | Apply,
    All = Runs | Apply,
}
