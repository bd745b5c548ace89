namespace RecipeEngine.Cookbooks.Scripts;

/// <summary>
/// The Ruby of metadata.rb, Berksfiles and Policyfiles: one world for all of them, made when the first one is read. A Berksfile and a
/// Policyfile see their own directory as the working directory while they are evaluated; the process stays where it is.
/// </summary>
/// <param name="machine">what the scripts may look at (and, being Ruby, change)</param>
public sealed class CookbookRuby(ISystem machine)
{
    readonly WorkingDirectorySystem view = new(machine);

    Context? context;

    /// <summary>Evaluates a metadata.rb; for <see cref="CookbookLoaderOptions.RubyMetadata"/>.</summary>
    public MetadataScript Metadata => (path, builder) =>
        Evaluate(path, "Chef::Exceptions::MetadataNotValid", ctx => MetadataWords.Self(ctx, builder));

    /// <summary>The machine the scripts run on.</summary>
    public ISystem Machine => view;

    Context Context => context ??= new Interpreter(view, Generated.Builtins.Table).MainContext;

    /// <summary>Runs a script in its own directory.</summary>
    internal void RunIn(string directory, string path, string errorClass, Func<Context, RObject> self)
    {
        var before = view.CurrentDirectory;
        view.ChangeDirectory(directory);
        try
        {
            Evaluate(path, errorClass, self);
        }
        finally
        {
            view.ChangeDirectory(before);
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
