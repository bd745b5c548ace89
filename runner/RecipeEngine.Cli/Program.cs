namespace RecipeEngine.Cli;

static class Program
{
    static int Main(string[] args)
    {
        Console.Error.WriteLine("recipe: usage: recipe VERB …");
        return args.Length == 0 ? 64 : 64;
    }
}
