namespace RecipeEngine.Cli;

/// <summary>Bad usage: one line on stderr, exit code 64.</summary>
static class Usage
{
    public static int Fail(string message)
    {
        Console.Error.WriteLine("recipe: " + message);
        return 64;
    }
}
