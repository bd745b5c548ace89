namespace RecipeEngine.Cookbooks.Scripts;

/// <summary>
/// The Ruby of metadata.rb, Berksfiles and Policyfiles: one world for all of them, made when the first one is read. A Berksfile and a
/// Policyfile see their own directory as the working directory while they are evaluated.
/// </summary>
/// <param name="machine">what the scripts may look at (and, being Ruby, change)</param>
public sealed class CookbookRuby(ISystem machine)
{
    Context? context;

    /// <summary>Evaluates a metadata.rb; for <see cref="CookbookLoaderOptions.RubyMetadata"/>.</summary>
    public MetadataScript Metadata => (path, builder) =>
        Evaluate(path, "Chef::Exceptions::MetadataNotValid", ctx => MetadataWords.Self(ctx, builder));

    static readonly Lock OneDirectory = new();

    /// <summary>The machine the scripts run on.</summary>
    public ISystem Machine => machine;

    Context Context => context ??= new Interpreter(machine, Generated.Builtins.Table).MainContext;

    /// <summary>Runs a script in its own directory.</summary>
    internal void RunIn(string directory, string path, string errorClass, Func<Context, RObject> self)
    {
        // A process has one current directory: two scripts at once would each put back the other's.
        lock (OneDirectory)
        {
            var before = machine.CurrentDirectory;
            machine.ChangeDirectory(directory);
            try
            {
                Evaluate(path, errorClass, self);
            }
            finally
            {
                machine.ChangeDirectory(before);
            }
        }
    }

    internal void Evaluate(string path, string errorClass, Func<Context, RObject> self)
    {
        var ctx = Context;
        var mark = ctx.GetMark();
        try
        {
            MetadataWords.RunFile(ctx, path, self(ctx));
        }
        catch (Exception fault) when (fault is RubyError or RecipeError or MachineException or Dsl.Syntax.SyntaxErrorException)
        {
            ctx.Unwind(mark);
            throw RubyMistakes.Describe(ctx, fault, path, errorClass);
        }
        finally
        {
            ctx.Interpreter.Io.Flush();
        }
    }
}
