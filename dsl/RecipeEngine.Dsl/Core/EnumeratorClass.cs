namespace RecipeEngine.Dsl.Core;

/// <summary>Ruby's Enumerator: what each, next and size of it do.</summary>
[RubyClass("Enumerator", Includes = ["Enumerable"])]
public static class EnumeratorClass
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => new REnumerator(klass);

    /// <summary>Iterates with the block.</summary>
    [RubyMethod("each")]
    public static object? Each(Context ctx, REnumerator self, RProc? block, params object?[] rest) => block is null && rest.Length == 0 ? self : self.Iterate(ctx, block);
}
